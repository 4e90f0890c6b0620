package cn.zhiban.scheduling.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * How far a day is from the turn of the month, in open days: pay days, bills and monthly coupons sit there.
 *
 * @param closed days on which nobody is served
 * @param closedWeekdays weekdays on which nobody is ever served
 */
record MonthTurn(Set<LocalDate> closed, Set<DayOfWeek> closedWeekdays) {
    /** First and last place that has an effect of its own; the first open day of a month is 0, the last one −1. */
    static final int FIRST = -6;

    static final int LAST = 10;
    static final int PLACES = LAST - FIRST + 1;
    private static final int MIDDLE = 15;

    boolean isOpen(LocalDate day) {
        return !closed.contains(day) && !closedWeekdays.contains(day.getDayOfWeek());
    }

    /** Index of the place, or −1 in the middle of the month. */
    int place(LocalDate day) {
        int distance = 0;
        if (day.getDayOfMonth() <= MIDDLE) {
            for (LocalDate at = day.withDayOfMonth(1); at.isBefore(day); at = at.plusDays(1)) {
                distance += isOpen(at) ? 1 : 0;
            }
        } else {
            distance = -1;
            LocalDate end = day.withDayOfMonth(day.lengthOfMonth());
            for (LocalDate at = day; at.isBefore(end); at = at.plusDays(1)) {
                distance -= isOpen(at.plusDays(1)) ? 1 : 0;
            }
        }
        return distance < FIRST || distance > LAST ? -1 : distance - FIRST;
    }

    /** Whether it is the first open day after a closed one that is usually open. */
    boolean isAfterClosed(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (closedWeekdays.contains(before.getDayOfWeek()) && before.isAfter(day.minusDays(7))) {
            before = before.minusDays(1);
        }
        return closed.contains(before);
    }
}
