package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.contract.WorkingTime;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.leave.LeaveDay;
import cn.zhiban.scheduling.rule.ForbiddenSuccession;
import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.MaxConsecutiveShifts;
import cn.zhiban.scheduling.rule.MaxWeekends;
import cn.zhiban.scheduling.rule.MinConsecutiveDaysOff;
import cn.zhiban.scheduling.rule.MinConsecutiveShifts;
import cn.zhiban.scheduling.rule.MinutesInPeriod;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rulebook.RuleDraft;
import cn.zhiban.scheduling.rulebook.RuleSetting;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns the rules that are set into the objects that the engine and the check share. */
final class RuleRows {
    private static final int DAY = 1440;
    /** At most 24 hours a week are worked by who works part time (Labour Contract Law, article 68). */
    private static final int PART_TIME_WEEK = 24 * 60;

    private final Horizon horizon;
    private final int known;
    private final List<ShiftType> types;
    private final List<String> names;
    private final HolidayCalendar calendar;
    private final int[] minutes;

    /**
     * @param known first day of which rosters are known
     * @param types numbered from 1 in rows
     */
    RuleRows(Horizon horizon, int known, List<ShiftType> types, String off, HolidayCalendar calendar) {
        this.horizon = horizon;
        this.known = known;
        this.types = types;
        this.names = Stream.concat(Stream.of(off), types.stream().map(ShiftType::code))
                .toList();
        this.calendar = calendar;
        this.minutes = new int[types.size() + 1];
        for (int i = 0; i < types.size(); i++) {
            minutes[i + 1] = types.get(i).minutes();
        }
    }

    List<String> names() {
        return names;
    }

    /** Rules of a person; those about single cells come from {@link CellRules}. */
    List<RowRule> of(Facts facts, int[] past) {
        List<RowRule> rules = new ArrayList<>();
        for (RuleSetting setting : facts.settings()) {
            RuleDraft rule = setting.rule();
            long weight = rule.hard() ? RowRule.HARD : rule.weight();
            switch (rule.kind()) {
                case MAX_HOURS_WEEK -> weeks(facts, rule, weight, rules);
                case MAX_HOURS_MONTH, MAX_OVERTIME_MONTH -> months(facts, rule, weight, rules);
                case REST_DAY_PER_WEEK ->
                    Days.weeks(horizon)
                            .forEach(week -> rules.add(
                                    new RestDays("rest-day", week.from(), week.to(), rule.number("days"), weight)));
                case MIN_REST -> rules.add(rest(rule.number("hours"), weight));
                case MAX_CONSECUTIVE_SHIFTS ->
                    rules.add(new MaxConsecutiveShifts(horizon, rule.number("days"), weight));
                case MIN_CONSECUTIVE_SHIFTS ->
                    rules.add(new MinConsecutiveShifts(horizon, rule.number("days"), weight));
                case MIN_CONSECUTIVE_DAYS_OFF ->
                    rules.add(new MinConsecutiveDaysOff(horizon, rule.number("days"), weight));
                case FREE_WEEKENDS ->
                    rules.add(new MaxWeekends(
                            horizon, Math.max(0, Days.weekends(horizon) - rule.number("weekends")), weight));
                case MAX_NIGHTS_IN_ROW ->
                    rules.add(nights("nights-in-row", new Days.Span(0, horizon.columns()), true, rule, weight));
                case MAX_NIGHTS_MONTH ->
                    Days.months(horizon, known)
                            .forEach(month -> rules.add(nights("nights-month", month, false, rule, weight)));
                case FORBIDDEN_SUCCESSION -> rules.add(succession(rule, weight));
                case ROTATION -> rules.add(rotation(rule, past, weight));
                default -> {
                    // about single cells, about two people, or a share of what all do
                }
            }
        }
        return rules;
    }

    private void weeks(Facts facts, RuleDraft rule, long weight, List<RowRule> rules) {
        boolean partTime = facts.terms().partTime();
        if (facts.terms().workingTime() == WorkingTime.STANDARD || partTime) {
            int most = partTime ? Math.min(PART_TIME_WEEK, rule.number("hours") * 60) : rule.number("hours") * 60;
            for (Days.Span week : Days.weeksAndRest(horizon)) {
                rules.add(new MinutesInPeriod("hours-week", minutes, week.from(), week.to(), 0, most, weight));
            }
        }
    }

