package cn.zhiban.core.org.people;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.EmployeeState;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.assignment.Leaving;
import cn.zhiban.core.org.keeping.OrganisationChanges;
import cn.zhiban.core.org.keeping.Typed;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the employees (员工). Everybody who reads people reads all of the company; which shops they serve is shown only as
 * far as those are within the scope. Whom one may change: {@link EmployeeReach}.
 */
@Service
@Transactional(readOnly = true)
public class EmployeeService {
    static final String TYPE = "core.employee";
    private final JdbcClient jdbc;
    private final EmployeeList list;
    private final EmployeeReach reach;
    private final Leaving leaving;
    private final Access access;
    private final AuditLog audit;
    private final OrganisationChanges changes;
    private final CompanyTime time;

    EmployeeService(
            JdbcClient jdbc,
            EmployeeList list,
            EmployeeReach reach,
            Leaving leaving,
            Access access,
            AuditLog audit,
            OrganisationChanges changes,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.list = list;
        this.reach = reach;
        this.leaving = leaving;
        this.access = access;
        this.audit = audit;
        this.changes = changes;
        this.time = time;
    }

    /** Employees by name. A shop outside the scope in the filter finds nobody. */
    public List<EmployeeSummary> list(EmployeeFilter filter, int offset, int limit) {
        Actor actor = access.require(CorePermissions.PEOPLE_READ);
        return list.page(filter, actor.scope(), offset, limit);
    }

    /** How many employees {@link #list} would find. */
    public int count(EmployeeFilter filter) {
        Actor actor = access.require(CorePermissions.PEOPLE_READ);
        return list.count(filter, actor.scope());
    }

    /** One employee. @throws NotFound there is none */
    public EmployeeDetails get(long id) {
        Actor actor = access.require(CorePermissions.PEOPLE_READ);
        EmployeeSummary found = list.find(id, actor.scope()).orElseThrow(() -> new NotFound(TYPE, id));
        boolean editable = reach.mayChange(actor, id);
        boolean assignable = actor.may(CorePermissions.PEOPLE_EDIT)
                && found.state() != EmployeeState.LEFT
                && (actor.scope().all() || !actor.scope().shopIds().isEmpty());
        return new EmployeeDetails(found, editable, assignable);
    }

    /** The employee with this staff number. */
    public Optional<EmployeeSummary> findByStaffNumber(String staffNumber) {
        Actor actor = access.require(CorePermissions.PEOPLE_READ);
        return list.findByStaffNumber(staffNumber.strip(), actor.scope());
    }

    /** Whether the actor may make new employees. */
    public boolean mayCreate() {
        return access.current().may(CorePermissions.PEOPLE_EDIT);
    }

    /** Goes on only if the actor may change the employee. @throws NotAllowed it may not */
    void requireChangeable(long id) {
        if (!reach.mayChange(access.require(CorePermissions.PEOPLE_EDIT), id)) {
            throw new NotAllowed(CorePermissions.PEOPLE_EDIT);
        }
    }

    /** What ends when an employee leaves after this day, to be asked before. */
    public Leaving.Open wouldEnd(long id, LocalDate lastDay) {
        requireChangeable(id);
        return leaving.open(id, lastDay);
    }

    /**
     * Makes an employee and returns the id.
     *
     * @throws NotAllowed the actor may not put people into the team
     * @throws InvalidInput the staff number is taken or something is missing
     */
    @Transactional
    public long create(EmployeeDraft draft) {
        Actor actor = access.require(CorePermissions.PEOPLE_EDIT);
        EmployeeDraft checked = check(draft);
        if (!reach.mayJoin(actor, checked.teamId())) {
            throw new InvalidInput("teamId", "core.org.problem.team-not-yours");
        }
        try {
            long id = jdbc.sql("""
                            INSERT INTO core_employee (staff_number, name, post, team_id, hire_date, state, left_on)
                            VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id""")
                    .param(checked.staffNumber())
                    .param(checked.name())
                    .param(post(checked).name())
                    .param(checked.teamId())
                    .param(checked.hireDate())
                    .param(checked.state().name())
                    .param(checked.leftOn())
                    .query(Long.class)
                    .single();
            audit.record("created", TYPE, id, checked.name(), null, checked);
            changes.announce();
            return id;
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("staffNumber", "core.org.problem.staff-number-taken", checked.staffNumber());
        }
    }

