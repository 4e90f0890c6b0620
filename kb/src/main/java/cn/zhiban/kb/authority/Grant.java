package cn.zhiban.kb.authority;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that was given (放行记录).
 *
 * @param id its id
 * @param caseCode the case
 * @param caseName what people call it
 * @param shopId the shop
 * @param accountId who gave it
 * @param agent what people call them
 * @param step the step, null = an amount of its own
 * @param amountCents how much, in cents
 * @param orderCents amount of the order in cents
 * @param orderRef number of the order
 * @param remedy how the buyer is made good
 * @param note what the agent added
 * @param ladderId version of the limits that allowed it, null if only an approval did
 * @param request code of the approval that allowed it, null if it was within the limits
 * @param approvedBy name of the lead who approved it, or null
 * @param day company day whose allowance it used
 * @param grantedAt when
 * @param takenBackAt when it was taken back, or null
 */
public record Grant(
        long id,
        String caseCode,
        String caseName,
        long shopId,
        long accountId,
        String agent,
        @Nullable Step step,
        long amountCents,
        long orderCents,
        String orderRef,
        Remedy remedy,
        String note,
        @Nullable Long ladderId,
        @Nullable String request,
        @Nullable String approvedBy,
        LocalDate day,
        Instant grantedAt,
        @Nullable Instant takenBackAt) {}
