package cn.zhiban.scheduling.leave;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads leave; who may see it is asked before. */
@Component
class LeaveRows {
    private static final String COLUMNS = """
            SELECT l.id, l.employee_id, e.name AS employee_name, l.type, l.first_day, l.last_day, l.from_noon, l.to_noon,
                   l.half_days, l.reason, l.state, l.requested_at, z.display_name AS decided_by_name, l.answer, l.version
              FROM sched_leave l JOIN core_employee e ON e.id = l.employee_id
              LEFT JOIN core_account z ON z.id = l.decided_by WHERE\s""";

    private final JdbcClient jdbc;

    LeaveRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Leave> find(long id) {
        return jdbc.sql(COLUMNS + "l.id = ?").param(id).query(LeaveRows::map).optional();
    }

    List<Leave> of(long employee) {
        return jdbc.sql(COLUMNS + "l.employee_id = ? ORDER BY l.first_day DESC, l.id DESC LIMIT 200")
                .param(employee)
                .query(LeaveRows::map)
                .list();
    }

    List<Leave> open(Collection<Long> employees) {
        return employees.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS
                                + "l.employee_id IN (:employees) AND l.state = 'REQUESTED' ORDER BY l.first_day, l.id")
                        .param("employees", employees)
                        .query(LeaveRows::map)
                        .list();
    }

    List<Leave> from(Collection<Long> employees, LocalDate day) {
        return employees.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS + "l.employee_id IN (:employees) AND l.state = 'APPROVED' AND l.last_day >= :day"
                                + " ORDER BY l.first_day, l.id")
                        .param("employees", employees)
                        .param("day", day)
                        .query(LeaveRows::map)
                        .list();
    }

    private static Leave map(ResultSet row, int number) throws SQLException {
        return new Leave(
                row.getLong("id"),
                row.getLong("employee_id"),
                row.getString("employee_name"),
                LeaveType.valueOf(row.getString("type")),
                Objects.requireNonNull(row.getObject("first_day", LocalDate.class)),
                Objects.requireNonNull(row.getObject("last_day", LocalDate.class)),
                row.getBoolean("from_noon"),
                row.getBoolean("to_noon"),
                row.getInt("half_days"),
                row.getString("reason"),
                LeaveState.valueOf(row.getString("state")),
                row.getTimestamp("requested_at").toInstant(),
                row.getString("decided_by_name"),
                row.getString("answer"),
                row.getInt("version"));
    }
}
