package cn.zhiban.training.exam;

import cn.zhiban.training.question.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps attempts and their answers. */
@Component
class AttemptStore {
    private static final String SELECT =
            "SELECT a.*, e.name FROM train_attempt a JOIN core_employee e ON e.id = a.employee_id ";

    private final JdbcClient jdbc;

    AttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(Attempt attempt) {
        Instant deadline = attempt.deadline();
        return jdbc.sql("INSERT INTO train_attempt (exam_id, exam_version, employee_id, seed, state, started_at,"
                        + " deadline, max_points, pass_percent) VALUES (?, ?, ?, ?, 'OPEN', ?, ?, ?, ?) RETURNING id")
                .param(attempt.examId())
                .param(attempt.examVersion())
                .param(attempt.employeeId())
                .param(attempt.seed())
                .param(Timestamp.from(attempt.startedAt()))
                .param(deadline == null ? null : Timestamp.from(deadline))
                .param(attempt.maxPoints())
                .param(attempt.passPercent())
                .query(Long.class)
                .single();
    }

    void insert(long attempt, int slot, long question, int version, double points) {
        jdbc.sql(
                        "INSERT INTO train_attempt_item (attempt_id, slot, question_id, version, points) VALUES (?, ?, ?, ?, ?)")
                .params(attempt, slot, question, version, points)
                .update();
    }

    Optional<Attempt> find(long id) {
        return jdbc.sql(SELECT + "WHERE a.id = ?")
                .param(id)
                .query(AttemptStore::attempt)
                .optional();
    }

    /** Found and kept from others until the transaction ends. */
    Optional<Attempt> lock(long id) {
        return jdbc.sql(SELECT + "WHERE a.id = ? FOR UPDATE")
                .param(id)
                .query(AttemptStore::attempt)
                .optional();
    }

    List<Attempt> ofExam(long exam) {
        return jdbc.sql(SELECT + "WHERE a.exam_id = ? ORDER BY a.id DESC")
                .param(exam)
                .query(AttemptStore::attempt)
                .list();
    }

    List<Attempt> ofEmployees(Collection<Long> employees, Collection<Long> exams) {
        return employees.isEmpty() || exams.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "WHERE a.employee_id IN (:employees) AND a.exam_id IN (:exams) ORDER BY a.id")
                        .param("employees", employees)
                        .param("exams", exams)
                        .query(AttemptStore::attempt)
                        .list();
    }

    List<Attempt> inState(AttemptState state) {
        return jdbc.sql(SELECT + "WHERE a.state = ? ORDER BY a.handed_at, a.id")
                .param(state.name())
                .query(AttemptStore::attempt)
                .list();
    }

    List<Long> due(Instant now) {
        return jdbc.sql(
                        "SELECT id FROM train_attempt WHERE state = 'OPEN' AND deadline <= ? ORDER BY deadline LIMIT 500")
                .param(Timestamp.from(now))
                .query(Long.class)
                .list();
    }

    List<AttemptItem> items(Collection<Long> attempts) {
        return attempts.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT * FROM train_attempt_item WHERE attempt_id IN (:attempts) ORDER BY attempt_id, slot")
                        .param("attempts", attempts)
                        .query(AttemptStore::item)
                        .list();
    }

    /**
     * Keeps an answer in one statement, if the attempt is theirs and still open.
     *
     * @param late deadlines before it are over: a little before now, for answers that were under way
     * @return whether it was
     */
    boolean answer(long attempt, long employee, int slot, Answer answer, Instant now, Instant late) {
        return jdbc.sql(
                                "UPDATE train_attempt_item i JOIN train_attempt a ON a.id = i.attempt_id"
                                        + " SET i.answer = ?, i.answered_at = ? WHERE i.attempt_id = ? AND i.slot = ?"
                                        + " AND a.employee_id = ? AND a.state = 'OPEN' AND (a.deadline IS NULL OR a.deadline > ?)")
                        .params(answer.toJson(), Timestamp.from(now), attempt, slot, employee, Timestamp.from(late))
                        .update()
                > 0;
    }

    void revisit(long attempt, int slot, boolean later) {
        jdbc.sql("UPDATE train_attempt_item SET revisit = ? WHERE attempt_id = ? AND slot = ?")
                .params(later, attempt, slot)
                .update();
    }

    void mark(long attempt, int slot, @Nullable Double fraction, boolean voided, @Nullable String by, String remark) {
        jdbc.sql("UPDATE train_attempt_item SET fraction = ?, voided = ?, marked_by = ?, remark = ?"
                        + " WHERE attempt_id = ? AND slot = ?")
                .param(fraction)
                .param(voided)
                .param(by)
                .param(remark)
                .param(attempt)
                .param(slot)
                .update();
    }

    void result(
            long attempt, AttemptState state, double points, double max, boolean passed, Instant handed, boolean self) {
        jdbc.sql("UPDATE train_attempt SET state = ?, points = ?, max_points = ?, passed = ?, handed_at = ?,"
                        + " by_itself = ? WHERE id = ?")
                .params(state.name(), points, max, passed, Timestamp.from(handed), self, attempt)
                .update();
    }

    private static Attempt attempt(ResultSet row, int number) throws SQLException {
        Timestamp deadline = row.getTimestamp("deadline");
        Timestamp handed = row.getTimestamp("handed_at");
        return new Attempt(
                row.getLong("id"),
                row.getLong("exam_id"),
                row.getInt("exam_version"),
                row.getLong("employee_id"),
                row.getString("name"),
                row.getLong("seed"),
                AttemptState.valueOf(row.getString("state")),
                row.getTimestamp("started_at").toInstant(),
                deadline == null ? null : deadline.toInstant(),
                handed == null ? null : handed.toInstant(),
                row.getBoolean("by_itself"),
                row.getObject("points", Double.class),
                row.getDouble("max_points"),
                row.getInt("pass_percent"),
                row.getBoolean("passed"));
    }

    private static AttemptItem item(ResultSet row, int number) throws SQLException {
        String answer = row.getString("answer");
        return new AttemptItem(
                row.getLong("attempt_id"),
                row.getInt("slot"),
                row.getLong("question_id"),
                row.getInt("version"),
                row.getDouble("points"),
                answer == null ? Answer.NONE : Answer.fromJson(answer),
                row.getBoolean("revisit"),
                row.getObject("fraction", Double.class),
                row.getBoolean("voided"),
                row.getString("remark"));
    }
}
