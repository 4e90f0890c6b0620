package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.rule.Horizon;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Weeks and months of a horizon, in columns. */
final class Days {
    private Days() {}

    /**
     * Columns from one to another.
     *
     * @param from first column
     * @param to column after the last
     */
    record Span(int from, int to) {}

    /** Weeks from Monday to Sunday that touch the planned days and are known as a whole. */
    static List<Span> weeks(Horizon horizon) {
        List<Span> weeks = new ArrayList<>();
        for (int c = 0; c + 7 <= horizon.columns(); c++) {
            if (horizon.date(c).getDayOfWeek() == DayOfWeek.MONDAY && c + 7 > horizon.first()) {
                weeks.add(new Span(c, c + 7));
            }
        }
        return weeks;
    }

    /** The same, and the days after the last whole week: what holds for a week holds for its beginning, too. */
    static List<Span> weeksAndRest(Horizon horizon) {
        List<Span> weeks = new ArrayList<>(weeks(horizon));
        int from = horizon.columns()
                - horizon.date(horizon.columns()).getDayOfWeek().getValue()
                + DayOfWeek.MONDAY.getValue();
        if (from >= 0 && from < horizon.columns()) {
            weeks.add(new Span(from, horizon.columns()));
        }
        return weeks;
    }

    /**
     * The planned days by calendar month.
     *
     * @param known first day of which rosters are known; a month that began before the planned days counts from its first
     *     day when that is known
     */
    static List<Span> months(Horizon horizon, int known) {
        List<Span> months = new ArrayList<>();
        int begin = horizon.first() - horizon.firstDay().getDayOfMonth() + 1;
        int from = begin >= 0 && known <= begin ? begin : horizon.first();
        for (int c = from + 1; c <= horizon.columns(); c++) {
            if (c == horizon.columns() || !month(horizon.date(c)).equals(month(horizon.date(from)))) {
                months.add(new Span(from, c));
                from = c;
            }
        }
        return months;
    }

    /** Weekends with a planned day. */
    static int weekends(Horizon horizon) {
        int n = 0;
        for (int c = horizon.first(); c < horizon.columns(); c++) {
            if (horizon.isSaturday(c) || horizon.isSunday(c) && c == horizon.first()) {
                n++;
            }
        }
        return n;
    }

    private static YearMonth month(LocalDate day) {
        return YearMonth.from(day);
    }
}
