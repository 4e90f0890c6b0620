package cn.zhiban.scheduling.attendance;

import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps closed months. */
@Component
class ClosingStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CompanyTime time;

    ClosingStore(JdbcClient jdbc, JsonMapper json, CompanyTime time) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
    }

    /**
     * A month that was closed at some time.
     *
     * @param closed false: it was reopened since
     * @param times how often it was closed
     * @param changedBy who did the last step, at {@code changedAt}
     */
    record Row(long id, boolean closed, int times, String changedBy, Instant changedAt, String note) {}

    private record Person(long employeeId, String figures) {}

    Optional<Row> find(long team, YearMonth month) {
        return read("", team, month);
    }

    /** The same, with the row held until the transaction ends. */
    Optional<Row> lock(long team, YearMonth month) {
        return read(" FOR UPDATE", team, month);
    }

    private Optional<Row> read(String suffix, long team, YearMonth month) {
        return jdbc.sql("SELECT id, closed, times, changed_by, changed_at, note FROM sched_closing"
                        + " WHERE team_id = ? AND month = ?" + suffix)
                .params(team, month.atDay(1))
                .query((row, _) -> new Row(
                        row.getLong("id"),
                        row.getBoolean("closed"),
                        row.getInt("times"),
                        row.getString("changed_by"),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("note")))
                .optional();
    }

    Map<Long, MonthFigures> figures(long closing) {
        return jdbc
                .sql("SELECT employee_id, figures FROM sched_closing_person WHERE closing_id = ?")
                .param(closing)
                .query(Person.class)
                .list()
                .stream()
                .collect(
                        Collectors.toMap(Person::employeeId, one -> json.readValue(one.figures(), MonthFigures.class)));
    }

    /** Somebody's figures of a closed month. */
    Optional<MonthFigures> closed(long employee, YearMonth month) {
        return jdbc.sql("SELECT p.figures FROM sched_closing_person p JOIN sched_closing c ON c.id = p.closing_id"
                        + " WHERE c.closed AND p.employee_id = ? AND p.month = ? ORDER BY c.id LIMIT 1")
                .params(employee, month.atDay(1))
                .query(String.class)
                .optional()
                .map(figures -> json.readValue(figures, MonthFigures.class));
    }

    /** Half days of time off that a month has earned so far. */
    int halfDays(long closing, long employee) {
        return jdbc.sql("SELECT half_days FROM sched_closing_person WHERE closing_id = ? AND employee_id = ?")
                .params(closing, employee)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Begins to close: the row with its count. */
    Row close(long team, YearMonth month, String by) {
        jdbc.sql("""
                        INSERT INTO sched_closing (team_id, month, closed, times, changed_by, changed_at, note)
                        VALUES (?, ?, TRUE, 1, ?, ?, '')
                        ON DUPLICATE KEY UPDATE closed = TRUE, times = times + 1, changed_by = VALUES(changed_by),
                          changed_at = VALUES(changed_at), note = ''""")
                .params(team, month.atDay(1), by, Timestamp.from(time.now()))
                .update();
        return find(team, month).orElseThrow();
    }

    void reopen(long closing, String by, String note) {
        jdbc.sql("UPDATE sched_closing SET closed = FALSE, changed_by = ?, changed_at = ?, note = ? WHERE id = ?")
                .params(by, Timestamp.from(time.now()), note, closing)
                .update();
    }

    void write(long closing, YearMonth month, long employee, MonthFigures figures) {
        jdbc.sql("REPLACE INTO sched_closing_person (closing_id, employee_id, month, figures, half_days)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(closing, employee, month.atDay(1), json.writeValueAsString(figures), figures.halfDays())
                .update();
    }
}
