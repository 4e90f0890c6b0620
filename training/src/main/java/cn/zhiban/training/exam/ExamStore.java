package cn.zhiban.training.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps exams. */
@Component
class ExamStore {
    private final JdbcClient jdbc;

    ExamStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Exam> all() {
        return jdbc.sql("SELECT * FROM train_exam ORDER BY updated_at DESC, id DESC")
                .query(ExamStore::exam)
                .list();
    }

    Optional<Exam> find(long id) {
        return jdbc.sql("SELECT * FROM train_exam WHERE id = ?")
                .param(id)
                .query(ExamStore::exam)
                .optional();
    }

    long insert(ExamDefinition definition, @Nullable Long client, @Nullable Long shop, Instant now) {
        return jdbc.sql("INSERT INTO train_exam (title, client_id, shop_id, state, version, definition, updated_at)"
                        + " VALUES (?, ?, ?, 'DRAFT', 1, ?, ?) RETURNING id")
                .param(definition.title())
                .param(client)
                .param(shop)
                .param(definition.toJson())
                .param(Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    boolean update(
            long id, int version, ExamDefinition definition, @Nullable Long client, @Nullable Long shop, Instant now) {
        return jdbc.sql("UPDATE train_exam SET title = ?, client_id = ?, shop_id = ?, definition = ?,"
                                + " version = version + 1, updated_at = ? WHERE id = ? AND version = ?")
                        .param(definition.title())
                        .param(client)
                        .param(shop)
                        .param(definition.toJson())
                        .param(Timestamp.from(now))
                        .param(id)
                        .param(version)
                        .update()
                > 0;
    }

    void setState(long id, ExamState state, Instant now) {
        jdbc.sql("UPDATE train_exam SET state = ?, updated_at = ? WHERE id = ?")
                .params(state.name(), Timestamp.from(now), id)
                .update();
    }

    private static Exam exam(ResultSet row, int number) throws SQLException {
        return new Exam(
                row.getLong("id"),
                row.getInt("version"),
                ExamState.valueOf(row.getString("state")),
                row.getObject("client_id", Long.class),
                row.getObject("shop_id", Long.class),
                ExamDefinition.fromJson(row.getString("definition")),
                false);
    }
}
