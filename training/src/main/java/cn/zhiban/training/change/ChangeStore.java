package cn.zhiban.training.change;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which statements changed and which question asks about it. */
@Component
class ChangeStore {
    private static final int TITLE = 300;
    private static final int SHOPS = 500;
    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A changed statement as it is kept. */
    record Row(
            long id,
            Source source,
            long sourceId,
            String title,
            String before,
            String after,
            @Nullable Long clientId,
            Set<Long> shopIds,
            @Nullable Long questionId,
            int version,
            Instant at) {}

    void insert(Row row) {
        String shops = row.shopIds().stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
        jdbc.sql("INSERT INTO train_change (source_kind, source_id, title, old_text, new_text, client_id, shop_ids,"
                        + " question_id, question_version, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(row.source().name())
                .param(row.sourceId())
                .param(Sentences.cut(row.title(), TITLE))
                .param(row.before())
                .param(row.after())
                .param(row.clientId())
                .param(shops.length() > SHOPS ? "" : shops)
                .param(row.questionId())
                .param(row.version())
                .param(Timestamp.from(row.at()))
                .update();
    }

    /** The newest first. */
    List<Row> since(Instant moment) {
        return jdbc.sql("SELECT * FROM train_change WHERE at >= ? ORDER BY at DESC, id DESC LIMIT 500")
                .param(Timestamp.from(moment))
                .query((row, _) -> new Row(
                        row.getLong("id"),
                        Source.valueOf(row.getString("source_kind")),
                        row.getLong("source_id"),
                        row.getString("title"),
                        row.getString("old_text"),
                        row.getString("new_text"),
                        row.getObject("client_id", Long.class),
                        ids(row.getString("shop_ids")),
                        row.getObject("question_id", Long.class),
                        row.getInt("question_version"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private static Set<Long> ids(String written) {
        return written.isEmpty()
                ? Set.of()
                : Arrays.stream(written.split(",")).map(Long::valueOf).collect(Collectors.toSet());
    }

    /** How many changes made somebody answer since a moment. */
    int made(Instant moment) {
        return jdbc.sql("SELECT COUNT(*) FROM train_change WHERE at >= ? AND question_id IS NOT NULL")
                .param(Timestamp.from(moment))
                .query(Integer.class)
                .single();
    }
}
