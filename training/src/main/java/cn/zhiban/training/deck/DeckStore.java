package cn.zhiban.training.deck;

import cn.zhiban.training.memory.Memory;
import cn.zhiban.training.memory.Rating;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cards, memories and answers in the database. Asks for no permission. */
@Component
class DeckStore {
    private final JdbcClient jdbc;

    DeckStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody remembers of a question, of which version of it, and the newest answered rightly. */
    record Known(long employeeId, long questionId, int version, Memory memory, int proven) {}

    /** An answer. */
    record Given(Instant at, boolean correct, boolean first) {}

    /** Questions that are cards, with whether they are about red lines. */
    Map<Long, Boolean> cards() {
        Map<Long, Boolean> cards = new HashMap<>();
        jdbc.sql("SELECT question_id, red_line FROM train_card").query(row -> {
            cards.put(row.getLong(1), row.getBoolean(2));
        });
        return cards;
    }

    void add(long question, boolean redLine, Instant now) {
        jdbc.sql("INSERT INTO train_card (question_id, red_line, added_at) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE red_line = VALUES(red_line)")
                .params(question, redLine, Timestamp.from(now))
                .update();
    }

    void remove(long question) {
        jdbc.sql("DELETE FROM train_card WHERE question_id = ?").param(question).update();
    }

    /** Of one person, by question. */
    Map<Long, Known> known(long employee) {
        Map<Long, Known> known = new HashMap<>();
        list("WHERE employee_id = ?", employee).forEach(one -> known.put(one.questionId(), one));
        return known;
    }

    List<Known> all() {
        return list("WHERE employee_id > ?", 0L);
    }

    private List<Known> list(String where, Object value) {
        return jdbc.sql("SELECT * FROM train_memory " + where)
                .param(value)
                .query((row, _) -> new Known(
                        row.getLong("employee_id"),
                        row.getLong("question_id"),
                        row.getInt("question_version"),
                        new Memory(
                                Memory.Stage.valueOf(row.getString("stage")),
                                row.getInt("step"),
                                row.getDouble("stability"),
                                row.getDouble("difficulty"),
                                row.getTimestamp("last_at").toInstant(),
                                row.getTimestamp("due_at").toInstant(),
                                row.getInt("reviews"),
                                row.getInt("lapses")),
                        row.getInt("proven_version")))
                .list();
    }

    void put(Known known) {
        Memory memory = known.memory();
        jdbc.sql(
                        "REPLACE INTO train_memory (employee_id, question_id, question_version, stage, step, stability,"
                                + " difficulty, last_at, due_at, reviews, lapses, proven_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        known.employeeId(),
                        known.questionId(),
                        known.version(),
                        memory.stage().name(),
                        memory.step(),
                        memory.stability(),
                        memory.difficulty(),
                        Timestamp.from(memory.lastAt()),
                        Timestamp.from(memory.dueAt()),
                        memory.reviews(),
                        memory.lapses(),
                        known.proven())
                .update();
    }

    void review(
            long employee,
            long question,
            int version,
            Instant at,
            Rating rating,
            long millis,
            boolean first,
            String token) {
        jdbc.sql("INSERT INTO train_review (employee_id, question_id, question_version, answered_at, correct, rating,"
                        + " millis, is_first, token) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        employee,
                        question,
                        version,
                        Timestamp.from(at),
                        rating != Rating.AGAIN,
                        rating.name(),
                        millis,
                        first,
                        token)
                .update();
    }

    /** Whether an answer with this token was kept, and if so whether it was right. */
    Optional<Boolean> kept(long employee, String token) {
        return jdbc.sql("SELECT correct FROM train_review WHERE token = ? AND employee_id = ?")
                .params(token, employee)
                .query(Boolean.class)
                .optional();
    }

    List<Given> given(long employee, Instant since) {
        return jdbc.sql("SELECT answered_at, correct, is_first FROM train_review WHERE employee_id = ?"
                        + " AND answered_at >= ? ORDER BY answered_at")
                .params(employee, Timestamp.from(since))
                .query((row, _) -> new Given(row.getTimestamp(1).toInstant(), row.getBoolean(2), row.getBoolean(3)))
                .list();
    }

    /** Milliseconds that right answers of anybody to a question usually take; 0 below five of them. */
    long usual(long question) {
        List<Long> times = jdbc.sql("SELECT millis FROM train_review WHERE question_id = ? AND correct"
                        + " ORDER BY id DESC LIMIT 99")
                .param(question)
                .query(Long.class)
                .list();
        return times.size() < 5 ? 0 : times.stream().sorted().toList().get(times.size() / 2);
    }
}
