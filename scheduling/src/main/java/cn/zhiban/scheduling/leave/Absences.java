package cn.zhiban.scheduling.leave;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is away when, for the other features of scheduling. Asks for no permission: callers limit the people to their reach. */
@Component
public class Absences {
    private final JdbcClient jdbc;

    Absences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Days from the first to the last, both inclusive, on which somebody is or may be away: approved and requested. */
    public List<LeaveDay> between(Collection<Long> employees, LocalDate first, LocalDate last) {
        return employees.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                SELECT l.employee_id, d.day, d.part, l.type, l.state
                                  FROM sched_leave l JOIN sched_leave_day d ON d.leave_id = l.id
                                 WHERE l.employee_id IN (:employees) AND l.state IN ('APPROVED', 'REQUESTED')
                                   AND d.day BETWEEN :first AND :last ORDER BY l.employee_id, d.day""")
                        .param("employees", employees)
                        .param("first", first)
                        .param("last", last)
                        .query(LeaveDay.class)
                        .list();
    }

    /** Only what was approved. */
    public List<LeaveDay> approved(Collection<Long> employees, LocalDate first, LocalDate last) {
        return between(employees, first, last).stream()
                .filter(one -> one.state() == LeaveState.APPROVED)
                .toList();
    }
}
