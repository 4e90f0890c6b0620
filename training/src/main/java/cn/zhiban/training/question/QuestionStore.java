package cn.zhiban.training.question;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps questions and their versions. */
@Component
class QuestionStore {
    static final Pattern PICTURE = Pattern.compile("/files/([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])");

    private static final int NAME = 400;
    private static final int WORDS = 15_000;
    private static final String SELECT = """
            SELECT q.id, q.version, v.content, q.client_id, q.shop_id, q.archived, q.flagged_at, q.updated_at
              FROM train_question q JOIN train_question_version v ON v.question_id = q.id AND v.version = q.version
            """;
    private static final String WHERE = """
             WHERE q.archived = :archived
               AND (:all OR q.shop_id IN (:shops) OR q.shop_id IS NULL AND (q.client_id IS NULL OR q.client_id IN (:clients)))
               AND (:text = '' OR LOCATE(:text, q.words) > 0)
               AND (:anyKind OR q.kind IN (:kinds))
               AND (:anyDifficulty OR q.difficulty IN (:difficulties))
               AND (NOT :flagged OR q.flagged_at IS NOT NULL)
               AND (:import IS NULL OR q.import_id = :import)
               AND (:tagCount = 0 OR (SELECT COUNT(*) FROM train_question_tag t
                                       WHERE t.question_id = q.id AND t.tag IN (:tags)) = :tagCount)
            """;
    private final JdbcClient jdbc;

    QuestionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Question> list(Scope scope, QuestionFilter filter, int offset, int limit) {
        return jdbc.sql(SELECT + WHERE + " ORDER BY q.updated_at DESC, q.id DESC LIMIT :limit OFFSET :offset")
                .params(values(scope, filter))
                .param("limit", limit)
                .param("offset", offset)
                .query(QuestionStore::question)
                .list();
    }

    int count(Scope scope, QuestionFilter filter) {
        return jdbc.sql("SELECT COUNT(*) FROM train_question q" + WHERE)
                .params(values(scope, filter))
                .query(Integer.class)
                .single();
    }

    Optional<Question> find(long id) {
        return jdbc.sql(SELECT + " WHERE q.id = ?")
                .param(id)
                .query(QuestionStore::question)
                .optional();
    }

