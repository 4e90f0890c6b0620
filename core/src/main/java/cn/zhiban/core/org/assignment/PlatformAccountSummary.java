package cn.zhiban.core.org.assignment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A nick (平台账号) under which an employee answers for a shop.
 *
 * @param id its id
 * @param employeeId whose
 * @param employeeName name of whose
 * @param shopId of which shop
 * @param shopName name of that shop
 * @param nick what buyers see
 * @param validFrom first day
 * @param validTo last day, null for open
 * @param version to be handed back with a change
 */
public record PlatformAccountSummary(
        long id,
        long employeeId,
        String employeeName,
        long shopId,
        String shopName,
        String nick,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        int version) {}
