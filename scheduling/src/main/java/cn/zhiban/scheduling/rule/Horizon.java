package cn.zhiban.scheduling.rule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * The days of a roster (排班周期) as columns: first those before the period, which are over and only tell rest and run
 * rules how the period begins, then the planned ones.
 *
 * @param firstDay first planned day
 * @param history number of known days before it, columns 0 to history - 1
 * @param days number of planned days
 * @param holidays statutory holidays
 */
public record Horizon(LocalDate firstDay, int history, int days, Set<LocalDate> holidays) {
    public Horizon {
        if (history < 0 || days < 1) {
            throw new IllegalArgumentException("A horizon needs at least one day");
        }
        holidays = Set.copyOf(holidays);
    }

    /** A horizon without known days before it and without holidays. */
    public static Horizon of(LocalDate firstDay, int days) {
        return new Horizon(firstDay, 0, days, Set.of());
    }

    /** First planned column. */
    public int first() {
        return history;
    }

    /** Number of columns, past ones included. */
    public int columns() {
        return history + days;
    }

    /** The date of a column. */
    public LocalDate date(int column) {
        return firstDay.plusDays((long) column - history);
    }

    /** The column of a date; outside 0 to columns - 1 when the date is not in the roster. */
    public int column(LocalDate date) {
        return Math.toIntExact(date.toEpochDay() - firstDay.toEpochDay()) + history;
    }

    public boolean isSaturday(int column) {
        return date(column).getDayOfWeek() == DayOfWeek.SATURDAY;
    }

    public boolean isSunday(int column) {
        return date(column).getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    public boolean isHoliday(int column) {
        return holidays.contains(date(column));
    }
}
