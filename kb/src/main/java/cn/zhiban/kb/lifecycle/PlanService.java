package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
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
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans the publication of versions. Needs {@link KbPermissions#PUBLISH} and the right to edit the article; it happens by
 * the rights the planner has at that moment. An article has one plan at most.
 */
@Service
@Transactional(readOnly = true)
public class PlanService {
    private static final String TYPE = "kb.article";

    private final JdbcClient jdbc;
    private final ArticleService articles;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    PlanService(JdbcClient jdbc, ArticleService articles, Access access, AuditLog audit, CompanyTime time) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** What is planned for an article, or what failed last and was not planned anew, for who may edit it. */
    public Optional<Plan> find(long articleId) {
        articles.getForEditing(articleId);
        return jdbc.sql("""
                        SELECT p.id, p.article_id, p.version_no AS version_number, p.publish_at,
                               a.display_name AS planned_by_name, p.state = 'FAILED' AS failed, p.problem
                          FROM kb_publication_plan p JOIN core_account a ON a.id = p.planned_by
                         WHERE p.article_id = ? AND p.state IN ('PLANNED', 'FAILED')
                           AND p.id = (SELECT MAX(n.id) FROM kb_publication_plan n WHERE n.article_id = p.article_id)""").param(articleId).query(Plan.class).optional();
    }

    /**
     * Plans the newest version, instead of what was planned before.
     *
     * @throws InvalidInput the moment has passed, or agents see this version already
     * @throws NotAllowed the actor may not publish it, or is no person
     * @throws NotFound there is no such article for the actor
     */
    @Transactional
    public void plan(long articleId, Instant at) {
        Actor actor = access.require(KbPermissions.PUBLISH);
        ArticleDetails article = articles.getForEditing(articleId);
        Long account = actor.accountId();
        if (account == null) {
            throw new NotAllowed(KbPermissions.PUBLISH);
        }
        if (!at.isAfter(time.now())) {
            throw new InvalidInput("at", "kb.lifecycle.problem.plan-in-the-past");
        }
        if (article.state() == ArticleState.PUBLISHED && !article.hasUnpublishedChanges()) {
            throw new InvalidInput("at", "kb.lifecycle.problem.nothing-to-plan");
        }
        cancelAll(articleId);
        jdbc.sql("""
                        INSERT INTO kb_publication_plan
                               (article_id, version_id, version_no, publish_at, state, planned_by, planned_at)
                        SELECT v.article_id, v.id, v.number, :at, 'PLANNED', :by, :now FROM kb_article_version v
                         WHERE v.article_id = :article AND v.number = :number""")
                .param("at", Timestamp.from(at))
                .param("by", account)
                .param("now", Timestamp.from(time.now()))
                .param("article", articleId)
                .param("number", article.number())
                .update();
        audit.record("publication-planned", TYPE, articleId, article.content().title(), null, at.toString());
    }

    /** Takes the plan of an article back, for who may publish it. Does nothing if there is none. */
    @Transactional
    public void cancel(long articleId) {
        access.require(KbPermissions.PUBLISH);
        ArticleDetails article = articles.getForEditing(articleId);
        if (cancelAll(articleId) > 0) {
            audit.record(
                    "publication-cancelled", TYPE, articleId, article.content().title(), null, null);
        }
    }

    private int cancelAll(long articleId) {
        return jdbc.sql("UPDATE kb_publication_plan SET state = 'CANCELLED', closed_at = ?"
                        + " WHERE article_id = ? AND state IN ('PLANNED', 'FAILED')")
                .params(Timestamp.from(time.now()), articleId)
                .update();
    }
}
