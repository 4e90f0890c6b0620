package cn.zhiban.scheduling.wish;

import cn.zhiban.scheduling.shift.ShiftBand;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wish as it was entered.
 *
 * @param firstDay the day; of a recurring one the first day
 * @param lastDay of a recurring one the last day, inclusive, null open; else null
 * @param weekdays on which it recurs; empty: it is about one day
 * @param termOnly holds only while schools have term
 * @param direction wanted or avoided
 * @param target what it is about
 * @param band of a wish about a band
 * @param shiftTypeId of a wish about a shift type
 * @param fromMinute of a wish about hours: minutes after midnight
 * @param toMinute minutes after midnight; above 1440 it ends on the next day
 * @param level how much it matters
 * @param reason for the lead only; may be empty
 */
public record WishDraft(
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        Set<DayOfWeek> weekdays,
        boolean termOnly,
        WishDirection direction,
        WishTarget target,
        @Nullable ShiftBand band,
        @Nullable Long shiftTypeId,
        @Nullable Integer fromMinute,
        @Nullable Integer toMinute,
        WishLevel level,
        String reason) {
    /** Copies the set. */
    public WishDraft {
        weekdays = Set.copyOf(weekdays);
    }

    /** A wish about one day: free, or no shift of a band. */
    public static WishDraft ofDay(LocalDate day, @Nullable ShiftBand without, WishLevel level) {
        return new WishDraft(
                day,
                null,
                Set.of(),
                false,
                WishDirection.AVOID,
                without == null ? WishTarget.DAY : WishTarget.BAND,
                without,
                null,
                null,
                null,
                level,
                "");
    }

    /** Whether it recurs by weekday. */
    public boolean recurs() {
        return !weekdays.isEmpty();
    }

    /** Whether both are about the same, whatever the day and level. */
    public boolean isAboutTheSame(WishDraft other) {
        return direction == other.direction
                && target == other.target
                && band == other.band
                && java.util.Objects.equals(shiftTypeId, other.shiftTypeId)
                && java.util.Objects.equals(fromMinute, other.fromMinute)
                && java.util.Objects.equals(toMinute, other.toMinute);
    }
}
