package cn.zhiban.scheduling.demand;

import java.time.LocalDate;

/**
 * A correction of the forecast by hand (人工修正).
 *
 * @param shopId the shop
 * @param firstDay first day
 * @param lastDay last day
 * @param fromSlot first half hour of each day, 0 to 47
 * @param toSlot half hour of each day that is no longer corrected, 1 to 48
 * @param kind what the amount means
 * @param amount factor or number
 * @param reason why, for those who read it later
 */
public record OverrideDraft(
        long shopId,
        LocalDate firstDay,
        LocalDate lastDay,
        int fromSlot,
        int toSlot,
        OverrideKind kind,
        double amount,
        String reason) {
    boolean touches(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
