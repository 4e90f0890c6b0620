package cn.zhiban.scheduling.dayplan;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.roster.Roster;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of planned days what the timeline shows, for those that somebody may see. */
@Component
class DayPlans {
    private static final int DAY = 1440;
    private static final int HALF = 30;

    private final DayPlanner planner;
    private final DayWords words;
    private final HolidayCalendar holidays;
    private final CompanyTime time;

    DayPlans(DayPlanner planner, DayWords words, HolidayCalendar holidays, CompanyTime time) {
        this.planner = planner;
        this.words = words;
        this.holidays = holidays;
        this.time = time;
    }

    /**
     * The day.
     *
     * @param seen whose rows are shown
     * @param editable which of these can be changed
     * @param groupIds whose needs are shown, null to who sees only themselves
     */
    DayPlan of(
            DayFacts facts,
            @Nullable Roster roster,
            Set<Long> seen,
            Predicate<Duty> editable,
            @Nullable Collection<Long> groupIds,
            Locale locale) {
        LocalDate day = facts.needs().day();
        List<Duty> shown = facts.duties().stream()
                .filter(one -> seen.contains(one.person().id()) && one.end(day) > 0 && one.start(day) < DAY)
                .filter(one -> roster == null || roster.contains(one.day()))
                .sorted(Comparator.comparing(
                                (Duty one) -> one.person().teamName().isEmpty())
                        .thenComparing(one -> one.person().teamName())
                        .thenComparing(one -> one.start(day))
                        .thenComparing(one -> one.end(day))
                        .thenComparing(one -> one.person().staffNumber()))
                .toList();
        boolean nightBefore = shown.stream().anyMatch(one -> one.day().isBefore(day));
        Loads today = new Loads(facts);
        Loads before = nightBefore ? new Loads(planner.dayBefore(facts)) : today;
        List<DayPlan.Row> rows = new ArrayList<>();
        List<DayPlan.Note> notes = new ArrayList<>();
        for (Duty one : shown) {
            Loads loads = one.day().isBefore(day) ? before : today;
            rows.add(row(facts, loads, one, editable.test(one), locale));
            notes.addAll(words.aboutPerson(loads.facts(), loads.board(), loads.workers(), one, locale));
        }
        List<Integer> groups = java.util.stream.IntStream.range(
                        0, facts.needs().groups().size())
                .filter(group -> groupIds != null
                        && groupIds.contains(facts.needs().groups().get(group).id()))
                .filter(group -> shown.stream()
                        .anyMatch(one ->
                                facts.needs().groupsOf(facts.serving(one)).contains(group)))
                .boxed()
                .toList();
        int to = shown.stream().mapToInt(one -> one.end(day)).max().orElse(DAY);
        int until = Math.max(DAY, (to + 2 * HALF - 1) / (2 * HALF) * (2 * HALF));
        if (groupIds != null) {
            notes.addAll(words.aboutTeams(facts, shown, until, locale));
        }
        notes.addAll(words.aboutShops(facts, today.board(), groups, until, locale));
        LocalDateTime now = time.local(time.now());
        return new DayPlan(
                day,
                roster == null ? null : Long.valueOf(roster.id()),
                holidays.holiday(day).map(one -> one.name()).orElse(""),
                until,
                now.toLocalDate().equals(day) ? Integer.valueOf(now.getHour() * 60 + now.getMinute()) : null,
                rows.stream().anyMatch(DayPlan.Row::editable),
                rows,
                groups.stream().map(group -> strip(facts, group, until)).toList(),
                notes);
    }

    /** Loads of a day: computed once for all its people. */
    private record Loads(DayFacts facts, List<Duty> workers, ShopBoard board) {
        Loads(DayFacts facts) {
            this(facts, facts.workers(), facts.board(facts.workers()));
        }
    }

    private DayPlan.Row row(DayFacts facts, Loads loads, Duty one, boolean editable, Locale locale) {
        LocalDate day = facts.needs().day();
        Planned plan = facts.plans().getOrDefault(one.key(), new Planned(List.of(), Set.of(), false));
        List<DayPlan.Break> breaks = new ArrayList<>();
        for (Planned.Break at : plan.breaks()) {
            breaks.add(new DayPlan.Break(breaks.size(), one.from(day, at.start()), at.minutes(), at.locked()));
        }
        List<DayPlan.Shop> shops = new ArrayList<>();
        if (one.serves()) {
            facts.serving(one).stream()
                    .filter(serves -> shops.stream().noneMatch(shop -> shop.id() == serves.shopId()))
                    .forEach(serves -> shops.add(new DayPlan.Shop(
                            serves.shopId(), serves.shopName(), plan.shops().contains(serves.shopId()))));
        }
        int who = loads.workers().indexOf(one);
        return new DayPlan.Row(
                one.person().id(),
                one.person().staffNumber(),
                one.person().name(),
                one.person().teamName(),
                one.day(),
                one.shift().code(),
                one.shift().name(),
                one.shift().colour(),
                one.start(day),
                one.end(day),
                editable,
                breaks,
                shops,
                plan.shopsLocked(),
                who >= 0 && loads.board().load(who) > loads.facts().maximum(one),
                words.why(loads.facts(), loads.board(), who, one, locale));
    }

    private static DayPlan.Strip strip(DayFacts facts, int group, int to) {
        int halves = to / HALF;
        int[] planned = new int[DayNeeds.HALVES];
        int[] present = new int[DayNeeds.HALVES];
        for (Duty one : facts.workers()) {
            if (facts.needs().groupsOf(facts.serving(one)).contains(group)) {
                boolean[] duty = facts.duty(one);
                boolean[] there = facts.present(one);
                for (int half = 0; half < DayNeeds.HALVES; half++) {
                    planned[half] += duty[2 * half] && duty[2 * half + 1] ? 1 : 0;
                    present[half] += there[2 * half] && there[2 * half + 1] ? 1 : 0;
                }
            }
        }
        return new DayPlan.Strip(
                facts.needs().groups().get(group).id(),
                facts.needs().groups().get(group).name(),
                first(facts.needs().need()[group], halves),
                first(facts.needs().desks()[group], halves),
                first(planned, halves),
                first(present, halves));
    }

    private static List<Integer> first(int[] numbers, int many) {
        return java.util.Arrays.stream(numbers).limit(many).boxed().toList();
    }
}
