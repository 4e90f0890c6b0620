package cn.zhiban.core.org.people;

import cn.zhiban.core.org.keeping.Visible;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.time.CompanyTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom somebody who keeps people may change. Whoever sees everything: anybody. Others: those who serve a shop within the
 * scope, those of the teams they lead and those without a team, unless they also serve, now or later, a shop outside the
 * scope. So a lead of one client cannot dismiss the people of another.
 */
@Component
class EmployeeReach {
    private final JdbcClient jdbc;
    private final CompanyTime time;

    EmployeeReach(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    boolean mayChange(Actor actor, long employeeId) {
        if (!actor.may(CorePermissions.PEOPLE_EDIT)) {
            return false;
        }
        return actor.scope().all()
                || jdbc.sql("""
                        SELECT COUNT(*) FROM core_employee e LEFT JOIN core_team t ON t.id = e.team_id
                         WHERE e.id = :employee
                           AND NOT EXISTS (SELECT 1 FROM core_assignment a
                                            WHERE a.employee_id = e.id AND a.shop_id NOT IN (:shops)
                                              AND (a.valid_to IS NULL OR a.valid_to >= :today))
                           AND NOT EXISTS (SELECT 1 FROM core_platform_account p
                                            WHERE p.employee_id = e.id AND p.shop_id NOT IN (:shops)
                                              AND (p.valid_to IS NULL OR p.valid_to >= :today))
                           AND (e.team_id IS NULL OR t.leader_id = :self
                                OR EXISTS (SELECT 1 FROM core_assignment a
                                            WHERE a.employee_id = e.id AND a.shop_id IN (:shops)
                                              AND (a.valid_to IS NULL OR a.valid_to >= :today)))""")
                                .param("employee", employeeId)
                                .param("shops", Visible.shops(actor.scope()))
                                .param("today", time.today())
                                .param("self", actor.employeeId())
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** Whether the actor may put somebody new into the team: their own one, or none. */
    boolean mayJoin(Actor actor, @Nullable Long teamId) {
        return actor.scope().all()
                || teamId == null
                || jdbc.sql("SELECT COUNT(*) FROM core_team WHERE id = ? AND leader_id = ?")
                                .param(teamId)
                                .param(actor.employeeId())
                                .query(Integer.class)
                                .single()
                        > 0;
    }
}
