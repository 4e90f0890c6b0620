package cn.zhiban.scheduling.dayplan;

import cn.zhiban.scheduling.load.LoadRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A day with everybody on duty around it and what is planned for them; makes of it what the planners need.
 *
 * @param needs what the day needs; its midnight is where minutes are counted from
 * @param duties shifts of the day, of the two before and of the next
 * @param plans what is planned, added to as planning goes on
 * @param serving what people may serve
 * @param rules how breaks are placed
 * @param percents per pool of people how many of a hundred may be away at once
 * @param load how load is reckoned
 * @param maxima loads that people can carry who have a maximum of their own
 * @param now minute of the company's clock: breaks that have begun are not moved any more
 */
record DayFacts(
        DayNeeds needs,
        List<Duty> duties,
        Map<Duty.Key, Planned> plans,
        Map<Long, List<Duties.Serving>> serving,
        List<BreakRule> rules,
        Map<String, Integer> percents,
        LoadRule load,
        Map<Long, Integer> maxima,
        long now) {
    private static final int END = BreakDay.QUARTERS * BreakDay.QUARTER;

    private LocalDate day() {
        return needs.day();
    }

    /** Of whom somebody is one when only so many may be away. */
    static String pool(Duty one) {
        return String.valueOf(one.person().teamId());
    }

    BreakRule rule(Duty one) {
        return BreakRules.of(rules, one.shift());
    }

    List<Duties.Serving> serving(Duty one) {
        return serving.getOrDefault(one.person().id(), List.of());
    }

    /** Shops that anybody may serve. */
    Set<Long> shops() {
        return serving.values().stream()
                .flatMap(List::stream)
                .map(Duties.Serving::shopId)
                .collect(Collectors.toSet());
    }

    /** Whether what is kept for a shift still is what it should have: the same breaks, all within it. */
    boolean isPlanned(Duty one) {
        Planned plan = plans.get(one.key());
        if (plan == null) {
            return false;
        }
        List<Integer> parts = rule(one).partsOf(one.shift());
        boolean inside = plan.breaks().stream()
                .allMatch(at -> at.start() >= one.shift().startMinute()
                        && at.start() + at.minutes() <= one.shift().endMinute());
        List<Integer> kept = plan.breaks().stream().map(Planned.Break::minutes).toList();
        int many = kept.size() == parts.size() ? parts.size() : BreakPlaces.of(shift(one, List.of())).parts.length;
        return inside && kept.size() == many && parts.subList(0, many).equals(kept);
    }

    /** Groups somebody counts for and, numbered after them, desks of shops they can sit at: each wants one at least. */
    private List<Integer> counts(Duty one) {
        Planned plan = plans.get(one.key());
        Set<Long> chosen = plan != null && plan.shopsLocked() ? plan.shops() : null;
        List<Integer> counts = new ArrayList<>(needs.groupsOf(serving(one)));
        serving(one).stream()
                .filter(serves -> chosen == null || chosen.contains(serves.shopId()))
                .flatMap(serves -> needs.desksOf(serves).stream())
                .distinct()
                .forEach(desk -> counts.add(needs.groups().size() + desk));
        return counts;
    }

    /** The day with the breaks of these shifts open; everybody else's stand. */
    BreakDay breakDay(List<Duty> free) {
        List<String> pools = List.copyOf(percents.keySet());
        int groups = needs.groups().size() + needs.shopDesks().size();
        int[][] others = new int[groups][BreakDay.QUARTERS];
        List<BreakDay.Pool> made = pools.stream()
                .map(pool -> new BreakDay.Pool(
                        percents.getOrDefault(pool, 100), new int[BreakDay.QUARTERS], new int[BreakDay.QUARTERS]))
                .toList();
        Set<Duty.Key> open = free.stream().map(Duty::key).collect(Collectors.toSet());
        for (Duty one : duties) {
            if (!open.contains(one.key()) && one.serves()) {
                List<Integer> counts = counts(one);
                BreakDay.Pool pool = made.get(pools.indexOf(pool(one)));
                boolean[] duty = duty(one);
                boolean[] present = present(one);
                for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
                    for (int group : counts) {
                        others[group][quarter] += present[quarter] ? 1 : 0;
                    }
                    pool.duty()[quarter] += duty[quarter] ? 1 : 0;
                    pool.away()[quarter] += duty[quarter] && !present[quarter] ? 1 : 0;
                }
            }
        }
        int[][] desks = new int[groups][BreakDay.QUARTERS];
        int first = needs.groups().size();
        for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
            for (int group = 0; group < first; group++) {
                desks[group][quarter] = needs.desks()[group][quarter / 2];
            }
            for (int desk = 0; desk < needs.shopDesks().size(); desk++) {
                desks[first + desk][quarter] = needs.shopDesks().get(desk).wanted()[quarter] ? 1 : 0;
            }
        }
        return new BreakDay(free.stream().map(one -> shift(one, pools)).toList(), desks, others, made);
    }

    private BreakDay.Shift shift(Duty one, List<String> pools) {
        BreakRule rule = rule(one);
        List<Integer> parts = rule.partsOf(one.shift());
        Planned plan = plans.get(one.key());
        List<Integer> fixed = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            Planned.Break kept =
                    plan != null && part < plan.breaks().size() ? plan.breaks().get(part) : null;
            boolean stays = kept != null
                    && (kept.locked() || one.from(day(), kept.start()) <= now)
                    && kept.minutes() == parts.get(part)
                    && isInside(one, kept);
            fixed.add(stays && kept != null ? one.from(day(), kept.start()) : -1);
        }
        return new BreakDay.Shift(
                one.start(day()),
                one.end(day()),
                parts,
                fixed,
                rule.earliest(),
                rule.latest(),
                rule.longestStretch(),
                one.serves() ? pools.indexOf(pool(one)) : -1,
                one.serves() ? counts(one) : List.of());
    }

    private static boolean isInside(Duty one, Planned.Break at) {
        return at.start() >= one.shift().startMinute()
                && at.start() + at.minutes() <= one.shift().endMinute();
    }

    /** The plan of a shift with breaks that begin there, counted from the midnight of the day; what is locked stays so. */
    Planned withBreaks(Duty one, List<Integer> starts) {
        Planned before = plans.get(one.key());
        List<Integer> parts = rule(one).partsOf(one.shift());
        List<Planned.Break> breaks = IntStream.range(0, starts.size())
                .mapToObj(part -> {
                    int start = starts.get(part) - one.from(day(), 0);
                    Planned.Break locked = new Planned.Break(start, parts.get(part), true);
                    boolean was = before != null && before.breaks().contains(locked);
                    return was ? locked : new Planned.Break(start, parts.get(part), false);
                })
                .toList();
        return new Planned(breaks, before == null ? Set.of() : before.shops(), before != null && before.shopsLocked());
    }

    /** Quarters on duty. */
    boolean[] duty(Duty one) {
        boolean[] duty = new boolean[BreakDay.QUARTERS];
        for (int quarter = 0; quarter < BreakDay.QUARTERS; quarter++) {
            duty[quarter] = one.start(day()) <= quarter * BreakDay.QUARTER
                    && (quarter + 1) * BreakDay.QUARTER <= one.end(day());
        }
        return duty;
    }

    /** Quarters at the desk. */
    boolean[] present(Duty one) {
        boolean[] present = duty(one);
        Planned plan = plans.get(one.key());
        if (plan != null) {
            for (Planned.Break at : plan.breaks()) {
                int start = one.from(day(), at.start());
                if (start + at.minutes() > 0 && start < END) {
                    int to = Math.min(BreakDay.QUARTERS, BreakDay.to(start, at.minutes()));
                    for (int quarter = Math.max(0, Math.floorDiv(start, BreakDay.QUARTER)); quarter < to; quarter++) {
                        present[quarter] = false;
                    }
                }
            }
        }
        return present;
    }

    /** Those on duty who cover demand. */
    List<Duty> workers() {
        return duties.stream().filter(one -> one.serves() && one.end(day()) > 0).toList();
    }

    /** The day with the shops of these shifts open, unless they are locked; everybody else serves what is planned. */
    ShopDay shopDay(List<Duty> workers, List<Duty> free) {
        Set<Duty.Key> open = free.stream().map(Duty::key).collect(Collectors.toSet());
        List<ShopDay.Worker> made = new ArrayList<>();
        for (Duty one : workers) {
            Set<Long> seen = new HashSet<>();
            List<ShopDay.Option> options = new ArrayList<>();
            for (Duties.Serving serves : serving(one)) {
                if (seen.add(serves.shopId())) {
                    options.add(new ShopDay.Option(serves.shopId(), desks(one, serves.shopId())));
                }
            }
            Planned plan = plans.get(one.key());
            boolean stands = plan != null && (plan.shopsLocked() || !open.contains(one.key()));
            Set<Long> fixed = stands && plan != null ? plan.shops() : open.contains(one.key()) ? null : seen;
            made.add(new ShopDay.Worker(duty(one), present(one), options, maximum(one), fixed));
        }
        return new ShopDay(made, needs.shopDesks(), load.shopFactor());
    }

    private List<Integer> desks(Duty one, long shop) {
        return serving(one).stream()
                .filter(serves -> serves.shopId() == shop)
                .flatMap(serves -> needs.desksOf(serves).stream())
                .distinct()
                .toList();
    }

    int maximum(Duty one) {
        return maxima.getOrDefault(one.person().id(), load.defaultMaximum());
    }

    /** Loads as everything is planned, in the order of the workers. */
    ShopBoard board(List<Duty> workers) {
        ShopDay day = shopDay(workers, List.of());
        ShopBoard board = new ShopBoard(day);
        for (int who = 0; who < workers.size(); who++) {
            Set<Long> fixed = day.workers().get(who).fixed();
            board.set(who, fixed == null ? Set.of() : fixed);
        }
        return board;
    }
}
