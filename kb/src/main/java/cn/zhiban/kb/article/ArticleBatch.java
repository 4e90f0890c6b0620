package cn.zhiban.kb.article;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.ArticleChanged;
import cn.zhiban.kb.KbPermissions;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes many articles in one transaction, for imports. Needs {@link KbPermissions#IMPORT}, and for each article the
 * right to edit (and publish) it; rows without it are refused one by one, the others are written.
 *
 * <p>What was done to which article is kept with the job, in the same transaction, so that a whole import can be taken
 * back ({@link ImportUndo}).
 */
@Service
public class ArticleBatch {
    private static final String TYPE = "kb.article";

    private final ArticleRepository articles;
    private final ArticleVersionRepository versions;
    private final ArticleListing listing;
    private final ArticlePictures pictures;
    private final ArticleAttachments attachments;
    private final ArticleRights rights;
    private final ArticleRules rules;
    private final ArticleChecks checks;
    private final Overrides overrides;
    private final ApplicationEventPublisher events;
    private final EntityManager manager;
    private final JdbcTemplate jdbc;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    ArticleBatch(
            ArticleRepository articles,
            ArticleVersionRepository versions,
            ArticleListing listing,
            ArticlePictures pictures,
            ArticleAttachments attachments,
            ArticleRights rights,
            ArticleRules rules,
            ArticleChecks checks,
            Overrides overrides,
            ApplicationEventPublisher events,
            EntityManager manager,
            JdbcTemplate jdbc,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.articles = articles;
        this.versions = versions;
        this.listing = listing;
        this.pictures = pictures;
        this.attachments = attachments;
        this.rights = rights;
        this.rules = rules;
        this.checks = checks;
        this.overrides = overrides;
        this.events = events;
        this.manager = manager;
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** What writing the rows would do; writes nothing. */
    @Transactional(readOnly = true)
    public List<UpsertOutcome> check(List<ArticleUpsert> rows) {
        return new Run(0, true).over(rows);
    }

    /**
     * Writes the rows of a job. One transaction: all that can be written is, or nothing is.
     *
     * @param jobId the job, or 0 if there is none and nothing needs to be taken back later
     */
    @Transactional
    public List<UpsertOutcome> write(long jobId, List<ArticleUpsert> rows) {
        Run run = new Run(jobId, false);
        List<UpsertOutcome> outcomes = run.over(rows);
        run.finish();
        return outcomes;
    }

    private final class Run {
        private final long jobId;
        private final boolean dry;
        private final Actor actor = access.require(KbPermissions.IMPORT);
        private final Instant now = time.now();
        private final List<AuditLog.Entry> changes = new ArrayList<>();
        private final List<Written> written = new ArrayList<>();
        private final Map<String, Article> known = new HashMap<>();

        Run(long jobId, boolean dry) {
            this.jobId = jobId;
            this.dry = dry;
        }

        List<UpsertOutcome> over(List<ArticleUpsert> rows) {
            Set<String> ids = rows.stream()
                    .flatMap(row -> Stream.of(row.externalId(), row.parentExternalId()))
                    .filter(id -> id != null && !id.isEmpty())
                    .collect(Collectors.toSet());
            if (!ids.isEmpty()) {
                known.putAll(articles.findByExternalIds(ids).stream()
                        .collect(Collectors.toMap(one -> key(one.getExternalId()), Function.identity())));
            }
            Map<String, ArticleUpsert> named = new HashMap<>();
            rows.stream().filter(row -> row.externalId() != null).forEach(row -> named.put(key(row.externalId()), row));
            Map<ArticleUpsert, UpsertOutcome> outcomes = new IdentityHashMap<>();
            rows.forEach(row -> afterItsParent(row, named, outcomes));
            return rows.stream()
                    .map(row -> Objects.requireNonNull(outcomes.get(row)))
                    .toList();
        }

        private void afterItsParent(
                ArticleUpsert row, Map<String, ArticleUpsert> named, Map<ArticleUpsert, UpsertOutcome> outcomes) {
            if (outcomes.containsKey(row)) {
                return;
            }
            String parent = row.parentExternalId();
            if (parent != null && !parent.isEmpty() && row.externalId() != null) {
                // not again while its own parents are looked at
                named.remove(key(row.externalId()));
            }
            ArticleUpsert first = parent == null || parent.isEmpty() ? null : named.get(key(parent));
            if (first != null) {
                afterItsParent(first, named, outcomes);
            }
            outcomes.put(row, one(row));
        }

        private UpsertOutcome one(ArticleUpsert row) {
            try {
                return new UpsertOutcome(row.row(), apply(row), null);
            } catch (UserFacingProblem problem) {
                return new UpsertOutcome(row.row(), UpsertOutcome.Action.REFUSED, problem);
            }
        }

        private UpsertOutcome.Action apply(ArticleUpsert row) {
            if (row.state() != ArticleState.DRAFT && !actor.may(KbPermissions.PUBLISH)) {
                throw new NotAllowed(KbPermissions.PUBLISH);
            }
            Article before = row.externalId() == null ? null : known.get(key(row.externalId()));
            ArticleContent imported = attachments.checked(actor, rules.checkImported(row.content(), row.externalId()));
            ArticleContent content = placed(imported, row, before);
            rights.requireEdit(actor, content);
            if (content.parentId() != null) {
                overrides.check(actor, before == null ? null : before.getId(), content);
            }
            if (row.state() == ArticleState.PUBLISHED) {
                checks.requirePublishable(content, before == null ? null : before.getId());
            }
            if (before == null) {
                create(row, content);
                return UpsertOutcome.Action.CREATED;
            }
            ArticleContent old = before.getLatest().getContent();
            rights.requireEdit(actor, old);
            if (content.attachments().isEmpty()) {
                content = content.but().attachments(old.attachments()).build();
            }
            if (old.equals(content) && before.getState() == row.state()) {
                return UpsertOutcome.Action.UNCHANGED;
            }
            update(row, before, old, content);
            return UpsertOutcome.Action.UPDATED;
        }

        /** With the parent that the row names; a row that does not say keeps the one it has. */
        private ArticleContent placed(ArticleContent content, ArticleUpsert row, @Nullable Article before) {
            String parent = row.parentExternalId();
            if (parent == null) {
                Long kept =
                        before == null ? null : before.getLatest().getContent().parentId();
                return content.parentId() != null || kept == null
                        ? content
                        : content.but().parentId(kept).build();
            }
            if (parent.isEmpty()) {
                return content;
            }
            Article found = known.get(key(parent));
            if (found == null) {
                throw new InvalidInput("parentId", "kb.override.problem.parent-unknown");
            }
            return content.but().parentId(found.getId()).build();
        }

        private void create(ArticleUpsert row, ArticleContent content) {
            if (dry) {
                return;
            }
            Article article = articles.save(new Article(row.externalId(), now, actor.name()));
            article.nameItself();
            Written change = new Written(row.row(), article, "CREATED", null, null, null, content);
            place(article, row, content, 1);
            if (row.externalId() != null) {
                known.put(key(row.externalId()), article);
            }
            written.add(change);
            changes.add(entry("created", article, content, null));
        }

        private void update(ArticleUpsert row, Article article, ArticleContent old, ArticleContent content) {
            if (dry) {
                return;
            }
            ArticleVersion latest = article.getLatest();
            ArticleVersion published = article.getPublished();
            written.add(new Written(
                    row.row(),
                    article,
                    "UPDATED",
                    latest.getId(),
                    published == null ? null : published.getId(),
                    article.getState(),
                    content));
            if (old.equals(content)) {
                applyState(article, row.state());
            } else {
                place(article, row, content, latest.getNumber() + 1);
            }
            changes.add(entry("changed", article, content, old));
        }

        private void place(Article article, ArticleUpsert row, ArticleContent content, int number) {
            ArticleVersion next =
                    versions.save(new ArticleVersion(article.getId(), number, content, now, actor.name()));
            article.write(next, content, now, actor.name());
            applyState(article, row.state());
        }

        private void applyState(Article article, ArticleState state) {
            switch (state) {
                case PUBLISHED -> article.publish(now, actor.name());
                case ARCHIVED -> article.archive(now, actor.name());
                case DRAFT -> {
                    // a draft leaves what agents see as it is
                }
            }
        }

        void finish() {
            articles.flush();
            replaceShops(written);
            written.forEach(one -> pictures.remember(actor, one.article.getId(), one.content));
            if (jobId != 0) {
                remember();
            }
            audit.recordAll(changes);
            overrides.reindexBelow(written.stream()
                    .filter(one -> one.versionBefore != null)
                    .map(one -> one.article.getId())
                    .toList());
            written.forEach(one -> events.publishEvent(new ArticleChanged(
                    one.article.getId(),
                    switch (one.article.getState()) {
                        case PUBLISHED -> ArticleChanged.Change.PUBLISHED;
                        case ARCHIVED -> ArticleChanged.Change.ARCHIVED;
                        case DRAFT -> ArticleChanged.Change.DRAFTED;
                    },
                    one.article.getLatest().getId(),
                    one.publishedBefore)));
            manager.clear();
        }

        private void remember() {
            jdbc.batchUpdate(
                    "INSERT INTO kb_import_row (job_id, row_no, article_id, action, version_before_id, published_before_id,"
                            + " state_before, version_after_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    written.stream()
                            .map(one -> new Object[] {
                                jobId,
                                one.row,
                                one.article.getId(),
                                one.action,
                                one.versionBefore,
                                one.publishedBefore,
                                one.stateBefore == null ? null : one.stateBefore.name(),
                                one.article.getLatest().getId()
                            })
                            .toList());
        }

        private AuditLog.Entry entry(
                String action, Article article, ArticleContent after, @Nullable ArticleContent before) {
            return new AuditLog.Entry(action, TYPE, article.getId().toString(), after.title(), before, after);
        }
    }

    private record Written(
            int row,
            Article article,
            String action,
            @Nullable Long versionBefore,
            @Nullable Long publishedBefore,
            @Nullable ArticleState stateBefore,
            ArticleContent content) {}

    private void replaceShops(Collection<Written> written) {
        jdbc.batchUpdate(
                "DELETE FROM kb_article_shop WHERE article_id = ?",
                written.stream()
                        .filter(one -> one.versionBefore != null)
                        .map(one -> new Object[] {one.article.getId()})
                        .toList());
        listing.insertShops(written.stream()
                .flatMap(one -> one.content.shopIds().stream().map(shop -> new Object[] {one.article.getId(), shop}))
                .toList());
    }

    /** The database compares external ids without case. */
    private static String key(@Nullable String externalId) {
        return Objects.requireNonNull(externalId).toLowerCase(java.util.Locale.ROOT);
    }
}
