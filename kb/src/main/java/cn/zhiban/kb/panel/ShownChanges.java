package cn.zhiban.kb.panel;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.ArticleChanged;
import cn.zhiban.kb.article.ArticleContent;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes down when what agents see changed, in the transaction of the change, and reads it again. */
@Component
class ShownChanges {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JdbcClient jdbc;
    private final Access access;
    private final CompanyTime time;

    ShownChanges(JdbcClient jdbc, Access access, CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
    }

    /**
     * All changes of one article since a moment, as one.
     *
     * @param articleId the article
     * @param at when it changed last
     * @param changedBy who changed it last
     * @param archived agents no longer see it
     * @param now what they see, or saw at last
     * @param before what they saw at that moment, or null if nothing
     */
    record Change(
            long articleId,
            Instant at,
            String changedBy,
            boolean archived,
            ArticleContent now,
            @Nullable ArticleContent before) {}

    private record Row(
            long articleId,
            Instant at,
            String changedBy,
            String kind,
            String now,
            @Nullable String before) {}

    @EventListener
    void on(ArticleChanged event) {
        if (event.change() == ArticleChanged.Change.DRAFTED) {
            return;
        }
        boolean archived = event.change() == ArticleChanged.Change.ARCHIVED;
        Long before = event.publishedBefore();
        if (archived && before == null) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO kb_shown_change (at, article_id, kind, version_id, before_version_id, changed_by)
                        VALUES (:at, :article, :kind, :version, :before, :by)""")
                .param("at", Timestamp.from(time.now()))
                .param("article", event.articleId())
                .param("kind", event.change().name())
                .param("version", archived ? before : Long.valueOf(event.versionId()))
                .param("before", before)
                .param("by", access.find().map(Actor::name).orElse(""))
                .update();
    }

    /** Changes since a moment, newest first, one for each article; who may see them is for the caller to ask. */
    List<Change> since(Instant moment, int limit) {
        return jdbc
                .sql("""
                        SELECT c.article_id, c.at, c.changed_by, c.kind, v.content AS now, b.content AS `before`
                          FROM kb_shown_change c
                          JOIN (SELECT MAX(id) AS last_id, MIN(id) AS first_id FROM kb_shown_change
                                 WHERE at > :since GROUP BY article_id ORDER BY last_id DESC LIMIT :limit) g ON g.last_id = c.id
                          JOIN kb_shown_change f ON f.id = g.first_id
                          JOIN kb_article_version v ON v.id = c.version_id
                          LEFT JOIN kb_article_version b ON b.id = f.before_version_id
                         ORDER BY c.id DESC""")
                .param("since", Timestamp.from(moment))
                .param("limit", limit)
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Change(
                        row.articleId(),
                        row.at(),
                        row.changedBy(),
                        row.kind().equals(ArticleChanged.Change.ARCHIVED.name()),
                        read(row.now()),
                        row.before() == null ? null : read(row.before())))
                .toList();
    }

    private static ArticleContent read(String json) {
        return JSON.readValue(json, ArticleContent.class);
    }
}
