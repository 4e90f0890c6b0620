package cn.zhiban.training.path;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/** Days until which something is due. */
final class DueDates {
    private DueDates() {}

    /**
     * The day so many days after the start; the start itself is day 0.
     *
     * @param days at least 1
     * @param extra calendar days that were granted on top
     * @param known on which days the person works, where that is known; else Monday to Friday are working days
     */
    static LocalDate due(LocalDate start, int days, PathContent.Days by, int extra, Map<LocalDate, Boolean> known) {
        if (by == PathContent.Days.CALENDAR) {
            return start.plusDays((long) days + extra);
        }
        LocalDate day = start;
        int left = days;
        // a month without a working day is a leave: time does not stand still for ever
        for (int looked = 0; left > 0 && looked < days * 7 + 31; looked++) {
            day = day.plusDays(1);
            if (known.getOrDefault(day, day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue())) {
                left--;
            }
        }
        return day.plusDays(extra);
    }

    /** Last day that may have to be looked at. */
    static LocalDate horizon(LocalDate start, int days) {
        return start.plusDays(days * 7L + 31);
    }
}
