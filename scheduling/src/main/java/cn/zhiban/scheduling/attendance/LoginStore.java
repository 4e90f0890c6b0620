package cn.zhiban.scheduling.attendance;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps logins. */
@Component
class LoginStore {
    private static final String COLUMNS = "SELECT employee_id, mark, starts_at, ends_at, punch FROM sched_login WHERE ";

    private final JdbcClient jdbc;

    LoginStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Nick(String nickname, long employeeId) {}

    /** Logins of people that touch any day from the first to the last. */
    Map<Long, List<Login>> between(Collection<Long> employees, LocalDate first, LocalDate last) {
        return employees.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(COLUMNS + "employee_id IN (:employees) AND (starts_at BETWEEN :first AND :last"
                                + " OR ends_at BETWEEN :first AND :last) ORDER BY employee_id, id")
                        .param("employees", employees)
                        .param("first", first.atStartOfDay())
                        .param("last", last.plusDays(1).atStartOfDay())
                        .query(Login.class)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(Login::employeeId));
    }

    /** Days on which anybody of the company logged in. */
    Set<LocalDate> days(LocalDate first, LocalDate last) {
        return new HashSet<>(
                jdbc.sql("SELECT DISTINCT DATE(starts_at) FROM sched_login WHERE starts_at BETWEEN ? AND ?")
                        .params(first.atStartOfDay(), last.plusDays(1).atStartOfDay())
                        .query(LocalDate.class)
                        .list());
    }

    Optional<Login> find(long employee, String mark) {
        return jdbc.sql(COLUMNS + "employee_id = ? AND mark = ?")
                .params(employee, mark)
                .query(Login.class)
                .optional();
    }

    void insert(Login login, long importId) {
        jdbc.sql("INSERT INTO sched_login (employee_id, mark, starts_at, ends_at, punch, import_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .param(login.employeeId())
                .param(login.mark())
                .param(login.startsAt())
                .param(login.endsAt())
                .param(login.punch())
                .param(importId)
                .update();
    }

    /** Changes what a row says; it no longer belongs to the import that created it. */
    void update(Login login) {
        jdbc.sql("UPDATE sched_login SET starts_at = ?, ends_at = ?, import_id = 0 WHERE employee_id = ? AND mark = ?")
                .param(login.startsAt())
                .param(login.endsAt())
                .param(login.employeeId())
                .param(login.mark())
                .update();
    }

    /** A row of an import that is taken back. */
    record Imported(long id, long employeeId, LocalDateTime at) {}

    List<Imported> imported(long importId) {
        return jdbc.sql(
                        "SELECT id, employee_id, COALESCE(starts_at, ends_at) AS at FROM sched_login WHERE import_id = ?")
                .param(importId)
                .query(Imported.class)
                .list();
    }

    void delete(long id) {
        jdbc.sql("DELETE FROM sched_login WHERE id = ?").param(id).update();
    }

    /** Names on platforms that are known, as compared. */
    Map<String, Long> nicknames() {
        return jdbc.sql("SELECT nickname, employee_id FROM sched_login_name").query(Nick.class).list().stream()
                .collect(Collectors.toMap(Nick::nickname, Nick::employeeId));
    }

    void keepNickname(String nickname, long employee) {
        jdbc.sql("REPLACE INTO sched_login_name (nickname, employee_id) VALUES (?, ?)")
                .params(nickname, employee)
                .update();
    }

    /** Whether somebody's month is closed; its hours no longer change. */
    boolean isClosed(long employee, LocalDate day) {
        return jdbc.sql("SELECT COUNT(*) FROM sched_closing_person p JOIN sched_closing c ON c.id = p.closing_id"
                                + " WHERE c.closed AND p.employee_id = ? AND p.month = ?")
                        .params(employee, YearMonth.from(day).atDay(1))
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
