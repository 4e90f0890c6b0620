package cn.zhiban.scheduling.market;

import cn.zhiban.scheduling.leave.LeaveType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Published shifts of people on leave. Asks for no permission. */
@Component
class GapStore {
    private final JdbcClient jdbc;

    GapStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Such a shift. */
    record Found(long employeeId, String name, LocalDate day, long typeId, LeaveType type) {}

    private record Named(long id, String name) {}

    /** Shifts of the people on days of approved whole-day leave. */
    List<Found> find(Collection<Long> people, LocalDate first, LocalDate last) {
        return people.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                SELECT s.employee_id, e.name, s.day, s.shift_type_id AS type_id, MIN(l.type) AS type FROM sched_shift s
                                  JOIN core_employee e ON e.id = s.employee_id
                                  JOIN sched_leave l ON l.employee_id = s.employee_id AND l.state = 'APPROVED'
                                  JOIN sched_leave_day d ON d.leave_id = l.id AND d.day = s.day AND d.part = 'WHOLE'
                                 WHERE s.employee_id IN (:people) AND s.shift_type_id IS NOT NULL AND s.day BETWEEN :first AND :last
                                 GROUP BY s.employee_id, e.name, s.day, s.shift_type_id ORDER BY s.day, e.name""")
                        .param("people", people)
                        .param("first", first)
                        .param("last", last)
                        .query(Found.class)
                        .list();
    }

    /** Groups of shops that people of a published roster serve. */
    Map<Long, String> groups(long roster) {
        Map<Long, String> groups = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT DISTINCT g.id, g.name FROM sched_demand_group g JOIN sched_demand_group_shop gs ON gs.group_id = g.id
                          JOIN core_assignment a ON a.shop_id = gs.shop_id
                          JOIN sched_roster_person p ON p.employee_id = a.employee_id
                         WHERE p.roster_id = ? ORDER BY g.name""").param(roster).query(Named.class).list().forEach(one -> groups.put(one.id(), one.name()));
        return groups;
    }
}
