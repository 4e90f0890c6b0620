package cn.zhiban.scheduling.attendance;

import cn.zhiban.scheduling.contract.WorkingTime;
import cn.zhiban.scheduling.holiday.DayKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What each minute costs (Labour Law art. 36, 38, 41, 44; rules on paying wages, art. 13). Holidays are told by the clock,
 * so a night shift is parted at midnight; days of rest by the day on which the shift starts.
 */
final class PayFactors {
    /** Eight hours. */
    private static final int DAY_LIMIT = 480;

    private final Terms terms;
    private final Map<LocalDate, Integer> ofDay = new HashMap<>();
    private final Map<LocalDate, Integer> ofPeriod = new HashMap<>();

    private PayFactors(Terms terms) {
        this.terms = terms;
    }

    /**
     * Work of a day.
     *
     * @param day on which the shift starts
     * @param rest whether the person should have rested
     * @param counted working time
     */
    record Work(LocalDate day, boolean rest, List<Stretch> counted) {}

    /**
     * What somebody's hours are measured by.
     *
     * @param system working-time system
     * @param kind what days are
     * @param period first day of the period to which a day belongs
     * @param target ordinary minutes of the period that begins on a day
     * @param flexibleHolidays whether flexible working time is paid more on holidays
     */
    record Terms(
            WorkingTime system,
            Function<LocalDate, DayKind> kind,
            Function<LocalDate, LocalDate> period,
            ToIntFunction<LocalDate> target,
            boolean flexibleHolidays) {}

    /** Each minute with exactly one reason, from the first to the last. */
    static List<PaidPart> parts(List<Work> works, Terms terms) {
        PayFactors factors = new PayFactors(terms);
        Map<String, PaidPart> parts = new LinkedHashMap<>();
        works.stream().sorted(Comparator.comparing(Work::day)).forEach(work -> {
            for (Stretch stretch : work.counted()) {
                int from = stretch.from();
                while (from < stretch.to()) {
                    LocalDate date = Stretch.day(from);
                    int to = Math.min(stretch.to(), Stretch.midnight(date.plusDays(1)));
                    for (PaidPart part : factors.parts(work, date, to - from)) {
                        parts.merge(part.day() + " " + part.date() + part.reason(), part, PayFactors::plus);
                    }
                    from = to;
                }
            }
        });
        return List.copyOf(parts.values());
    }

    private static PaidPart plus(PaidPart one, PaidPart two) {
        return new PaidPart(one.day(), one.date(), one.minutes() + two.minutes(), one.reason());
    }

    private List<PaidPart> parts(Work work, LocalDate date, int minutes) {
        boolean holiday = terms.kind().apply(date) == DayKind.STATUTORY;
        if (terms.system() == WorkingTime.FLEXIBLE) {
            return List.of(part(
                    work, date, minutes, holiday && terms.flexibleHolidays() ? PayReason.HOLIDAY : PayReason.ORDINARY));
        }
        if (holiday) {
            return List.of(part(work, date, minutes, PayReason.HOLIDAY));
        }
        boolean standard = terms.system() == WorkingTime.STANDARD;
        if (standard && work.rest()) {
            return List.of(part(work, date, minutes, PayReason.REST_DAY));
        }
        List<PaidPart> parts = new ArrayList<>();
        int left = minutes;
        if (standard) {
            int used = ofDay.getOrDefault(work.day(), 0);
            int within = Math.min(left, Math.max(0, DAY_LIMIT - used));
            ofDay.put(work.day(), used + left);
            add(parts, part(work, date, left - within, PayReason.OVER_DAY));
            left = within;
        }
        LocalDate period = terms.period().apply(work.day());
        int used = ofPeriod.getOrDefault(period, 0);
        int within = Math.min(left, Math.max(0, terms.target().applyAsInt(period) - used));
        ofPeriod.put(period, used + left);
        add(parts, part(work, date, within, PayReason.ORDINARY));
        add(parts, part(work, date, left - within, PayReason.OVER_PERIOD));
        return parts;
    }

    private static void add(List<PaidPart> parts, PaidPart part) {
        if (part.minutes() > 0) {
            parts.add(part);
        }
    }

    private static PaidPart part(Work work, LocalDate date, int minutes, PayReason reason) {
        return new PaidPart(work.day(), date, minutes, reason);
    }
}
