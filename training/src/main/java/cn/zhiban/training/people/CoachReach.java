package cn.zhiban.training.people;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongPredicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * People whose results a coach sees: those of the teams he leads and those who serve shops of the clients he manages;
 * everybody for who sees everything; never himself. Asks for no permission.
 */
@Component
public class CoachReach {
    private final JdbcClient jdbc;
    private final CompanyTime time;

    CoachReach(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Whether an employee is within reach, as things are now. */
    public LongPredicate of(Actor actor) {
        Long self = actor.employeeId();
        Set<Long> managed = actor.scope().managedClientIds();
        Set<Long> people = actor.scope().all()
                ? Set.of()
                : new HashSet<>(jdbc.sql("""
                                SELECT e.id FROM core_employee e JOIN core_team t ON t.id = e.team_id
                                 WHERE t.leader_id = :self
                                UNION
                                SELECT a.employee_id FROM core_assignment a JOIN core_shop s ON s.id = a.shop_id
                                 WHERE s.client_id IN (:clients) AND a.valid_from <= :today
                                   AND (a.valid_to IS NULL OR a.valid_to >= :today)""")
                        .param("self", self)
                        .param("clients", managed.isEmpty() ? Set.of(-1L) : managed)
                        .param("today", time.today())
                        .query(Long.class)
                        .list());
        return employee -> (self == null || employee != self) && (actor.scope().all() || people.contains(employee));
    }
}
