package cn.zhiban.scheduling.dayplan;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.scheduling.shift.ClockText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What there is to say about a planned day, in sentences. */
@Component
class DayWords {
    private static final int HOUR = 60;

    private final Translations translations;

    DayWords(Translations translations) {
        this.translations = translations;
    }

    /** Why somebody has these shops, and what load follows. */
    List<String> why(DayFacts facts, ShopBoard board, int who, Duty one, Locale locale) {
        if (who < 0 || facts.serving(one).isEmpty()) {
            return List.of();
        }
        List<String> said = new ArrayList<>();
        Planned plan = facts.plans().get(one.key());
        if (plan != null && plan.shopsLocked()) {
            said.add(text("sched.dayplan.why.locked", locale));
        }
        List<ShopDay.Option> options = board.day.workers().get(who).options();
        for (int option = 0; option < options.size(); option++) {
            String shop = name(facts, options.get(option).shopId());
            if (!board.serves(who, option)) {
                said.add(text("sched.dayplan.why.left", locale, shop));
                continue;
            }
            long receptions = Math.round(board.receptions(who, option));
            int alone = board.alone(who, option) * BreakDay.QUARTER;
            said.add(
                    alone > 0
                            ? text("sched.dayplan.why.alone", locale, shop, receptions, ClockText.of(alone))
                            : text("sched.dayplan.why.shared", locale, shop, receptions));
        }
        said.add(load(facts, board, who, one, locale));
        return said;
    }

    /** 200 + 6 × 20 = 320 > 300. */
    private String load(DayFacts facts, ShopBoard board, int who, Duty one, Locale locale) {
        int shops = board.shops(who).size();
        double factor = facts.load().shopFactor();
        double load = board.load(who);
        int maximum = facts.maximum(one);
        return text(
                load > maximum ? "sched.dayplan.load.over" : "sched.dayplan.load.fine",
                locale,
                plain(load - shops * factor),
                shops,
                plain(factor),
                plain(load),
                maximum);
    }

    /** Work without a break for too long, and too much load. */
    List<DayPlan.Note> aboutPerson(DayFacts facts, ShopBoard board, List<Duty> workers, Duty one, Locale locale) {
        List<DayPlan.Note> notes = new ArrayList<>();
        Planned plan = facts.plans().get(one.key());
        int longest = facts.rule(one).longestStretch();
        int since = one.shift().startMinute();
        int most = 0;
        if (plan != null) {
            for (Planned.Break at : plan.breaks().stream()
                    .sorted(Comparator.comparing(Planned.Break::start))
                    .toList()) {
                most = Math.max(most, at.start() - since);
                since = at.start() + at.minutes();
            }
        }
        most = Math.max(most, one.shift().endMinute() - since);
        if (most > longest) {
            notes.add(new DayPlan.Note(
                    one.person().id(),
                    text("sched.dayplan.note.stretch", locale, one.person().name(), hours(most), hours(longest))));
        }
        int who = workers.indexOf(one);
        if (who >= 0 && board.load(who) > facts.maximum(one)) {
            notes.add(new DayPlan.Note(
                    one.person().id(), one.person().name() + " · " + load(facts, board, who, one, locale)));
        }
        return notes;
    }

    /** Times at which too many of a team are away. */
    List<DayPlan.Note> aboutTeams(DayFacts facts, List<Duty> shown, int to, Locale locale) {
        List<DayPlan.Note> notes = new ArrayList<>();
        Set<String> pools =
                shown.stream().filter(Duty::serves).map(DayFacts::pool).collect(Collectors.toCollection(TreeSet::new));
        BreakDay breaks = facts.breakDay(List.of());
        List<String> order = List.copyOf(facts.percents().keySet());
        for (String name : pools) {
            BreakDay.Pool pool = breaks.pools().get(order.indexOf(name));
            String team = shown.stream()
                    .filter(one -> DayFacts.pool(one).equals(name))
                    .findFirst()
                    .map(one -> one.person().teamName())
                    .orElse("");
            for (int[] time : times(
                    quarter -> pool.away()[quarter] > BreakDay.most(pool.percent(), pool.duty()[quarter]),
                    to / BreakDay.QUARTER)) {
                int quarter = time[0] / BreakDay.QUARTER;
                notes.add(new DayPlan.Note(
                        null,
                        text(
                                "sched.dayplan.note.crowd",
                                locale,
                                team,
                                ClockText.of(time[0], time[1]),
                                pool.away()[quarter],
                                pool.duty()[quarter],
                                pool.percent())));
            }
        }
        return notes;
    }

    /** Times at which shops have nobody: those of a group that lack somebody at the same time in one sentence. */
    List<DayPlan.Note> aboutShops(DayFacts facts, ShopBoard board, List<Integer> groups, int to, Locale locale) {
        Map<Lack, List<String>> shops = new LinkedHashMap<>();
        int end = to / BreakDay.QUARTER;
        for (int desk = 0; desk < board.day.desks().size(); desk++) {
            int group = facts.needs().deskGroups().get(desk);
            if (groups.contains(group)) {
                int at = desk;
                ShopDay.Desk one = board.day.desks().get(desk);
                String where = facts.needs().groups().get(group).name() + " ";
                String shop = name(facts, one.shopId());
                times(quarter -> one.wanted()[quarter] && !board.isOnDuty(at, quarter), end)
                        .forEach(time -> add(shops, "sched.dayplan.note.nobody", where, time, shop));
                times(
                                quarter -> one.wanted()[quarter]
                                        && board.isOnDuty(at, quarter)
                                        && !board.isThere(at, quarter),
                                end)
                        .forEach(time -> add(shops, "sched.dayplan.note.break", where, time, shop));
            }
        }
        return shops.entrySet().stream()
                .map(entry -> new DayPlan.Note(
                        null,
                        text(
                                entry.getKey().key(),
                                locale,
                                entry.getKey().when(),
                                String.join(text("sched.dayplan.field.comma", locale), entry.getValue()))))
                .toList();
    }

    private record Lack(String key, String when) {}

    private static void add(Map<Lack, List<String>> shops, String key, String where, int[] time, String shop) {
        shops.computeIfAbsent(new Lack(key, where + ClockText.of(time[0], time[1])), _ -> new ArrayList<>())
                .add(shop);
    }

    private static String name(DayFacts facts, long shop) {
        return facts.serving().values().stream()
                .flatMap(List::stream)
                .filter(serves -> serves.shopId() == shop)
                .map(Duties.Serving::shopName)
                .findFirst()
                .orElse("");
    }

    /** Minutes from when to when something holds, without a gap. */
    private static List<int[]> times(IntPredicate holds, int quarters) {
        List<int[]> found = new ArrayList<>();
        int since = -1;
        for (int quarter = 0; quarter <= quarters; quarter++) {
            boolean now = quarter < quarters && holds.test(quarter);
            if (now && since < 0) {
                since = quarter;
            } else if (!now && since >= 0) {
                found.add(new int[] {since * BreakDay.QUARTER, quarter * BreakDay.QUARTER});
                since = -1;
            }
        }
        return found;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    private static String hours(int minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(BigDecimal.valueOf(HOUR), 1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private String text(String key, Locale locale, Object... arguments) {
        return translations.getTranslation(key, locale, arguments);
    }
}