    /**
     * Changes an employee. Somebody who leaves leads no team any more, and what they serve ends on their last day.
     *
     * @param version the version that the change started from
     * @throws ChangedMeanwhile somebody else changed the employee since
     * @throws NotAllowed the employee is out of the actor's reach
     * @throws InvalidInput the staff number is taken, something is missing or the last day makes no sense
     */
    @Transactional
    public void change(long id, int version, EmployeeDraft draft) {
        Actor actor = access.require(CorePermissions.PEOPLE_EDIT);
        EmployeeSummary before = list.find(id, actor.scope()).orElseThrow(() -> new NotFound(TYPE, id));
        requireChangeable(id);
        boolean leaves = draft.state() == EmployeeState.LEFT && before.state() != EmployeeState.LEFT;
        LocalDate lastDay = leaves && draft.leftOn() == null ? time.today() : draft.leftOn();
        EmployeeDraft checked = check(new EmployeeDraft(
                draft.staffNumber(),
                draft.name(),
                draft.post(),
                draft.teamId(),
                draft.hireDate(),
                draft.state(),
                lastDay));
        try {
            int changed = jdbc.sql("""
                            UPDATE core_employee SET staff_number = ?, name = ?, post = ?, team_id = ?, hire_date = ?,
                                   state = ?, left_on = ?, version = version + 1 WHERE id = ? AND version = ?""")
                    .param(checked.staffNumber())
                    .param(checked.name())
                    .param(post(checked).name())
                    .param(checked.teamId())
                    .param(checked.hireDate())
                    .param(checked.state().name())
                    .param(checked.leftOn())
                    .param(id)
                    .param(version)
                    .update();
            if (changed == 0) {
                throw new ChangedMeanwhile(before.name(), before.version());
            }
        } catch (DuplicateKeyException e) {
            throw new InvalidInput("staffNumber", "core.org.problem.staff-number-taken", checked.staffNumber());
        }
        audit.record("changed", TYPE, id, checked.name(), state(before), checked);
        if (leaves) {
            leave(id, checked.name(), Objects.requireNonNull(lastDay));
        }
        changes.announce();
    }

    private void leave(long id, String name, LocalDate lastDay) {
        leaving.endAll(id, name, lastDay);
        record Team(long id, String name) {}
        for (Team team : jdbc.sql("SELECT id, name FROM core_team WHERE leader_id = ?")
                .param(id)
                .query(new SimplePropertyRowMapper<>(Team.class))
                .list()) {
            jdbc.sql("UPDATE core_team SET leader_id = NULL, version = version + 1 WHERE id = ?")
                    .param(team.id())
                    .update();
            audit.record("changed", TeamService.TYPE, team.id(), team.name(), name, null);
        }
    }

    private EmployeeDraft check(EmployeeDraft draft) {
        String staffNumber = Typed.code("staffNumber", draft.staffNumber());
        String name = Typed.name("name", draft.name());
        Post post = draft.post();
        if (post == null) {
            throw new InvalidInput("post", "core.org.problem.required");
        }
        LocalDate hireDate = draft.hireDate();
        if (hireDate == null) {
            throw new InvalidInput("hireDate", "core.org.problem.required");
        }
        if (draft.teamId() != null && !teamExists(draft.teamId())) {
            throw new InvalidInput("teamId", "core.org.problem.required");
        }
        LocalDate leftOn = draft.state() == EmployeeState.LEFT ? draft.leftOn() : null;
        if (leftOn != null && leftOn.isAfter(time.today())) {
            throw new InvalidInput("leftOn", "core.org.problem.leaves-later");
        }
        if (leftOn != null && leftOn.isBefore(hireDate)) {
            throw new InvalidInput("leftOn", "core.org.problem.ends-before-it-starts");
        }
        return new EmployeeDraft(staffNumber, name, post, draft.teamId(), hireDate, draft.state(), leftOn);
    }

    private boolean teamExists(long id) {
        return jdbc.sql("SELECT COUNT(*) FROM core_team WHERE id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static Post post(EmployeeDraft checked) {
        return Objects.requireNonNull(checked.post());
    }

    static EmployeeDraft state(EmployeeSummary row) {
        return new EmployeeDraft(
                row.staffNumber(), row.name(), row.post(), row.teamId(), row.hireDate(), row.state(), row.leftOn());
    }
}
