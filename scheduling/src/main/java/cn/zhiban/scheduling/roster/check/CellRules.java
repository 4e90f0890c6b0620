package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.contract.Protection;
import cn.zhiban.scheduling.contract.ProtectionKind;
import cn.zhiban.scheduling.leave.DayPart;
import cn.zhiban.scheduling.leave.LeaveDay;
import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.Wish;
import cn.zhiban.scheduling.rule.Wishes;
import cn.zhiban.scheduling.rulebook.RuleDraft;
import cn.zhiban.scheduling.rulebook.RuleSetting;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.wish.WishDay;
import cn.zhiban.scheduling.wish.WishDirection;
import cn.zhiban.scheduling.wish.WishDraft;
import cn.zhiban.scheduling.wish.WishLevel;
import cn.zhiban.scheduling.wish.WishTarget;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** Rules about single cells: what may stand where, and wishes. */
final class CellRules {
    private static final int NOON = 12 * 60;
    private static final int NORMAL_DAY = 8 * 60;

    private final Horizon horizon;
    private final List<ShiftType> types;
    private final RuleRows rows;

    CellRules(Horizon horizon, List<ShiftType> types, RuleRows rows) {
        this.horizon = horizon;
        this.types = types;
        this.rows = rows;
    }

    /** The person's rules about cells; those that bar hard are {@link BarredCells}. */
    List<RowRule> of(Facts facts) {
        List<RowRule> rules = new ArrayList<>();
        for (RuleSetting setting : facts.settings()) {
            RuleDraft rule = setting.rule();
            long weight = rule.hard() ? RowRule.HARD : rule.weight();
            switch (rule.kind()) {
                case LEAVE -> leave(facts, weight, rules);
                case SHIFT_TYPES_PER_PERSON -> {
                    Set<String> allowed = facts.terms().shiftTypes();
                    if (!allowed.isEmpty()) {
                        bar("shift-types", weight, rules, (_, type) -> !allowed.contains(type.code()));
                    }
                }
                case AVAILABILITY -> {
                    if (!facts.terms().hours().isEmpty()) {
                        bar(
                                "availability",
                                weight,
                                rules,
                                (day, type) -> facts.terms().hours().stream()
                                        .noneMatch(one -> one.weekday()
                                                        == day.getDayOfWeek().getValue()
                                                && one.covers(type.startMinute(), type.endMinute())));
                    }
                }
                case MAX_HOURS_DAY -> {
                    int most = rule.number("hours") * 60;
                    bar("hours-day", weight, rules, (_, type) -> type.minutes() > most);
                }
                case LATE_PREGNANCY -> protect(facts, ProtectionKind.LATE_PREGNANT, "late-pregnancy", 0, weight, rules);
                case NURSING ->
                    protect(facts, ProtectionKind.NURSING, "nursing", rule.number("minutes"), weight, rules);
                case MINOR -> protect(facts, ProtectionKind.MINOR, "minor", 0, weight, rules);
                case IMPOSSIBLE -> impossible(facts, weight, rules);
                case WISHES -> wishes(facts, rule, rules);
                case TEAM_DAY, FIXED_ASSIGNMENT -> assigned(rule, weight, rules);
                default -> {
                    // about whole rows or several people
                }
            }
        }
        return rules;
    }

    private void bar(String id, long weight, List<RowRule> rules, BiPredicate<LocalDate, ShiftType> isBarred) {
        long[] barred = new long[horizon.columns()];
        boolean any = false;
        for (int c = horizon.first(); c < barred.length; c++) {
            for (int i = 0; i < types.size(); i++) {
                if (isBarred.test(horizon.date(c), types.get(i))) {
                    barred[c] |= 1L << i + 1;
                    any = true;
                }
            }
        }
        if (any) {
            rules.add(new BarredCells(id, horizon.first(), barred, rows.names(), weight));
        }
    }

    private void leave(Facts facts, long weight, List<RowRule> rules) {
        if (facts.leave().isEmpty()) {
            return;
        }
        bar(
                "leave",
                weight,
                rules,
                (day, type) -> facts.leave().stream()
                        .anyMatch(one -> one.day().equals(day) && meets(one, type)
                                // a shift of the evening before runs into the morning that is free
                                || one.day().equals(day.plusDays(1))
                                        && one.part() != DayPart.AFTERNOON
                                        && type.overMidnight()));
    }

    private static boolean meets(LeaveDay leave, ShiftType type) {
        return switch (leave.part()) {
            case WHOLE -> true;
            case MORNING -> type.startMinute() < NOON;
            case AFTERNOON -> type.endMinute() > NOON;
        };
    }

