package cn.zhiban.scheduling.rulebook;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.staff.Staff;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps rules. Needs {@link SchedulingPermissions#RULES}; rules of one team are kept by who leads it, rules of one person
 * by who plans them. Every change is in the audit log.
 */
@Service
@Transactional(readOnly = true)
public class RuleService {
    private static final String TYPE = "sched.rule";

    private final JdbcClient jdbc;
    private final RuleSettings settings;
    private final RuleCheck check;
    private final Staff staff;
    private final Access access;
    private final AuditLog audit;
    private final JsonMapper json;

    RuleService(
            JdbcClient jdbc,
            RuleSettings settings,
            RuleCheck check,
            Staff staff,
            Access access,
            AuditLog audit,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.check = check;
        this.staff = staff;
        this.access = access;
        this.audit = audit;
        this.json = json;
    }

    /** Rules for all, and those for teams and people within reach. */
    public List<RuleSetting> list() {
        Actor actor = access.require(SchedulingPermissions.RULES);
        return settings.all().stream().filter(one -> mayKeep(actor, one.rule())).toList();
    }

    /**
     * Adds a rule and returns its id.
     *
     * @throws InvalidInput its parameters do not fit
     * @throws NotAllowed it is for a team or person out of reach
     */
    @Transactional
    public long add(RuleDraft draft) {
        RuleDraft checked = checked(draft);
        long id = values(jdbc.sql("""
                        INSERT INTO sched_rule (kind, parameters, hard, weight, team_id, employee_id, active, valid_from, valid_to)
                        VALUES (:kind, :parameters, :hard, :weight, :team, :employee, :active, :from, :to) RETURNING id"""), checked).query(Long.class).single();
        audit.record("created", TYPE, id, checked.kind().name(), null, checked);
        return id;
    }

    /** Changes a rule. @throws ChangedMeanwhile somebody else was faster; also throws as {@link #add} */
    @Transactional
    public void change(long id, int version, RuleDraft draft) {
        RuleSetting before = get(id);
        RuleDraft checked = checked(draft);
        int changed = values(jdbc.sql("""
                        UPDATE sched_rule SET kind = :kind, parameters = :parameters, hard = :hard, weight = :weight,
                               team_id = :team, employee_id = :employee, active = :active, valid_from = :from,
                               valid_to = :to, version = version + 1 WHERE id = :id AND version = :version"""), checked)
                .param("id", id)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new ChangedMeanwhile(checked.kind().name(), before.version());
        }
        audit.record("changed", TYPE, id, checked.kind().name(), before.rule(), checked);
    }

    /** Removes a rule for good; to suspend it, switch it off. @throws NotFound there is none within reach */
    @Transactional
    public void remove(long id) {
        RuleSetting before = get(id);
        jdbc.sql("DELETE FROM sched_rule WHERE id = ?").param(id).update();
        audit.record("deleted", TYPE, id, before.rule().kind().name(), before.rule(), null);
    }

    private RuleSetting get(long id) {
        return list().stream().filter(one -> one.id() == id).findFirst().orElseThrow(() -> new NotFound(TYPE, id));
    }

    private RuleDraft checked(RuleDraft draft) {
        if (!mayKeep(access.require(SchedulingPermissions.RULES), draft)) {
            throw new NotAllowed(SchedulingPermissions.RULES);
        }
        return check.checked(draft);
    }

    private boolean mayKeep(Actor actor, RuleDraft rule) {
        Long team = rule.teamId();
        Long employee = rule.employeeId();
        return team != null
                ? staff.teams(actor).stream().anyMatch(one -> one.id() == team)
                : employee == null || staff.reaches(actor, employee);
    }

    private JdbcClient.StatementSpec values(JdbcClient.StatementSpec sql, RuleDraft draft) {
        return sql.param("kind", draft.kind().name())
                .param("parameters", json.writeValueAsString(new RuleSettings.Kept(draft.numbers(), draft.words())))
                .param("hard", draft.hard())
                .param("weight", draft.weight())
                .param("team", draft.teamId())
                .param("employee", draft.employeeId())
                .param("active", draft.active())
                .param("from", draft.validFrom())
                .param("to", draft.validTo());
    }
}
