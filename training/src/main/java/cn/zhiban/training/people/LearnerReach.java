package cn.zhiban.training.people;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose learning somebody sees. Whoever sees everything: everybody's. Others: the teams they lead, and those who serve
 * shops of the clients they were granted and no other shop.
 */
@Component
public class LearnerReach {
    private static final String PEOPLE = """
            SELECT e.id, e.staff_number, e.name, e.post, e.team_id, COALESCE(t.name, '') AS team_name
              FROM core_employee e LEFT JOIN core_team t ON t.id = e.team_id
             WHERE e.state <> 'LEFT' AND (:all OR t.leader_id = :self OR (
               EXISTS (SELECT 1 FROM core_assignment a JOIN core_shop s ON s.id = a.shop_id
                        WHERE a.employee_id = e.id AND s.client_id IN (:clients)
                          AND (a.valid_to IS NULL OR a.valid_to >= :today))
               AND NOT EXISTS (SELECT 1 FROM core_assignment a JOIN core_shop s ON s.id = a.shop_id
                        WHERE a.employee_id = e.id AND s.client_id NOT IN (:clients)
                          AND (a.valid_to IS NULL OR a.valid_to >= :today))))
             ORDER BY t.name IS NULL, t.name, e.staff_number""";

    private final JdbcClient jdbc;
    private final CompanyTime time;

    LearnerReach(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Everybody within reach who has not left, by team and number. */
    public List<Learner> within(Actor actor) {
        Set<Long> clients = actor.scope().managedClientIds();
        return jdbc.sql(PEOPLE)
                .param("all", actor.scope().all())
                .param("self", actor.employeeId())
                .param("clients", clients.isEmpty() ? Set.of(-1L) : clients)
                .param("today", time.today())
                .query(Learner.class)
                .list();
    }

    /** Whether somebody is within reach. */
    public boolean reaches(Actor actor, long employee) {
        return within(actor).stream().anyMatch(one -> one.id() == employee);
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

    /** Employees who lead the teams of these people. */
    public List<Long> leads(Collection<Long> employees) {
        return employees.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT DISTINCT t.leader_id FROM core_employee e JOIN core_team t ON t.id = e.team_id"
                                + " WHERE e.id IN (:employees) AND t.leader_id IS NOT NULL")
                        .param("employees", employees)
                        .query(Long.class)
                        .list();
    }
}