    private void months(Facts facts, RuleDraft rule, long weight, List<RowRule> rules) {
        if (facts.terms().workingTime() == WorkingTime.FLEXIBLE) {
            return;
        }
        for (Days.Span month : Days.months(horizon, known)) {
            int target = target(facts, month);
            if (rule.kind() == cn.zhiban.scheduling.rulebook.RuleKind.MAX_HOURS_MONTH) {
                int tolerance = rule.number("tolerance_hours") * 60;
                rules.add(new MinutesInPeriod(
                        "hours-month",
                        minutes,
                        month.from(),
                        month.to(),
                        Math.max(0, target - tolerance),
                        target + tolerance,
                        weight));
            } else {
                int overtime = Math.min(rule.number("hours") * 60, facts.terms().maxOvertimeMinutes());
                // part-timers may go over by their tolerance, but have no overtime; they are held by the softer rule
                int most = facts.terms().partTime() ? Integer.MAX_VALUE / 2 : target + overtime;
                rules.add(new MinutesInPeriod("overtime-month", minutes, month.from(), month.to(), 0, most, weight));
            }
        }
    }

    /** Agreed working time: that of a fifth of a week for each working day without leave. */
    private int target(Facts facts, Days.Span span) {
        Map<LocalDate, Integer> away = new HashMap<>();
        for (LeaveDay leave : facts.leave()) {
            away.merge(leave.day(), leave.part() == cn.zhiban.scheduling.leave.DayPart.WHOLE ? 2 : 1, Integer::sum);
        }
        int halves = 0;
        for (int c = span.from(); c < span.to(); c++) {
            LocalDate day = horizon.date(c);
            if (calendar.isWorkday(day)) {
                halves += Math.max(0, 2 - away.getOrDefault(day, 0));
            }
        }
        return halves * facts.terms().weeklyMinutes() / 10;
    }

    private RowRule nights(String id, Days.Span span, boolean inRow, RuleDraft rule, long weight) {
        return new FewOfKind(
                id,
                horizon.first(),
                span.from(),
                span.to(),
                mask(ShiftBand.NIGHT),
                inRow,
                rule.number("nights"),
                weight);
    }

    private RowRule rest(int hours, long weight) {
        boolean[][] barred = new boolean[minutes.length][minutes.length];
        for (int a = 1; a < minutes.length; a++) {
            for (int b = 1; b < minutes.length; b++) {
                int rest =
                        DAY + types.get(b - 1).startMinute() - types.get(a - 1).endMinute();
                barred[a][b] = rest < hours * 60;
            }
        }
        return new NamedRule("min-rest", new ForbiddenSuccession(horizon, barred, names, weight));
    }

    private RowRule succession(RuleDraft rule, long weight) {
        boolean[][] barred = new boolean[minutes.length][minutes.length];
        for (String pair : rule.list("successions")) {
            String[] bands = pair.split(">");
            for (int a = 1; a < minutes.length; a++) {
                for (int b = 1; b < minutes.length; b++) {
                    barred[a][b] |= bands.length == 2 && is(a, bands[0]) && is(b, bands[1]);
                }
            }
        }
        return new ForbiddenSuccession(horizon, barred, names, weight);
    }

    private RowRule rotation(RuleDraft rule, int[] past, long weight) {
        List<String> bands = rule.list("bands");
        long[] kinds = bands.stream()
                .mapToLong(band -> mask(ShiftBand.valueOf(band.strip())))
                .toArray();
        List<String> codes = Arrays.stream(kinds)
                .mapToObj(kind -> IntStream.range(1, names.size())
                        .filter(type -> (kind >>> type & 1) != 0)
                        .mapToObj(names::get)
                        .collect(Collectors.joining("/")))
                .toList();
        return Rotation.of(horizon, rule.number("days"), kinds, past, names, codes, weight);
    }

    private boolean is(int type, String band) {
        return types.get(type - 1).band().name().equals(band.strip());
    }

    /** A bit per type of the band. */
    long mask(ShiftBand band) {
        long mask = 0;
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).band() == band) {
                mask |= 1L << i + 1;
            }
        }
        return mask;
    }
}
