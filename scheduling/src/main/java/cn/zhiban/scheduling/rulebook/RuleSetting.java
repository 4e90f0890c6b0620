package cn.zhiban.scheduling.rulebook;

import java.time.LocalDate;

/**
 * A rule that is set.
 *
 * @param id key
 * @param rule what it says
 * @param version counter against lost updates
 */
public record RuleSetting(long id, RuleDraft rule, int version) {
    /** Whether it is switched on and valid on the day. */
    public boolean on(LocalDate day) {
        return rule.active()
                && (rule.validFrom() == null || !day.isBefore(rule.validFrom()))
                && (rule.validTo() == null || !day.isAfter(rule.validTo()));
    }

    /** 2 of a person, 1 of a team, 0 of all. */
    int narrowness() {
        return rule.employeeId() != null ? 2 : rule.teamId() != null ? 1 : 0;
    }
}
