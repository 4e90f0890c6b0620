package cn.zhiban.scheduling.event;

import cn.zhiban.core.org.Platform;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of an event (大促).
 *
 * @param name what people call it
 * @param kind what it is; past events of the kind are learned from
 * @param firstDay first day of the peak
 * @param lastDay last day of the peak
 * @param daysBefore days of warming up before the peak, 0 to 60
 * @param daysAfter days of echo after it, 0 to 60
 * @param factorBefore how many times as many write while it warms up; null = learned
 * @param factorPeak the same for the peak
 * @param factorAfter the same for the echo
 * @param fromSlot first half hour of each day that it touches, 0 to 47
 * @param toSlot half hour of each day that it no longer touches, 1 to 48
 * @param clientId only shops of this client, null = of all
 * @param platform only shops on this platform, null = on all
 * @param shopId only this shop, null = all
 */
public record EventDraft(
        String name,
        EventKind kind,
        LocalDate firstDay,
        LocalDate lastDay,
        int daysBefore,
        int daysAfter,
        @Nullable Double factorBefore,
        @Nullable Double factorPeak,
        @Nullable Double factorAfter,
        int fromSlot,
        int toSlot,
        @Nullable Long clientId,
        @Nullable Platform platform,
        @Nullable Long shopId) {
    /** First day that it touches. */
    public LocalDate begin() {
        return firstDay.minusDays(daysBefore);
    }

    /** Last day that it touches. */
    public LocalDate end() {
        return lastDay.plusDays(daysAfter);
    }
}
