package cn.zhiban.kb.notice;

import cn.zhiban.core.time.CompanyTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables of notices and their versions. Rights are the services' affair. */
@Component
class NoticeStore {
    private static final String SELECT = """
            SELECT n.id, n.state, n.latest_number, n.published_number, n.asked_number, n.updated_at, n.updated_by,
                   n.version, v.content, p.content AS published
              FROM kb_notice n
              JOIN kb_notice_version v ON v.notice_id = n.id AND v.number = n.latest_number
              LEFT JOIN kb_notice_version p ON p.notice_id = n.id AND p.number = n.published_number
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final CompanyTime time;

    NoticeStore(JdbcClient jdbc, JsonMapper json, CompanyTime time) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
    }

    /** The last changed ones. */
    List<NoticeRow> newest(int limit) {
        return jdbc.sql(SELECT + " ORDER BY n.updated_at DESC, n.id DESC LIMIT ?")
                .param(limit)
                .query((row, _) -> read(row))
                .list();
    }

    Optional<NoticeRow> find(long id) {
        return jdbc.sql(SELECT + " WHERE n.id = ?")
                .param(id)
                .query((row, _) -> read(row))
                .optional();
    }

    /** Waits for other writers of this notice. */
    void lock(long id) {
        jdbc.sql("SELECT id FROM kb_notice WHERE id = ? FOR UPDATE")
                .param(id)
                .query(Long.class)
                .optional();
    }

    long create(NoticeContent content, String author) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO kb_notice (state, latest_number, title, updated_at, updated_by)"
                        + " VALUES ('DRAFT', 1, ?, ?, ?)")
                .params(content.title(), Timestamp.from(time.now()), author)
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKey()).longValue();
        insert(id, 1, content, author);
        return id;
    }

    void write(long id, int number, NoticeContent content, String author) {
        insert(id, number, content, author);
        jdbc.sql("UPDATE kb_notice SET latest_number = ?, title = ? WHERE id = ?")
                .params(number, content.title(), id)
                .update();
        touch(id, author);
    }

    /** @param asks whether those who have read an earlier version have to read this one too */
    void publish(long id, int number, NoticeContent content, boolean asks, String author) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", id);
        values.put("number", number);
        values.put("asks", asks);
        values.put("from", Timestamp.from(content.from()));
        values.put("until", content.until() == null ? null : Timestamp.from(content.until()));
        jdbc.sql("""
                        UPDATE kb_notice SET state = 'PUBLISHED', published_number = :number, live_from = :from,
                               live_until = :until, asked_number = IF(:asks OR asked_number IS NULL, :number, asked_number),
                               reminded_at = IF(:asks, NULL, reminded_at) WHERE id = :id""").params(values).update();
        touch(id, author);
    }

    void withdraw(long id, String author) {
        jdbc.sql("UPDATE kb_notice SET state = 'WITHDRAWN' WHERE id = ?")
                .param(id)
                .update();
        touch(id, author);
    }

    private void insert(long id, int number, NoticeContent content, String author) {
        jdbc.sql("INSERT INTO kb_notice_version (notice_id, number, content, created_at, created_by)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(id, number, json.writeValueAsString(content), Timestamp.from(time.now()), author)
                .update();
    }

    private void touch(long id, String author) {
        jdbc.sql("UPDATE kb_notice SET updated_at = ?, updated_by = ?, version = version + 1 WHERE id = ?")
                .params(Timestamp.from(time.now()), author, id)
                .update();
    }

    private NoticeRow read(ResultSet row) throws SQLException {
        String published = row.getString("published");
        Instant updated = row.getTimestamp("updated_at").toInstant();
        return new NoticeRow(
                row.getLong("id"),
                NoticeRow.Stored.valueOf(row.getString("state")),
                row.getInt("latest_number"),
                row.getObject("published_number", Integer.class),
                row.getObject("asked_number", Integer.class),
                json.readValue(row.getString("content"), NoticeContent.class),
                published == null ? null : json.readValue(published, NoticeContent.class),
                updated,
                row.getString("updated_by"),
                row.getInt("version"));
    }
}
