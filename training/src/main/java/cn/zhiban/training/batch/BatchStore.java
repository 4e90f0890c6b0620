package cn.zhiban.training.batch;

import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps batches. */
@Component
class BatchStore {
    private static final String BATCH = "SELECT id, name, start_on, closed FROM train_batch";
    private final JdbcClient jdbc;
    private final CompanyTime time;

    BatchStore(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** A batch. */
    record Batch(long id, String name, LocalDate startOn, boolean closed) {}

    /** Somebody of a batch. @param mentor name, empty for none @param lead name of who took over, empty for nobody */
    record Member(
            long employeeId,
            @Nullable Long mentorId,
            String mentor,
            String lead,
            @Nullable LocalDate leftOn) {}

    /** What somebody noted. */
    record Note(Instant at, String author, String text) {}

    List<Batch> all() {
        return jdbc.sql(BATCH + " ORDER BY closed, start_on DESC, id DESC")
                .query(Batch.class)
                .list();
    }

    Optional<Batch> find(long id) {
        return jdbc.sql(BATCH + " WHERE id = ?").param(id).query(Batch.class).optional();
    }

    List<Member> members(long batch) {
        return jdbc.sql("""
                        SELECT b.employee_id, b.mentor_id, COALESCE(m.name, ''), COALESCE(l.name, ''), e.left_on
                          FROM train_batch_member b JOIN core_employee e ON e.id = b.employee_id
                          LEFT JOIN core_employee m ON m.id = b.mentor_id
                          LEFT JOIN core_employee l ON l.id = b.lead_id
                         WHERE b.batch_id = ? ORDER BY e.staff_number""")
                .param(batch)
                .query((row, _) -> new Member(
                        row.getLong(1),
                        row.getObject(2, Long.class),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class)))
                .list();
    }

    List<Note> notes(long batch) {
        return jdbc.sql(
                        "SELECT at, author, text FROM train_batch_note WHERE batch_id = ? ORDER BY at DESC, id DESC LIMIT 200")
                .param(batch)
                .query(Note.class)
                .list();
    }

    long insert(String name, LocalDate start) {
        return jdbc.sql("INSERT INTO train_batch (name, start_on) VALUES (?, ?) RETURNING id")
                .params(name, start)
                .query(Long.class)
                .single();
    }

    void close(long batch, boolean closed) {
        jdbc.sql("UPDATE train_batch SET closed = ? WHERE id = ?")
                .params(closed, batch)
                .update();
    }

    void join(long batch, long employee) {
        jdbc.sql("INSERT IGNORE INTO train_batch_member (batch_id, employee_id) VALUES (?, ?)")
                .params(batch, employee)
                .update();
    }

    void mentor(long batch, long employee, @Nullable Long mentor) {
        jdbc.sql("UPDATE train_batch_member SET mentor_id = ? WHERE batch_id = ? AND employee_id = ?")
                .param(mentor)
                .param(batch)
                .param(employee)
                .update();
    }

    void handOver(long batch, long employee, long lead) {
        jdbc.sql("UPDATE train_batch_member SET lead_id = ?, handed_at = ? WHERE batch_id = ? AND employee_id = ?")
                .params(lead, Timestamp.from(time.now()), batch, employee)
                .update();
    }

    void note(long batch, Instant at, String author, String text) {
        jdbc.sql("INSERT INTO train_batch_note (batch_id, at, author, text) VALUES (?, ?, ?, ?)")
                .params(batch, Timestamp.from(at), author, text)
                .update();
    }
}
