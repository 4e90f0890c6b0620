package cn.zhiban.scheduling.roster.publish;

import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Versions, receipts and published shifts in the database. Asks for no permission. */
@Component
class VersionStore {
    private static final int BATCH = 500;
    private static final String RECEIPT = """
            SELECT c.version_id, r.name AS roster, v.number, v.note, c.employee_id, e.name, c.changes, v.published_at, c.acknowledged_at
              FROM sched_receipt c JOIN sched_roster_version v ON v.id = c.version_id
              JOIN sched_roster r ON r.id = v.roster_id JOIN core_employee e ON e.id = c.employee_id""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;
    private final CompanyTime time;

    VersionStore(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json, CompanyTime time) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.time = time;
    }

    /** A day that another roster has published already. */
    record Taken(String name, LocalDate day, String roster) {}

    List<PublishedCell> shifts(long roster) {
        return jdbc.sql("SELECT employee_id, day, shift_type_id AS type_id FROM sched_shift WHERE roster_id = ?")
                .param(roster)
                .query(PublishedCell.class)
                .list();
    }

    Optional<Taken> taken(long roster, List<Long> employees, LocalDate first, LocalDate last) {
        return jdbc.sql(
                        "SELECT e.name, s.day, r.name AS roster FROM sched_shift s JOIN core_employee e ON e.id = s.employee_id"
                                + " JOIN sched_roster r ON r.id = s.roster_id WHERE s.roster_id <> :roster"
                                + " AND s.employee_id IN (:employees) AND s.day BETWEEN :first AND :last ORDER BY s.day LIMIT 1")
                .param("roster", roster)
                .param("employees", employees)
                .param("first", first)
                .param("last", last)
                .query(Taken.class)
                .optional();
    }

    void replace(long roster, List<PublishedCell> cells) {
        clear(roster);
        batches.batchUpdate(
                "INSERT INTO sched_shift (employee_id, day, roster_id, shift_type_id) VALUES (?, ?, ?, ?)",
                cells,
                BATCH,
                (statement, cell) -> {
                    statement.setLong(1, cell.employeeId());
                    statement.setObject(2, cell.day());
                    statement.setLong(3, roster);
                    statement.setObject(4, cell.typeId());
                });
    }

    void put(long roster, PublishedCell cell) {
        jdbc.sql("REPLACE INTO sched_shift (employee_id, day, roster_id, shift_type_id) VALUES (?, ?, ?, ?)")
                .param(cell.employeeId())
                .param(cell.day())
                .param(roster)
                .param(cell.typeId())
                .update();
    }

    void clear(long roster) {
        jdbc.sql("DELETE FROM sched_shift WHERE roster_id = ?").param(roster).update();
    }

    /** A published version. */
    record Published(int number, Instant publishedAt) {}

    Optional<Published> latest(long roster) {
        return jdbc.sql("SELECT number, published_at FROM sched_roster_version WHERE roster_id = ?"
                        + " ORDER BY number DESC LIMIT 1")
                .param(roster)
                .query((row, _) ->
                        new Published(row.getInt(1), row.getTimestamp(2).toInstant()))
                .optional();
    }

    int nextNumber(long roster) {
        return jdbc.sql("SELECT COALESCE(MAX(number), 0) + 1 FROM sched_roster_version WHERE roster_id = ?")
                .param(roster)
                .query(Integer.class)
                .single();
    }

    long insert(long roster, int number, String note, List<PublishedCell> cells, String by) {
        return jdbc.sql("""
                        INSERT INTO sched_roster_version (roster_id, number, note, snapshot, published_at, published_by)
                        VALUES (?, ?, ?, ?, ?, ?) RETURNING id""")
                .params(roster, number, note, json.writeValueAsString(cells), Timestamp.from(time.now()), by)
                .query(Long.class)
                .single();
    }

    void receipt(long version, PersonChange change) {
        jdbc.sql("INSERT INTO sched_receipt (version_id, employee_id, changed, changes) VALUES (?, ?, ?, ?)")
                .params(
                        version,
                        change.employeeId(),
                        change.changes().size(),
                        json.writeValueAsString(change.changes()))
                .update();
    }

    /** Receipts of somebody for rosters that are still to be worked, the latest first. */
    List<Receipt> receiptsOf(long employee, int limit) {
        return receipts(
                " WHERE c.employee_id = ? AND r.last_day >= ? AND r.published_revision IS NOT NULL"
                        + " ORDER BY c.version_id DESC LIMIT ?",
                employee,
                time.today(),
                limit);
    }

    /** Receipts of a roster's latest version of each person. */
    List<Receipt> receipts(long roster) {
        return receipts(
                " WHERE v.roster_id = ? AND c.version_id = (SELECT MAX(o.version_id) FROM sched_receipt o"
                        + " JOIN sched_roster_version w ON w.id = o.version_id"
                        + " WHERE o.employee_id = c.employee_id AND w.roster_id = v.roster_id) ORDER BY e.staff_number",
                roster);
    }

    private List<Receipt> receipts(String where, Object... parameters) {
        return jdbc.sql(RECEIPT + where)
                .params(parameters)
                .query((row, _) -> {
                    @Nullable Timestamp seen = row.getTimestamp("acknowledged_at");
                    return new Receipt(
                            row.getLong("version_id"),
                            row.getString("roster"),
                            row.getInt("number"),
                            row.getString("note"),
                            row.getLong("employee_id"),
                            row.getString("name"),
                            List.of(json.readValue(row.getString("changes"), DayChange[].class)),
                            Objects.requireNonNull(row.getTimestamp("published_at"))
                                    .toInstant(),
                            seen == null ? null : seen.toInstant());
                })
                .list();
    }

    /** @return whether there was something to acknowledge */
    boolean acknowledge(long version, long employee) {
        return jdbc.sql("UPDATE sched_receipt SET acknowledged_at = ? WHERE version_id = ? AND employee_id = ?"
                                + " AND acknowledged_at IS NULL")
                        .params(Timestamp.from(time.now()), version, employee)
                        .update()
                > 0;
    }
}
