package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ArticleState;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who answers for an article and when it was last found right. Whoever reads the article sees it; whoever may edit it
 * names the people; they and the people named may find it right.
 */
@Service
@Transactional(readOnly = true)
public class CareService {
    private static final String TYPE = "kb.article";
    private static final int LONGEST_INTERVAL = 3_650;

    private final JdbcClient jdbc;
    private final ArticleService articles;
    private final Keepers keepers;
    private final VerificationDays days;
    private final TaskDesk desk;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    CareService(
            JdbcClient jdbc,
            ArticleService articles,
            Keepers keepers,
            VerificationDays days,
            TaskDesk desk,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.keepers = keepers;
        this.days = days;
        this.desk = desk;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** What is known of an article, for who may read it. */
    public Care get(long articleId) {
        articles.get(articleId);
        return load(articleId);
    }

    /** People who can be named for an article, for who may edit it. */
    public List<AccountChoice> candidates(long articleId) {
        articles.getForEditing(articleId);
        return keepers.with(LifecyclePermissions.TASKS, keepers.clientsOf(articleId));
    }

    /** Days between two looks for this article. */
    public int days(ArticleDetails article, Care care) {
        return care.intervalDays() == null ? days.of(article.content().kind()) : care.intervalDays();
    }

    /** Whoever acts may find the article right. */
    public boolean mayVerify(ArticleDetails article, Care care) {
        Actor actor = access.current();
        return article.state() == ArticleState.PUBLISHED
                && (article.canEdit()
                        || actor.accountId() != null
                                && (Objects.equals(actor.accountId(), care.ownerId())
                                        || Objects.equals(actor.accountId(), care.verifierId())));
    }

    /**
     * Names who answers for an article, for who may edit it.
     *
     * @param ownerId null = nobody
     * @param verifierId null = the owner
     * @param intervalDays null = by the kind of the article
     * @throws InvalidInput the people cannot see the article's tasks, or the interval is not between 1 and 3,650
     * @throws ChangedMeanwhile someone else changed it first
     */
    @Transactional
    public void name(
            long articleId,
            @Nullable Long ownerId,
            @Nullable Long verifierId,
            @Nullable Integer intervalDays,
            int version) {
        ArticleDetails article = articles.getForEditing(articleId);
        access.require(KbPermissions.EDIT);
        List<Long> candidates = keepers.idsWith(LifecyclePermissions.TASKS, keepers.clientsOf(articleId));
        requireCandidate("owner", ownerId, candidates);
        requireCandidate("verifier", verifierId, candidates);
        if (intervalDays != null && (intervalDays < 1 || intervalDays > LONGEST_INTERVAL)) {
            throw new InvalidInput("interval", "kb.lifecycle.problem.interval", LONGEST_INTERVAL);
        }
        Care before = load(articleId);
        if (before.version() != version) {
            throw new ChangedMeanwhile(article.content().title(), before.version());
        }
        Instant verified = before.verifiedAt();
        Instant due = before.dueAt() == null || verified == null
                ? before.dueAt()
                : verified.plus(Duration.ofDays(
                        intervalDays == null ? days.of(article.content().kind()) : intervalDays));
        jdbc.sql("""
                        INSERT INTO kb_article_care (article_id, owner_id, verifier_id, interval_days, due_at)
                        VALUES (:article, :owner, :verifier, :days, :due)
                        ON DUPLICATE KEY UPDATE owner_id = :owner, verifier_id = :verifier, interval_days = :days,
                               due_at = :due, version = version + 1""")
                .param("article", articleId)
                .param("owner", ownerId)
                .param("verifier", verifierId)
                .param("days", intervalDays)
                .param("due", due == null ? null : Timestamp.from(due))
                .update();
        audit.record("changed", TYPE, articleId, article.content().title(), before, load(articleId));
    }

    /**
     * Finds the article right as it is: no new version, the next look is an interval away.
     *
     * @throws NotAllowed whoever acts neither edits it nor was named for it
     * @throws InvalidInput agents do not see it
     */
    @Transactional
    public void verify(long articleId) {
        ArticleDetails article = articles.get(articleId);
        if (article.state() != ArticleState.PUBLISHED) {
            throw new InvalidInput("state", "kb.lifecycle.problem.not-published");
        }
        Care care = load(articleId);
        if (!mayVerify(article, care)) {
            throw new NotAllowed(KbPermissions.EDIT);
        }
        Instant now = time.now();
        jdbc.sql("""
                        INSERT INTO kb_article_care (article_id, verified_at, verified_by, due_at)
                        VALUES (:article, :now, :by, :due)
                        ON DUPLICATE KEY UPDATE verified_at = :now, verified_by = :by, due_at = :due, version = version + 1""")
                .param("article", articleId)
                .param("now", Timestamp.from(now))
                .param("by", access.current().accountId())
                .param("due", Timestamp.from(now.plus(Duration.ofDays(days(article, care)))))
                .update();
        desk.close(TaskKind.VERIFY, "article:" + articleId, TaskState.DONE, "");
        audit.record("article-verified", TYPE, articleId, article.content().title(), null, null);
    }

    private static void requireCandidate(String field, @Nullable Long account, List<Long> candidates) {
        if (account != null && !candidates.contains(account)) {
            throw new InvalidInput(field, "kb.lifecycle.problem.carer-cannot");
        }
    }

    private Care load(long articleId) {
        return jdbc.sql("""
                        SELECT c.article_id, c.owner_id, o.display_name AS owner_name, c.verifier_id,
                               v.display_name AS verifier_name, c.interval_days, c.verified_at,
                               b.display_name AS verified_by_name, c.due_at, c.version
                          FROM kb_article_care c LEFT JOIN core_account o ON o.id = c.owner_id
                          LEFT JOIN core_account v ON v.id = c.verifier_id
                          LEFT JOIN core_account b ON b.id = c.verified_by
                         WHERE c.article_id = ?""").param(articleId).query(Care.class).optional().orElseGet(() -> Care.unknown(articleId));
    }
}
