package cn.zhiban.kb.authority;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an agent asked a lead for, and what became of it (审批).
 *
 * @param code six letters that people can read out
 * @param caseCode the case
 * @param caseName what people call it
 * @param shopId the shop
 * @param accountId who asked
 * @param agent what people call them
 * @param amountCents how much, in cents
 * @param orderCents amount of the order in cents
 * @param orderRef number of the order
 * @param remedy how the buyer would be made good
 * @param reason why the limits are not enough
 * @param state where it stands
 * @param createdAt when it was asked
 * @param expiresAt when it ends unless it is answered, or used
 * @param decidedBy name of the lead, or null
 * @param answer why it was approved or refused, may be empty
 */
public record Approval(
        String code,
        String caseCode,
        String caseName,
        long shopId,
        long accountId,
        String agent,
        long amountCents,
        long orderCents,
        String orderRef,
        Remedy remedy,
        String reason,
        State state,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String decidedBy,
        String answer) {
    /** Where a request stands. Translated as {@code kb.authority.state.<NAME>}. */
    public enum State {
        /** nobody has answered yet */
        OPEN,
        /** may be given now */
        APPROVED,
        /** may not be given */
        REFUSED,
        /** nobody answered, or the agent did not use it, in time */
        EXPIRED,
        /** was given */
        USED
    }
}
