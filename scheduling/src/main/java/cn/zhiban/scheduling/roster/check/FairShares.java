package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.ledger.Ledger;
import cn.zhiban.scheduling.ledger.LedgerFigures;
import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rulebook.RuleDraft;
import cn.zhiban.scheduling.rulebook.RuleKind;
import cn.zhiban.scheduling.rulebook.RuleSetting;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.solver.Demand;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is a fair share of nights, lates, weekends and holidays: the part of what the demand cannot do without that falls to a
 * person by agreed working time and by the days on which they could do it, less what they did more than their part in the
 * months before. Shares are among the people of a roster who belong to one team.
 */
@Component
class FairShares {
    /** Shifts too many or too few of the past that count, so that nobody works off a year in a month. */
    private static final int MOST_CARRIED = 4;

    private static final int HALF_HOUR = 30;
    private static final int SLOTS = 48;

    private final Ledger ledger;

    FairShares(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A kind of fairness.
     *
     * @param id name of the rule for messages
     * @param band of the shifts that count, null for all
     * @param days per column whether shifts on it count
     * @param past the same in the ledger
     */
    private record Kind(
            RuleKind rule, String id, @Nullable ShiftBand band, boolean[] days, ToIntFunction<LedgerFigures> past) {}

    private static List<Kind> kinds(Horizon horizon) {
        boolean[] all = new boolean[horizon.columns()];
        boolean[] weekends = new boolean[all.length];
        boolean[] holidays = new boolean[all.length];
        for (int c = horizon.first(); c < all.length; c++) {
            all[c] = true;
            weekends[c] = horizon.isSaturday(c) || horizon.isSunday(c);
            holidays[c] = horizon.isHoliday(c);
        }
        return List.of(
                new Kind(RuleKind.FAIR_NIGHTS, "fair-nights", ShiftBand.NIGHT, all, LedgerFigures::nights),
                new Kind(RuleKind.FAIR_LATES, "fair-lates", ShiftBand.LATE, all, LedgerFigures::lates),
                new Kind(RuleKind.FAIR_WEEKENDS, "fair-weekends", null, weekends, LedgerFigures::weekends),
                new Kind(RuleKind.FAIR_HOLIDAYS, "fair-holidays", null, holidays, LedgerFigures::holidays));
    }

    /**
     * Adds the rules of fairness to those of people.
     *
     * @param rules per person, with the rules that bar cells already
     * @param open per person and column the types that may stand there at all
     */
    void add(
            Horizon horizon,
            List<Facts> people,
            List<ShiftType> types,
            List<Demand> demands,
            List<long[]> open,
            List<List<RowRule>> rules) {
        for (Kind kind : kinds(horizon)) {
            long mask = 0;
            for (int i = 0; i < types.size(); i++) {
                mask |= kind.band() == null || types.get(i).band() == kind.band() ? 1L << i + 1 : 0;
            }
            double needed = needed(kind, mask, horizon, types, demands);
            double everybody = 0;
            double[] part = new double[people.size()];
            for (int p = 0; p < part.length; p++) {
                part[p] = rule(people.get(p), kind.rule()) == null
                        ? 0
                        : people.get(p).terms().weeklyMinutes()
                                * (double) possible(kind, mask, open.get(p), rules.get(p));
                everybody += part[p];
            }
            for (int p = 0; p < part.length; p++) {
                RuleDraft rule = rule(people.get(p), kind.rule());
                if (rule != null && part[p] > 0 && part[p] < everybody) {
                    Past past = past(kind, people, p, part, rule.number("months"), YearMonth.from(horizon.firstDay()));
                    int share = (int) Math.floor(needed * part[p] / everybody - past.tooMany() + 1e-9);
                    long weight = rule.hard() ? RowRule.HARD : rule.weight();
                    rules.get(p).add(new FairShare(kind.id(), mask, kind.days(), share, past.own(), weight));
                }
            }
        }
    }

    private static @Nullable RuleDraft rule(Facts facts, RuleKind kind) {
        return facts.settings().stream()
                .map(RuleSetting::rule)
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElse(null);
    }

    /** Days on which the person could do such a shift. */
    private static int possible(Kind kind, long mask, long[] open, List<RowRule> rules) {
        int n = 0;
        for (int c = 0; c < open.length; c++) {
            long left = kind.days()[c] ? open[c] & mask : 0;
            for (RowRule rule : rules) {
                if (left != 0 && rule instanceof BarredCells cells && cells.hard()) {
                    left &= ~cells.barred()[c];
                }
            }
            n += left != 0 ? 1 : 0;
        }
        return n;
    }

    /**
     * Shifts of the kind that the demand of single groups cannot do without: per day as many as are needed at once where no
     * other shift helps, and as many as the needed hours take.
     */
    private static double needed(Kind kind, long mask, Horizon horizon, List<ShiftType> types, List<Demand> demands) {
        int longest = 1;
        for (int i = 0; i < types.size(); i++) {
            if ((mask >>> i + 1 & 1) != 0) {
                longest = Math.max(
                        longest, types.get(i).endMinute() - types.get(i).startMinute());
            }
        }
        int[][] slots = new int[horizon.columns()][SLOTS];
        double sum = 0;
        for (Demand demand : demands) {
            String group = demand.group();
            if (group == null || !CoverGroup.isSingle(group) || !kind.days()[demand.column()]) {
                continue;
            }
            if (demand.type() > 0) {
                sum += (mask >>> demand.type() & 1) != 0 ? demand.need() : 0;
            } else if (kind.band() == null || onlyBy(mask, demand, types)) {
                slots[demand.column()][demand.from() / HALF_HOUR % SLOTS] += demand.need();
            }
        }
        for (int[] day : slots) {
            double hours = Arrays.stream(day).sum() * (double) HALF_HOUR / longest;
            sum += Math.max(hours, Arrays.stream(day).max().orElse(0));
        }
        return sum;
    }

    private static boolean onlyBy(long mask, Demand demand, List<ShiftType> types) {
        boolean any = false;
        for (int i = 0; i < types.size(); i++) {
            ShiftType type = types.get(i);
            boolean today = type.startMinute() <= demand.from() && type.endMinute() >= demand.to();
            boolean yesterday = type.endMinute() - 1440 >= demand.to();
            if ((today || yesterday) && (mask >>> i + 1 & 1) == 0) {
                return false;
            }
            any |= today || yesterday;
        }
        return any;
    }

    /**
     * What the months before left.
     *
     * @param own shifts of the kind
     * @param tooMany by how many these were more than the person's part of what the team did, below 0 for fewer
     */
    private record Past(int own, double tooMany) {}

    private Past past(Kind kind, List<Facts> people, int person, double[] part, int months, YearMonth month) {
        Long team = people.get(person).person().teamId();
        Map<Long, Integer> minutes = new HashMap<>();
        for (int p = 0; p < part.length; p++) {
            if (part[p] > 0 && Objects.equals(team, people.get(p).person().teamId())) {
                minutes.put(people.get(p).person().id(), people.get(p).terms().weeklyMinutes());
            }
        }
        Map<Long, LedgerFigures> figures = ledger.carried(minutes.keySet(), month, months);
        LedgerFigures own = figures.get(people.get(person).person().id());
        if (own == null) {
            return new Past(0, 0);
        }
        int all = figures.values().stream().mapToInt(kind.past()).sum();
        int together = figures.keySet().stream().mapToInt(minutes::get).sum();
        double fair = all * (double) people.get(person).terms().weeklyMinutes() / together;
        int mine = kind.past().applyAsInt(own);
        return new Past(mine, Math.clamp(mine - fair, -MOST_CARRIED, MOST_CARRIED));
    }

    /**
     * How much wishes of people weigh in percent: more for those who were granted a smaller part of theirs in the months
     * before, at most twice, at least half; 100 without anything to compare.
     */
    Map<Long, Integer> wishes(List<Facts> people, YearMonth month) {
        Map<Long, Integer> percent = new HashMap<>();
        Map<Long, LedgerFigures> figures = new HashMap<>();
        people.forEach(one -> {
            RuleDraft rule = rule(one, RuleKind.FAIR_WISHES);
            if (rule != null) {
                long id = one.person().id();
                figures.putAll(ledger.carried(List.of(id), month, rule.number("months")));
            }
        });
        int asked =
                figures.values().stream().mapToInt(LedgerFigures::wishesAsked).sum();
        int granted =
                figures.values().stream().mapToInt(LedgerFigures::wishesGranted).sum();
        for (Facts one : people) {
            RuleDraft rule = rule(one, RuleKind.FAIR_WISHES);
            LedgerFigures own = figures.get(one.person().id());
            if (rule != null && own != null && own.wishesAsked() > 0) {
                double less = granted / (double) asked - own.wishesGranted() / (double) own.wishesAsked();
                percent.put(one.person().id(), (int) Math.round(Math.clamp(100 + 10 * rule.weight() * less, 50, 200)));
            }
        }
        return percent;
    }
}
