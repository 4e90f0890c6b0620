package cn.zhiban.scheduling.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Forecasts the arrivals (进线量) of one series by half hours: size of the day × share of the half hour × effects of
 * events. Days with events are kept out of everyday sizes and courses. The same input always gives the same forecast; a
 * series that is twice as high gives one twice as high; nothing after the first day asked for is looked at.
 * O(days × 26²) time.
 */
public final class Forecaster {
    /** Name of the effect of the first open day after a closed one. */
    public static final String AFTER_CLOSED = "after-closed";

    /** Half of the range in standard deviations: one in ten lies below, one in ten above. */
    private static final double RANGE = 1.2816;
    /** Days of history that are needed to say that a weekday is never open. */
    private static final int DAYS_TO_KNOW_WEEKDAYS = 21;
    /** Share of days without arrivals from which on they are taken for quiet rather than unknown. */
    private static final double QUIET = 0.2;

    private final Tuning tuning;

    /** With the numbers the product uses. */
    public Forecaster() {
        this(Tuning.CHOSEN);
    }

    /** With other numbers, to compare them. */
    public Forecaster(Tuning tuning) {
        this.tuning = tuning;
    }

    /**
     * Forecasts days in a row.
     *
     * @param history what is known; days from the first one asked for on are not looked at
     * @param outlook events and closed days, past and future
     * @param from first day
     * @param days how many, at least 1
     */
    public Forecast forecast(History history, Outlook outlook, LocalDate from, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("days " + days);
        }
        History past = known(history.before(from), outlook);
        if (past.isEmpty()) {
            return new Forecast(
                    from.datesUntil(from.plusDays(days))
                            .map(Forecaster::nothing)
                            .toList(),
                    List.of(),
                    0);
        }
        MonthTurn turn = new MonthTurn(outlook.closed(), closedWeekdays(past, outlook));
        Outlook marked = withClosures(past, outlook, turn, from, days);
        return forecast(past, marked, turn, from, days);
    }

    private Forecast forecast(History past, Outlook outlook, MonthTurn turn, LocalDate from, int days) {
        NavigableMap<LocalDate, double[]> plain = new TreeMap<>(past.days());
        Set<LocalDate> special = new LinkedHashSet<>();
        outlook.marks().forEach(mark -> special.add(mark.day()));
        plain.keySet().removeAll(special);
        if (plain.isEmpty()) {
            plain = past.days();
        }
        Map<LocalDate, Double> totals = new TreeMap<>();
        plain.forEach((day, counts) -> totals.put(day, History.sum(counts)));
        DaySizes sizes = new DaySizes(totals, from, turn, tuning);
        Courses courses = new Courses(plain, from, tuning);
        EventEffects effects = new EventEffects(
                past, outlook, day -> spread(sizes.lookingBack(day), day.getDayOfWeek(), courses), tuning);
        List<ForecastDay> forecast = new ArrayList<>();
        Set<String> used = new LinkedHashSet<>();
        for (int i = 0; i < days; i++) {
            LocalDate day = from.plusDays(i);
            List<DayMark> marks = outlook.on(day);
            marks.forEach(mark -> used.add(mark.effect()));
            if (turn.isOpen(day)) {
                double[] expected = spread(sizes.expected(day), day.getDayOfWeek(), courses);
                double doubt = sizes.noise() * Math.sqrt(1.5 + 0.25 * i / 7);
                forecast.add(day(day, expected, marks, effects, Math.hypot(doubt, courses.noise())));
            } else {
                forecast.add(nothing(day));
            }
        }
        return new Forecast(
                forecast,
                used.stream()
                        .map(effects::effect)
                        .filter(java.util.Objects::nonNull)
                        .toList(),
                sizes.noise());
    }

    private static ForecastDay day(
            LocalDate day, double[] plain, List<DayMark> marks, EventEffects effects, double doubt) {
        double[] expected = plain.clone();
        double[] low = new double[History.SLOTS];
        double[] high = new double[History.SLOTS];
        for (int slot = 0; slot < History.SLOTS; slot++) {
            double share = doubt * doubt;
            for (DayMark mark : marks) {
                if (mark.touches(slot)) {
                    expected[slot] *= effects.factor(mark, slot);
                    share += effects.doubt(mark) * effects.doubt(mark);
                }
            }
            double deviation = Math.sqrt(expected[slot] + share * expected[slot] * expected[slot]);
            low[slot] = Math.max(0, expected[slot] - RANGE * deviation);
            high[slot] = expected[slot] + RANGE * deviation;
        }
        return new ForecastDay(day, expected, low, high);
    }

    private static double[] spread(double total, DayOfWeek weekday, Courses courses) {
        double[] expected = new double[History.SLOTS];
        for (int slot = 0; slot < History.SLOTS; slot++) {
            expected[slot] = total * courses.share(weekday, slot);
        }
        return expected;
    }

    private static ForecastDay nothing(LocalDate day) {
        return new ForecastDay(day, new double[History.SLOTS], new double[History.SLOTS], new double[History.SLOTS]);
    }

    /** Leaves out closed days, and days without arrivals unless there are many of them. */
    private static History known(History history, Outlook outlook) {
        TreeMap<LocalDate, double[]> days = new TreeMap<>(history.days());
        days.keySet().removeAll(outlook.closed());
        List<LocalDate> empty = days.entrySet().stream()
                .filter(entry -> History.sum(entry.getValue()) <= 0)
                .map(Map.Entry::getKey)
                .toList();
        if (empty.size() == days.size() || empty.size() < QUIET * days.size()) {
            empty.forEach(days::remove);
        }
        return new History(days);
    }

    private static Set<DayOfWeek> closedWeekdays(History past, Outlook outlook) {
        if (ChronoUnit.DAYS.between(past.first(), past.last()) < DAYS_TO_KNOW_WEEKDAYS) {
            return Set.of();
        }
        Set<DayOfWeek> closed = EnumSet.allOf(DayOfWeek.class);
        past.days().keySet().forEach(day -> closed.remove(day.getDayOfWeek()));
        outlook.marks().forEach(mark -> closed.remove(mark.day().getDayOfWeek()));
        return closed;
    }

    private static Outlook withClosures(History past, Outlook outlook, MonthTurn turn, LocalDate from, int days) {
        if (outlook.closed().isEmpty()) {
            return outlook;
        }
        List<DayMark> marks = new ArrayList<>(outlook.marks());
        past.first()
                .datesUntil(from.plusDays(days))
                .filter(day -> turn.isOpen(day) && turn.isAfterClosed(day))
                .forEach(day -> marks.add(new DayMark(day, AFTER_CLOSED, null)));
        return new Outlook(marks, outlook.closed());
    }
}