    private void protect(Facts facts, ProtectionKind kind, String id, int shorter, long weight, List<RowRule> rules) {
        List<Protection> holding =
                facts.protections().stream().filter(one -> one.kind() == kind).toList();
        if (!holding.isEmpty()) {
            bar(
                    id,
                    weight,
                    rules,
                    (day, type) -> holding.stream().anyMatch(one -> one.on(day))
                                    && (type.band() == ShiftBand.NIGHT
                                            || type.endMinute() > 22 * 60
                                            || type.minutes() > NORMAL_DAY - shorter)
                            // a shift of the evening before reaches into the first protected day
                            || type.overMidnight() && holding.stream().anyMatch(one -> one.on(day.plusDays(1))));
        }
    }

    private void impossible(Facts facts, long weight, List<RowRule> rules) {
        List<WishDay> cannot = facts.wishes().stream()
                .filter(one -> one.wish().content().level() == WishLevel.CANNOT)
                .toList();
        if (!cannot.isEmpty()) {
            bar(
                    "impossible",
                    weight,
                    rules,
                    (day, type) -> cannot.stream()
                            .anyMatch(one -> one.day().equals(day)
                                            && isMeant(one.wish().content(), type)
                                                    == (one.wish().content().direction() == WishDirection.AVOID)
                                    || one.day().equals(day.plusDays(1))
                                            && reachesInto(one.wish().content(), type)));
        }
    }

    private void wishes(Facts facts, RuleDraft rule, List<RowRule> rules) {
        List<Wish> wishes = new ArrayList<>();
        for (WishDay one : facts.wishes()) {
            WishDraft content = one.wish().content();
            int column = horizon.column(one.day());
            if (content.level() != WishLevel.CANNOT && column >= horizon.first() && column < horizon.columns()) {
                Set<Integer> meant = new HashSet<>();
                for (int i = 0; i < types.size(); i++) {
                    if (isMeant(content, types.get(i))) {
                        meant.add(i + 1);
                    }
                }
                int points = rule.number(content.level() == WishLevel.STRONG ? "strong" : "mild")
                        * rule.weight()
                        * facts.wishPercent()
                        / 100;
                wishes.add(new Wish(column, meant, content.direction() == WishDirection.WANT, points));
                Set<Integer> before = new HashSet<>();
                for (int i = 0; i < types.size(); i++) {
                    if (reachesInto(content, types.get(i))) {
                        before.add(i + 1);
                    }
                }
                if (!before.isEmpty() && column > horizon.first()) {
                    wishes.add(new Wish(column - 1, before, false, points));
                }
            }
        }
        if (!wishes.isEmpty()) {
            rules.add(new Wishes(horizon, types.size(), wishes));
        }
    }

    /** Whether a wish is about the shift. */
    static boolean isMeant(WishDraft wish, ShiftType type) {
        Integer from = wish.fromMinute();
        Integer to = wish.toMinute();
        Long id = wish.shiftTypeId();
        return switch (wish.target()) {
            case DAY -> true;
            case BAND -> type.band() == wish.band();
            case TYPE -> id != null && id == type.id();
            case HOURS -> from != null && to != null && type.startMinute() < to && type.endMinute() > from;
        };
    }

    /** Whether a shift of the evening before lies in the hours of the day that shall be free. */
    static boolean reachesInto(WishDraft wish, ShiftType type) {
        Integer from = wish.fromMinute();
        return wish.target() == WishTarget.HOURS
                && wish.direction() == WishDirection.AVOID
                && from != null
                && type.endMinute() - 1440 > from;
    }

    /** On these weekdays one of these shifts, and nothing else. */
    private void assigned(RuleDraft rule, long weight, List<RowRule> rules) {
        Set<String> weekdays = Set.copyOf(rule.list("weekdays"));
        Set<String> codes = Set.copyOf(rule.list("shift_types"));
        long[] barred = new long[horizon.columns()];
        for (int c = horizon.first(); c < barred.length; c++) {
            if (weekdays.contains(String.valueOf(horizon.date(c).getDayOfWeek().getValue()))) {
                barred[c] = 1;
                for (int i = 0; i < types.size(); i++) {
                    if (!codes.contains(types.get(i).code())) {
                        barred[c] |= 1L << i + 1;
                    }
                }
            }
        }
        rules.add(new BarredCells("assigned", horizon.first(), barred, rows.names(), weight));
    }
}
