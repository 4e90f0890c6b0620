package cn.zhiban.scheduling.staff;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom somebody plans. Whoever sees everything: all. Others: the teams they lead, and those who serve shops of the clients
 * they were granted and no other shop. So the lead of one client learns nothing about the people of another. Asking for
 * oneself is always allowed to who has {@link SchedulingPermissions#OWN}.
 */
@Component
public class Staff {
    private static final String PEOPLE = """
            SELECT e.id, e.staff_number, e.name, e.post, e.team_id, COALESCE(t.name, '') AS team_name
              FROM core_employee e LEFT JOIN core_team t ON t.id = e.team_id""";
    private static final String REACH = """
             (:all OR t.leader_id = :self OR (
               EXISTS (SELECT 1 FROM core_assignment a JOIN core_shop s ON s.id = a.shop_id
                        WHERE a.employee_id = e.id AND s.client_id IN (:clients)
                          AND (a.valid_to IS NULL OR a.valid_to >= :today))
               AND NOT EXISTS (SELECT 1 FROM core_assignment a JOIN core_shop s ON s.id = a.shop_id
                        WHERE a.employee_id = e.id AND s.client_id NOT IN (:clients)
                          AND (a.valid_to IS NULL OR a.valid_to >= :today))))""";

    private final JdbcClient jdbc;
    private final Access access;
    private final CompanyTime time;

    Staff(JdbcClient jdbc, Access access, CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
    }

    /** Everybody of the company within the actor's reach who has not left, by team and number. */
    public List<Person> within(Actor actor) {
        return reach(
                        PEOPLE + " WHERE e.state <> 'LEFT' AND " + REACH
                                + " ORDER BY t.name IS NULL, t.name, e.staff_number",
                        actor)
                .query(Person.class)
                .list();
    }

    /** Whether the employee is within the actor's reach. */
    public boolean reaches(Actor actor, long employeeId) {
        return reach(
                                "SELECT COUNT(*) FROM core_employee e LEFT JOIN core_team t ON t.id = e.team_id"
                                        + " WHERE e.id = :employee AND " + REACH,
                                actor)
                        .param("employee", employeeId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Teams that the actor leads, or all of who sees everything. */
    public List<TeamRef> teams(Actor actor) {
        return jdbc.sql("SELECT id, name FROM core_team WHERE :all OR leader_id = :self ORDER BY name")
                .param("all", actor.scope().all())
                .param("self", actor.employeeId())
                .query(TeamRef.class)
                .list();
    }

    /** Goes on only if the actor has the permission and the employee is within reach. @throws NotAllowed otherwise */
    public Actor require(String permission, long employeeId) {
        Actor actor = access.require(permission);
        if (!reaches(actor, employeeId)) {
            throw new NotAllowed(permission);
        }
        return actor;
    }

    /** Goes on for oneself, or with the permission for somebody within reach. @throws NotAllowed otherwise */
    public Actor requireSelfOr(String permission, long employeeId) {
        Actor actor = access.current();
        return isSelf(actor, employeeId) ? access.require(SchedulingPermissions.OWN) : require(permission, employeeId);
    }

    /** The employee behind whoever asks. @throws NotAllowed there is none, or it may not */
    public long self() {
        Long employee = access.require(SchedulingPermissions.OWN).employeeId();
        if (employee == null) {
            throw new NotAllowed(SchedulingPermissions.OWN);
        }
        return employee;
    }

    /** Whether the actor is this employee. */
    public static boolean isSelf(Actor actor, long employeeId) {
        Long self = actor.employeeId();
        return self != null && self == employeeId;
    }

    /** One employee whatever the reach, for callers that have checked. @throws NotFound there is none */
    public Person get(long id) {
        return jdbc.sql(PEOPLE + " WHERE e.id = ?")
                .param(id)
                .query(Person.class)
                .optional()
                .orElseThrow(() -> new NotFound("core.employee", id));
    }

    /** The employee with this staff number, whatever the reach. */
    public Optional<Person> byStaffNumber(String staffNumber) {
        return jdbc.sql(PEOPLE + " WHERE e.staff_number = ?")
                .param(staffNumber.strip())
                .query(Person.class)
                .optional();
    }

    /** Colleagues of the same team, without the employee, by name. */
    public List<Person> colleagues(long employeeId) {
        return jdbc.sql(PEOPLE + " JOIN core_employee me ON me.team_id = e.team_id AND me.id = :me"
                        + " WHERE e.id <> :me AND e.state <> 'LEFT' ORDER BY e.name")
                .param("me", employeeId)
                .query(Person.class)
                .list();
    }

    /** Enabled accounts of employees. */
    public List<Long> accounts(Collection<Long> employees) {
        return employees.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT id FROM core_account WHERE enabled AND employee_id IN (:employees)")
                        .param("employees", employees)
                        .query(Long.class)
                        .list();
    }

    /** Accounts of whoever leads the employee's team; nobody is told about what they asked for themselves. */
    public List<Long> leads(long employeeId) {
        List<Long> leaders = jdbc.sql("SELECT t.leader_id FROM core_employee e JOIN core_team t ON t.id = e.team_id"
                        + " WHERE e.id = :me AND t.leader_id IS NOT NULL AND t.leader_id <> :me")
                .param("me", employeeId)
                .query(Long.class)
                .list();
        return accounts(leaders);
    }

    /** Takes the employee's row until the transaction ends, so that two changes about one person come one after the other. */
    public void lock(long employeeId) {
        boolean there = jdbc.sql("SELECT id FROM core_employee WHERE id = ? FOR UPDATE")
                .param(employeeId)
                .query(Long.class)
                .optional()
                .isPresent();
        if (!there) {
            throw new NotFound("core.employee", employeeId);
        }
    }

    private JdbcClient.StatementSpec reach(String sql, Actor actor) {
        @Nullable Long self = actor.employeeId();
        Set<Long> clients = actor.scope().managedClientIds();
        return jdbc.sql(sql)
                .param("all", actor.scope().all())
                .param("self", self)
                .param("clients", clients.isEmpty() ? Set.of(-1L) : clients)
                .param("today", time.today());
    }
}
