package cn.zhiban.scheduling.dayplan;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How breaks are placed (休息规则): one rule for all types of shift, and rules of single types. Needs RULES. */
@Service
@Transactional
public class BreakRuleService {
    private static final String TYPE = "sched.break-rule";
    private static final int MOST_PARTS = 3;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 180;
    private static final int MOST_EDGE = 480;
    private static final int LEAST_STRETCH = 60;
    private static final int MOST_STRETCH = 720;

    private final BreakRules rules;
    private final ShiftTypes types;
    private final Access access;
    private final AuditLog audit;

    BreakRuleService(BreakRules rules, ShiftTypes types, Access access, AuditLog audit) {
        this.rules = rules;
        this.types = types;
        this.access = access;
        this.audit = audit;
    }

    /** All rules, the general one first. */
    @Transactional(readOnly = true)
    public List<BreakRule> list() {
        access.require(SchedulingPermissions.RULES);
        return rules.all();
    }

    /** Whether the actor may change them. */
    public boolean mayEdit() {
        return access.current().may(SchedulingPermissions.RULES);
    }

    /**
     * Sets the rule of a type of shift, or the general one.
     *
     * @throws InvalidInput a number cannot be
     * @throws ChangedMeanwhile somebody changed it since
     */
    public void save(BreakRule rule) {
        access.require(SchedulingPermissions.RULES);
        check(rule);
        String label = label(rule);
        BreakRule before = rules.all().stream()
                .filter(one -> Objects.equals(one.shiftTypeId(), rule.shiftTypeId()))
                .findFirst()
                .orElse(null);
        if (before == null) {
            rules.insert(rule);
        } else if (!rules.update(rule)) {
            throw new ChangedMeanwhile(label, before.version());
        }
        audit.record(before == null ? "created" : "changed", TYPE, id(rule), label, before, rule);
    }

    /** Lets a type of shift follow the general rule. @throws NotFound it has no rule of its own */
    public void remove(long shiftTypeId) {
        access.require(SchedulingPermissions.RULES);
        BreakRule before = rules.all().stream()
                .filter(one -> Objects.equals(one.shiftTypeId(), shiftTypeId))
                .findFirst()
                .orElseThrow(() -> new NotFound(TYPE, shiftTypeId));
        rules.delete(shiftTypeId);
        audit.record("deleted", TYPE, shiftTypeId, label(before), before, null);
    }

    private String label(BreakRule rule) {
        Long type = rule.shiftTypeId();
        return type == null
                ? ""
                : types.all().stream()
                        .filter(one -> one.id() == type)
                        .findFirst()
                        .map(ShiftType::code)
                        .orElseThrow(() -> new NotFound("sched.shift-type", type));
    }

    private static long id(BreakRule rule) {
        Long type = rule.shiftTypeId();
        return type == null ? 0 : type;
    }

    private static void check(BreakRule rule) {
        if (rule.parts().size() > MOST_PARTS
                || rule.parts().stream().anyMatch(one -> one < SHORTEST || one > LONGEST)) {
            throw new InvalidInput("parts", "sched.dayplan.problem.parts");
        }
        within("earliest", rule.earliest(), 0, MOST_EDGE);
        within("latest", rule.latest(), 0, MOST_EDGE);
        within("longestStretch", rule.longestStretch(), LEAST_STRETCH, MOST_STRETCH);
    }

    private static void within(String field, int number, int least, int most) {
        if (number < least || number > most) {
            throw new InvalidInput(field, "sched.dayplan.problem.minutes", least, most);
        }
    }
}
