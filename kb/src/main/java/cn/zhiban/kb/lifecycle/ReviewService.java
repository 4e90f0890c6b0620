package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleRights;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.Finding;
import cn.zhiban.kb.article.NotPublishable;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Approving versions before agents see them. Whoever writes an article asks ({@link KbPermissions#EDIT}); its reviewers
 * decide ({@link LifecyclePermissions#REVIEW}), or, where there are none, whoever may publish it. Nobody decides on words
 * of their own. A review is seen by those who keep the article and by its reviewers.
 */
@Service
@Transactional(readOnly = true)
public class ReviewService {
    private static final String TYPE = "kb.review";
    private static final int NOTE = 1_000;
    private static final int QUOTE = 500;
    private static final int TEXT = 2_000;
    private static final int SHOWN = 60;

    private final JdbcClient jdbc;
    private final ReviewRows rows;
    private final Reviewers reviewers;
    private final Keepers keepers;
    private final ArticleService articles;
    private final ArticleRights rights;
    private final TaskDesk desk;
    private final Notices notices;
    private final Access access;
    private final AuditLog audit;
    private final WorkingHours hours;
    private final CompanyTime time;

    ReviewService(
            JdbcClient jdbc,
            ReviewRows rows,
            Reviewers reviewers,
            Keepers keepers,
            ArticleService articles,
            ArticleRights rights,
            TaskDesk desk,
            Notices notices,
            Access access,
            AuditLog audit,
            WorkingHours hours,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.reviewers = reviewers;
        this.keepers = keepers;
        this.articles = articles;
        this.rights = rights;
        this.desk = desk;
        this.notices = notices;
        this.access = access;
        this.audit = audit;
        this.hours = hours;
        this.time = time;
    }

    /**
     * Asks for the newest version to be approved. Returns the id of the review; of the one that is open for this very
     * version, if there is one.
     *
     * @param note what the reviewer should know; may be empty
     * @throws NotFound the article is none of those that may be edited
     * @throws InvalidInput agents see this version already
     * @throws NotPublishable checks found something that stops it
     */
    @Transactional
    public long submit(long articleId, String note) {
        Actor actor = access.require(KbPermissions.EDIT);
        ArticleDetails article = articles.getForEditing(articleId);
        if (!article.hasUnpublishedChanges() && article.state() == cn.zhiban.kb.article.ArticleState.PUBLISHED) {
            throw new InvalidInput("version", "kb.lifecycle.problem.nothing-to-review");
        }
        Optional<Review> known = rows.newest(articleId)
                .filter(one -> one.state() == Review.State.OPEN && one.versionNumber() == article.number());
        if (known.isPresent()) {
            return known.get().id();
        }
        List<Finding> findings = articles.check(article.content(), articleId);
        if (findings.stream().anyMatch(one -> one.severity() == Finding.Severity.BLOCK)) {
            throw new NotPublishable(findings);
        }
        jdbc.sql("""
                        INSERT INTO kb_review (article_id, version_id, version_no, state, note, requested_by, requested_at)
                        SELECT v.article_id, v.id, v.number, 'OPEN', :note, :by, :now FROM kb_article_version v
                         WHERE v.article_id = :article AND v.number = :number""")
                .param("note", Words.cut(note, NOTE))
                .param("by", actor.accountId())
                .param("now", Timestamp.from(time.now()))
                .param("article", articleId)
                .param("number", article.number())
                .update();
        long id = jdbc.sql("SELECT LAST_INSERT_ID()").query(Long.class).single();
        raise(id, articleId, article.content(), note);
        audit.record("review-requested", TYPE, id, article.content().title(), null, null);
        return id;
    }

    private void raise(long id, long articleId, ArticleContent content, String note) {
        Set<Long> deciders = new HashSet<>(deciders(content, articleId));
        deciders.removeAll(rows.authors(id));
        Long only = deciders.size() == 1 ? deciders.iterator().next() : null;
        desk.open(
                TaskDraft.about(
                                TaskKind.REVIEW,
                                articleId,
                                content.title(),
                                "review:" + id,
                                hours.after(time.now(), hours.review(), time.zone()))
                        .at("kb/review/" + id)
                        .saying(note)
                        .of(only),
                deciders);
    }

    /** A review with all that belongs to it. @throws NotFound there is none that may be seen */
    public ReviewDetails get(long id) {
        Actor actor = access.current();
        Review review = rows.find(id).orElseThrow(() -> new NotFound(TYPE, id));
        ArticleContent content = rows.content(id);
        boolean keeps = rights.mayEdit(actor, content);
        Set<Long> deciders = deciders(content, review.articleId());
        boolean mayDecide = mayDecide(actor, content, deciders);
        if (!keeps && !mayDecide) {
            throw new NotFound(TYPE, id);
        }
        boolean open = review.state() == Review.State.OPEN;
        Set<Long> authors = rows.authors(id);
        boolean decides = open && mayDecide && !authors.contains(actor.accountId());
        deciders.removeAll(authors);
        return new ReviewDetails(
                review,
                content,
                rows.published(review.articleId()),
                rows.comments(id),
                rows.names(deciders),
                decides,
                open && keeps && !decides);
    }

    /** The newest review of an article, for who may edit it. */
    public Optional<Review> newest(long articleId) {
        articles.getForEditing(articleId);
        return rows.newest(articleId);
    }

    /**
     * Says something about the version.
     *
     * @param quote the passage it is about; empty = the whole
     * @throws InvalidInput nothing was said
     */
    @Transactional
    public void comment(long id, String quote, String text) {
        get(id);
        if (text.isBlank()) {
            throw new InvalidInput("text", "kb.lifecycle.problem.comment-missing");
        }
        jdbc.sql("INSERT INTO kb_comment (review_id, quote, text, author_id, created_at)"
                        + " VALUES (:review, :quote, :text, :by, :now)")
                .param("review", id)
                .param("quote", Words.cut(quote, QUOTE))
                .param("text", Words.cut(text, TEXT))
                .param("by", access.current().accountId())
                .param("now", Timestamp.from(time.now()))
                .update();
    }

    /** A comment of a review is settled, or no longer. */
    @Transactional
    public void resolve(long id, long commentId, boolean resolved) {
        get(id);
        jdbc.sql("UPDATE kb_comment SET resolved_at = :at, resolved_by = :by WHERE id = :id AND review_id = :review")
                .param("at", resolved ? Timestamp.from(time.now()) : null)
                .param("by", resolved ? access.current().accountId() : null)
                .param("id", commentId)
                .param("review", id)
                .update();
    }

    /**
     * Approves the version and shows it to agents, unless it is planned for later.
     *
     * @throws NotAllowed the actor wrote it, or is no reviewer of it
     * @throws ChangedMeanwhile it was decided, or a newer version was written
     */
    @Transactional
    public void approve(long id) {
        ReviewDetails details = deciding(id);
        Review review = details.review();
        decide(id, Review.State.APPROVED, "");
        audit.record("review-approved", TYPE, id, details.content().title(), null, null);
        desk.close(TaskKind.REVIEW, "review:" + id, TaskState.DONE, "");
        boolean planned = jdbc.sql("SELECT COUNT(*) FROM kb_publication_plan WHERE article_id = ? AND version_no = ?"
                                + " AND state = 'PLANNED'")
                        .params(review.articleId(), review.versionNumber())
                        .query(Integer.class)
                        .single()
                > 0;
        if (!planned) {
            publishAsReviewer(review);
        }
        tell(review, "kb.lifecycle.notice.approved", details.content());
    }

    /** Sends the version back. @param reason must be given; throws as {@link #approve} */
    @Transactional
    public void reject(long id, String reason) {
        ReviewDetails details = deciding(id);
        if (reason.isBlank()) {
            throw new InvalidInput("reason", "kb.lifecycle.problem.reject-reason-missing");
        }
        decide(id, Review.State.REJECTED, Words.cut(reason, NOTE));
        audit.record("review-rejected", TYPE, id, details.content().title(), null, reason);
        desk.close(TaskKind.REVIEW, "review:" + id, TaskState.DONE, reason);
        tell(details.review(), "kb.lifecycle.notice.rejected", details.content(), Words.cut(reason, 2 * SHOWN));
    }

    /** Takes the request back, for who keeps the article. @throws ChangedMeanwhile it was decided */
    @Transactional
    public void withdraw(long id) {
        ReviewDetails details = get(id);
        if (!details.canWithdraw() || rows.lock(id) != Review.State.OPEN) {
            throw new ChangedMeanwhile(details.content().title(), id);
        }
        decide(id, Review.State.WITHDRAWN, "");
        desk.close(TaskKind.REVIEW, "review:" + id, TaskState.DISMISSED, "");
    }

    private ReviewDetails deciding(long id) {
        ReviewDetails details = get(id);
        if (rows.lock(id) != Review.State.OPEN) {
            throw new ChangedMeanwhile(details.content().title(), id);
        }
        if (!details.canDecide()) {
            throw new NotAllowed(LifecyclePermissions.REVIEW);
        }
        return details;
    }

    private void decide(long id, Review.State state, String reason) {
        jdbc.sql(
                        "UPDATE kb_review SET state = :state, reason = :reason, decided_by = :by, decided_at = :now WHERE id = :id")
                .param("state", state.name())
                .param("reason", reason)
                .param("by", access.current().accountId())
                .param("now", Timestamp.from(time.now()))
                .param("id", id)
                .update();
    }

    /** A reviewer need not be an editor: what was approved is published by right of the review. */
    private void publishAsReviewer(Review review) {
        Actor actor = access.current();
        Set<String> permissions = new HashSet<>(actor.permissions());
        permissions.addAll(Set.of(KbPermissions.EDIT, KbPermissions.PUBLISH, KbPermissions.EDIT_SHARED));
        Actor reviewer = new Actor(
                actor.accountId(),
                actor.tokenId(),
                actor.reference(),
                actor.name(),
                actor.employeeId(),
                permissions,
                actor.scope());
        try {
            access.<@Nullable Void>callAs(reviewer, () -> {
                articles.publishVersion(review.articleId(), review.versionNumber());
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its reviewers; where there are none, those who may publish it. */
    private Set<Long> deciders(ArticleContent content, long articleId) {
        Set<Long> named = reviewers.of(content);
        return named.isEmpty()
                ? new HashSet<>(keepers.idsWith(KbPermissions.PUBLISH, keepers.clientsOf(articleId)))
                : new HashSet<>(named);
    }

    private boolean mayDecide(Actor actor, ArticleContent content, Set<Long> deciders) {
        if (!actor.may(LifecyclePermissions.REVIEW) || !Reviewers.keeps(actor, reviewers.clientsOf(content))) {
            return false;
        }
        return actor.accountId() != null && deciders.contains(actor.accountId())
                || reviewers.of(content).isEmpty()
                        && actor.may(KbPermissions.PUBLISH)
                        && rights.mayEdit(actor, content);
    }

    private void tell(Review review, String key, ArticleContent content, String... more) {
        Long author = review.requestedById();
        if (author != null && !Objects.equals(author, access.current().accountId())) {
            String[] arguments = new String[2 + more.length];
            arguments[0] = Words.cut(content.title(), SHOWN);
            arguments[1] = access.current().name();
            System.arraycopy(more, 0, arguments, 2, more.length);
            notices.send(List.of(author), key, "kb/review/" + review.id(), arguments);
        }
    }
}