    List<Question> byIds(java.util.Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + " WHERE NOT q.archived AND q.id IN (:ids) ORDER BY q.id")
                        .param("ids", ids)
                        .query(QuestionStore::question)
                        .list();
    }

    List<QuestionVersion> versions(long id) {
        return jdbc.sql("SELECT version, content, author, created_at FROM train_question_version"
                        + " WHERE question_id = ? ORDER BY version DESC")
                .param(id)
                .query((row, _) -> new QuestionVersion(
                        row.getInt(1),
                        QuestionContent.fromJson(row.getString(2)),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    /** What versions said. @param wanted question to version */
    Map<Long, QuestionContent> contents(Map<Long, Integer> wanted) {
        Map<Long, QuestionContent> contents = new HashMap<>();
        if (!wanted.isEmpty()) {
            jdbc.sql("SELECT question_id, version, content FROM train_question_version WHERE question_id IN (:ids)")
                    .param("ids", wanted.keySet())
                    .query(row -> {
                        long id = row.getLong(1);
                        Integer version = wanted.get(id);
                        if (version != null && version == row.getInt(2)) {
                            contents.put(id, QuestionContent.fromJson(row.getString(3)));
                        }
                    });
        }
        return contents;
    }

    /** Tags in use within the scope, with the number of questions that have each. */
    Map<String, Integer> tags(Scope scope) {
        Map<String, Integer> tags = new java.util.LinkedHashMap<>();
        jdbc.sql("SELECT t.tag, COUNT(*) FROM train_question_tag t JOIN train_question q ON q.id = t.question_id"
                        + WHERE + " GROUP BY t.tag ORDER BY t.tag")
                .params(values(scope, QuestionFilter.ALL))
                .query(row -> {
                    tags.put(row.getString(1), row.getInt(2));
                });
        return tags;
    }

    long insert(
            QuestionContent content,
            @Nullable Long client,
            @Nullable Long shop,
            @Nullable Long importId,
            Actor actor,
            Instant now) {
        long id = jdbc.sql("INSERT INTO train_question (kind, name, words, difficulty, client_id, shop_id, version,"
                        + " import_id, updated_at) VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?) RETURNING id")
                .param(content.kind().name())
                .param(cut(content.name(), NAME))
                .param(words(content))
                .param(content.difficulty())
                .param(client)
                .param(shop)
                .param(importId)
                .param(Timestamp.from(now))
                .query(Long.class)
                .single();
        version(id, 1, content, actor, now);
        return id;
    }

    /** Writes the next version if the newest is still the one the change started from; returns whether it was. */
    boolean update(
            long id,
            int version,
            QuestionContent content,
            @Nullable Long client,
            @Nullable Long shop,
            Actor actor,
            Instant now) {
        int updated = jdbc.sql(
                        "UPDATE train_question SET kind = ?, name = ?, words = ?, difficulty = ?, client_id = ?,"
                                + " shop_id = ?, version = version + 1, flagged_at = NULL, updated_at = ? WHERE id = ? AND version = ?")
                .param(content.kind().name())
                .param(cut(content.name(), NAME))
                .param(words(content))
                .param(content.difficulty())
                .param(client)
                .param(shop)
                .param(Timestamp.from(now))
                .param(id)
                .param(version)
                .update();
        if (updated > 0) {
            version(id, version + 1, content, actor, now);
        }
        return updated > 0;
    }

    private void version(long id, int version, QuestionContent content, Actor actor, Instant now) {
        String json = content.toJson();
        jdbc.sql("INSERT INTO train_question_version (question_id, version, content, created_by, author, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(id, version, json, actor.reference(), actor.name(), Timestamp.from(now))
                .update();
        jdbc.sql("DELETE FROM train_question_tag WHERE question_id = ?")
                .param(id)
                .update();
        for (Tag tag : content.tags()) {
            jdbc.sql("INSERT IGNORE INTO train_question_tag (question_id, tag, version) VALUES (?, ?, ?)")
                    .params(id, tag.key(), tag.version())
                    .update();
        }
        Matcher pictures = PICTURE.matcher(json);
        while (pictures.find()) {
            jdbc.sql("INSERT IGNORE INTO train_question_file (question_id, public_id)"
                            + " SELECT ?, public_id FROM core_file WHERE public_id = ? AND purpose = ?"
                            + " AND (created_by = ? OR EXISTS (SELECT 1 FROM train_question_file f WHERE f.question_id = ?"
                            + " AND f.public_id = core_file.public_id))")
                    .params(id, pictures.group(1), QuestionPictures.PURPOSE, actor.reference(), id)
                    .update();
        }
    }

    void setArchived(Collection<Long> ids, boolean archived, Instant now) {
        if (!ids.isEmpty()) {
            jdbc.sql("UPDATE train_question SET archived = :archived, updated_at = :now WHERE id IN (:ids)")
                    .param("archived", archived)
                    .param("now", Timestamp.from(now))
                    .param("ids", ids)
                    .update();
        }
    }

    void unflag(long id) {
        jdbc.sql("UPDATE train_question SET flagged_at = NULL WHERE id = ?")
                .param(id)
                .update();
    }

    /** Flags what asks about another version of an article. @return how many */
    int flag(long article, long version, Instant now) {
        return jdbc.sql("UPDATE train_question q JOIN train_question_tag t ON t.question_id = q.id"
                        + " SET q.flagged_at = ? WHERE t.tag = ? AND t.version <> ? AND q.flagged_at IS NULL")
                .params(Timestamp.from(now), Tag.Kind.ARTICLE + ":" + article, version)
                .update();
    }

    private static Map<String, Object> values(Scope scope, QuestionFilter filter) {
        Map<String, Object> values = new HashMap<>();
        values.put("archived", filter.archived());
        values.put("all", scope.all());
        values.put("shops", ContentRights.shops(scope));
        values.put("clients", ContentRights.clients(scope));
        values.put("text", filter.text().strip().toLowerCase(java.util.Locale.ROOT));
        values.put("anyKind", filter.kinds().isEmpty());
        values.put(
                "kinds",
                filter.kinds().isEmpty()
                        ? Set.of("")
                        : filter.kinds().stream().map(Enum::name).toList());
        values.put("anyDifficulty", filter.difficulties().isEmpty());
        values.put("difficulties", filter.difficulties().isEmpty() ? Set.of(0) : filter.difficulties());
        values.put("flagged", filter.flagged());
        values.put("import", filter.importId());
        values.put("tagCount", filter.tags().size());
        values.put("tags", filter.tags().isEmpty() ? Set.of("") : filter.tags());
        return values;
    }

    private static Question question(ResultSet row, int number) throws SQLException {
        Timestamp flagged = row.getTimestamp("flagged_at");
        return new Question(
                row.getLong("id"),
                row.getInt("version"),
                QuestionContent.fromJson(row.getString("content")),
                row.getObject("client_id", Long.class),
                row.getObject("shop_id", Long.class),
                row.getBoolean("archived"),
                flagged == null ? null : flagged.toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                false);
    }

    private static String words(QuestionContent content) {
        StringBuilder words = new StringBuilder(content.title())
                .append(' ')
                .append(content.text().toLine());
        content.tags().forEach(tag -> words.append(' ').append(tag.value()));
        return cut(words.append(' ').append(content.externalId()).toString(), WORDS)
                .toLowerCase(java.util.Locale.ROOT);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
