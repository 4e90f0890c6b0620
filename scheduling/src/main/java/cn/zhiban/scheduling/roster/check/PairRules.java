package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.PairRule;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.ShiftType;
import cn.zhiban.scheduling.rulebook.RuleDraft;
import cn.zhiban.scheduling.rulebook.RuleKind;
import cn.zhiban.scheduling.rulebook.RuleSetting;
import cn.zhiban.scheduling.wish.Companion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rules about two people: together, apart, trainee beside mentor, wishes to work with somebody. */
final class PairRules {
    private final List<Facts> people;
    private final List<ShiftType> types;
    private final boolean[] days;
    private final boolean[][] always;
    private final Map<Long, Integer> rows = new HashMap<>();
    private final Map<String, Integer> byStaffNumber = new HashMap<>();
    private final List<PairRule> found = new ArrayList<>();

    private PairRules(Horizon horizon, List<Facts> people, List<ShiftType> types) {
        this.people = people;
        this.types = types;
        days = new boolean[horizon.columns()];
        java.util.Arrays.fill(days, horizon.first(), days.length, true);
        always = new boolean[types.size() + 1][types.size() + 1];
        for (int p = 0; p < people.size(); p++) {
            rows.put(people.get(p).person().id(), p);
            byStaffNumber.put(people.get(p).person().staffNumber(), p);
        }
    }

    /** @param settings all rules that are in force during the period, for anybody */
    static List<PairRule> of(
            Horizon horizon,
            List<Facts> people,
            List<ShiftType> types,
            List<RuleSetting> settings,
            List<Companion> companions) {
        PairRules rules = new PairRules(horizon, people, types);
        for (RuleSetting setting : settings) {
            if (setting.rule().kind() == RuleKind.PAIR_TOGETHER) {
                rules.staff(setting.rule(), "pair-together", PairRule.Wish.TOGETHER);
            } else if (setting.rule().kind() == RuleKind.PAIR_APART) {
                rules.staff(setting.rule(), "pair-apart", PairRule.Wish.APART);
            }
        }
        for (Facts one : people) {
            rules.mentor(one);
        }
        companions.forEach(rules::companion);
        return rules.found;
    }

    private static long weight(RuleDraft rule) {
        return rule.hard() ? RowRule.HARD : rule.weight();
    }

    /** Everybody named with everybody named, those in the roster. */
    private void staff(RuleDraft rule, String id, PairRule.Wish wish) {
        List<Integer> named = rule.list("staff").stream()
                .map(byStaffNumber::get)
                .filter(Objects::nonNull)
                .filter(row -> rule.teamId() == null
                        || rule.teamId().equals(people.get(row).person().teamId()))
                .distinct()
                .toList();
        for (int i = 0; i < named.size(); i++) {
            for (int j = i + 1; j < named.size(); j++) {
                add(id, named.get(i), named.get(j), wish, always, 0, true, weight(rule));
            }
        }
    }

    private void mentor(Facts trainee) {
        Integer mentor = rows.get(trainee.terms().mentorId());
        RuleDraft rule = rule(trainee, RuleKind.MENTOR_WITH_TRAINEE);
        Integer own = rows.get(trainee.person().id());
        if (mentor != null && own != null && rule != null && !mentor.equals(own)) {
            boolean[][] works = new boolean[types.size() + 1][types.size() + 1];
            for (int type = 1; type < works.length; type++) {
                java.util.Arrays.fill(works[type], true);
            }
            int allowed = 100 - rule.number("percent");
            add("mentor", own, mentor, PairRule.Wish.BESIDE, works, allowed, true, weight(rule));
        }
    }

    private void companion(Companion wish) {
        Integer own = rows.get(wish.employeeId());
        Integer other = rows.get(wish.otherId());
        RuleDraft rule = own == null ? null : rule(people.get(own), RuleKind.COMPANIONS);
        if (own != null && other != null && rule != null) {
            PairRule.Wish meant = wish.together() ? PairRule.Wish.BESIDE : PairRule.Wish.APART;
            String id = wish.together() ? "companion" : "companion-apart";
            // whom somebody would rather not meet is not told to them
            add(id, own, other, meant, always, 0, false, weight(rule));
        }
    }

    private static @Nullable RuleDraft rule(Facts facts, RuleKind kind) {
        return facts.settings().stream()
                .map(RuleSetting::rule)
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElse(null);
    }

    private void add(
            String id,
            int one,
            int other,
            PairRule.Wish wish,
            boolean[][] counts,
            int allowed,
            boolean mutual,
            long weight) {
        found.add(new PairRule(
                id,
                one,
                other,
                people.get(one).person().name(),
                people.get(other).person().name(),
                days,
                PairRule.breaking(types, wish),
                counts,
                allowed,
                mutual,
                weight));
    }
}
