package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rulebook.RuleDraft;
import cn.zhiban.scheduling.rulebook.RuleKind;
import cn.zhiban.scheduling.rulebook.RuleSetting;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.solver.Demand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * People whom rules ask for: somebody experienced whenever anybody is needed, and people on offline messages. They are demand,
 * not a condition: a hard rule costs so much that it is broken only where nobody can keep it.
 */
final class RuleDemand {
    static final String EXPERIENCED = "experienced";
    static final String OFFLINE = "offline";

    /** Half hours of a usual shift, by which a price per shift is spread. */
    private static final int SHIFT = 16;
    /** Price per half hour of a hard rule, and per shift. */
    private static final int HARD_HALF_HOUR = 100;

    private static final int HARD_SHIFT = HARD_HALF_HOUR * SHIFT;

    private final List<CoverGroup> groups;
    private final List<Demand> demands;
    private final List<Set<String>> served = new ArrayList<>();
    private final List<Facts> people;

    private RuleDemand(RosterDemand.Covered covered, List<Facts> people) {
        this.people = people;
        groups = new ArrayList<>(covered.groups());
        demands = new ArrayList<>(covered.demands());
        covered.served().forEach(one -> served.add(new HashSet<>(one)));
    }

    static RosterDemand.Covered add(
            RosterDemand.Covered covered, List<Facts> people, Horizon horizon, List<ShiftType> types) {
        RuleDemand demand = new RuleDemand(covered, people);
        demand.strictest(RuleKind.MIN_EXPERIENCED).ifPresent(demand::experienced);
        demand.strictest(RuleKind.OFFLINE_DUTY).ifPresent(rule -> demand.offline(rule, horizon, types));
        return new RosterDemand.Covered(demand.groups, demand.demands, demand.served);
    }

    /** Of the settings that hold for anybody the one that asks for most people. */
    private Optional<RuleDraft> strictest(RuleKind kind) {
        return people.stream()
                .flatMap(one -> one.settings().stream())
                .map(RuleSetting::rule)
                .filter(rule -> rule.kind() == kind)
                .max(Comparator.comparingInt(rule -> rule.number("people")));
    }

    private void experienced(RuleDraft rule) {
        if (people.stream().noneMatch(one -> one.terms().experienced())) {
            return; // nobody has been marked, so the rule has nothing to go by
        }
        record Time(int column, int from, int to) {}
        Set<Time> times = new LinkedHashSet<>();
        for (Demand demand : demands) {
            if (demand.type() == 0) {
                times.add(new Time(demand.column(), demand.from(), demand.to()));
            }
        }
        int price = rule.hard() ? HARD_HALF_HOUR : Math.max(1, rule.weight() / SHIFT);
        times.forEach(time -> demands.add(
                Demand.ofTime(time.column(), time.from(), time.to(), EXPERIENCED, rule.number("people"), price, 0)));
        for (int p = 0; p < people.size(); p++) {
            if (people.get(p).terms().experienced()) {
                served.get(p).add(EXPERIENCED);
            }
        }
        groups.add(new CoverGroup(EXPERIENCED, List.of()));
    }

    private void offline(RuleDraft rule, Horizon horizon, List<ShiftType> types) {
        List<String> codes = rule.list("shift_types");
        int price = rule.hard() ? HARD_SHIFT : rule.weight();
        int before = demands.size();
        for (int i = 0; i < types.size(); i++) {
            for (int c = horizon.first();
                    c < horizon.columns() && codes.contains(types.get(i).code());
                    c++) {
                demands.add(Demand.ofShift(c, i + 1, OFFLINE, rule.number("people"), price, 0));
            }
        }
        if (demands.size() > before) {
            served.forEach(one -> one.add(OFFLINE));
            groups.add(new CoverGroup(OFFLINE, List.of()));
        }
    }
}
