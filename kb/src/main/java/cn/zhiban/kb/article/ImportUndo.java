package cn.zhiban.kb.article;

import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.ArticleChanged;
import cn.zhiban.kb.KbPermissions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back what an import did: what it created is deleted, what it updated says again what it said before. Articles
 * that somebody changed since are left as they are and counted. Needs {@link KbPermissions#IMPORT} and
 * {@link KbPermissions#PUBLISH}, and the right to edit each article.
 */
@Service
public class ImportUndo {
    private static final String TYPE = "kb.article";

    private final ArticleRepository articles;
    private final ArticleVersionRepository versions;
    private final ArticleListing listing;
    private final ArticleRights rights;
    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    ImportUndo(
            ArticleRepository articles,
            ArticleVersionRepository versions,
            ArticleListing listing,
            ArticleRights rights,
            JdbcTemplate jdbc,
            ApplicationEventPublisher events,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.articles = articles;
        this.versions = versions;
        this.listing = listing;
        this.rights = rights;
        this.jdbc = jdbc;
        this.events = events;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /**
     * What was taken back.
     *
     * @param deleted articles that the import had created
     * @param restored articles that the import had updated
     * @param skipped articles that were changed since, or that the actor may not edit
     */
    public record Undone(int deleted, int restored, int skipped) {}

    private record Row(
            int rowNo,
            long articleId,
            @Nullable Long versionBeforeId,
            @Nullable Long publishedBeforeId,
            @Nullable String stateBefore,
            long versionAfterId) {}

    /** Number of articles that can still be taken back. */
    @Transactional(readOnly = true)
    public int pending(long jobId) {
        access.require(KbPermissions.IMPORT);
        Integer count =
                jdbc.queryForObject("SELECT COUNT(*) FROM kb_import_row WHERE job_id = ?", Integer.class, jobId);
        return count == null ? 0 : count;
    }

    /**
     * Takes back at most so many rows in one transaction, the last ones first; call it until nothing is pending.
     *
     * @return what was done with these rows
     */
    @Transactional
    public Undone undo(long jobId, int atMost) {
        access.require(KbPermissions.IMPORT);
        Actor actor = access.require(KbPermissions.PUBLISH);
        List<Row> rows = jdbc.query(
                "SELECT row_no, article_id, version_before_id, published_before_id, state_before, version_after_id"
                        + " FROM kb_import_row WHERE job_id = ? ORDER BY row_no DESC LIMIT ?",
                (row, _) -> new Row(
                        row.getInt(1),
                        row.getLong(2),
                        row.getObject(3, Long.class),
                        row.getObject(4, Long.class),
                        row.getString(5),
                        row.getLong(6)),
                jobId,
                atMost);
        int deleted = 0;
        int restored = 0;
        for (Row row : rows) {
            Article article = articles.findById(row.articleId()).orElse(null);
            if (article == null
                    || !article.getLatest().getId().equals(row.versionAfterId())
                    || !rights.mayEdit(actor, article.getLatest().getContent())) {
                continue;
            }
            if (row.versionBeforeId() == null) {
                delete(article);
                deleted++;
            } else {
                restore(actor, article, row);
                restored++;
            }
        }
        jdbc.batchUpdate(
                "DELETE FROM kb_import_row WHERE job_id = ? AND row_no = ?",
                rows.stream().map(row -> new Object[] {jobId, row.rowNo()}).toList());
        return new Undone(deleted, restored, rows.size() - deleted - restored);
    }

    private void delete(Article article) {
        long id = article.getId();
        audit.record(
                "deleted", TYPE, id, article.getTitle(), article.getLatest().getContent(), null);
        article.forgetVersions();
        articles.flush();
        jdbc.update("UPDATE kb_gap SET article_id = NULL WHERE article_id = ?", id);
        jdbc.update("DELETE FROM kb_article_version WHERE article_id = ?", id);
        articles.delete(article);
        articles.flush();
    }

    private void restore(Actor actor, Article article, Row row) {
        ArticleVersion before = versions.findById(java.util.Objects.requireNonNull(row.versionBeforeId()))
                .orElseThrow();
        ArticleContent imported = article.getLatest().getContent();
        ArticleVersion seen = article.getPublished();
        Long seenBefore = seen == null ? null : seen.getId();
        Instant now = time.now();
        if (before.getId().equals(row.versionAfterId())) {
            article.revert(before, published(row), state(row));
        } else {
            ArticleVersion again = versions.save(new ArticleVersion(
                    article.getId(), article.getLatest().getNumber() + 1, before.getContent(), now, actor.name()));
            article.write(again, before.getContent(), now, actor.name());
            boolean wasLive = before.getId().equals(row.publishedBeforeId());
            article.revert(again, wasLive ? again : published(row), state(row));
        }
        articles.flush();
        listing.replaceShops(article.getId(), before.getContent().shopIds());
        events.publishEvent(new ArticleChanged(
                article.getId(),
                article.getState() == ArticleState.PUBLISHED
                        ? ArticleChanged.Change.PUBLISHED
                        : ArticleChanged.Change.ARCHIVED,
                article.getLatest().getId(),
                seenBefore));
        audit.record("restored", TYPE, article.getId(), article.getTitle(), imported, before.getContent());
    }

    private @Nullable ArticleVersion published(Row row) {
        return row.publishedBeforeId() == null
                ? null
                : versions.findById(row.publishedBeforeId()).orElseThrow();
    }

    private static ArticleState state(Row row) {
        return ArticleState.valueOf(java.util.Objects.requireNonNull(row.stateBefore()));
    }
}
