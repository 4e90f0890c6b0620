package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleService;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes what is due. Of several nodes the one that locks the row does it; publication and the end of the plan are one
 * transaction, so a crash in between leaves the plan to be run again.
 */
@Component
class PlanRunner {
    private static final int SHOWN = 60;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ArticleService articles;
    private final ActorDirectory directory;
    private final Notices notices;
    private final Access access;
    private final CompanyTime time;

    PlanRunner(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ArticleService articles,
            ActorDirectory directory,
            Notices notices,
            Access access,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.articles = articles;
        this.directory = directory;
        this.notices = notices;
        this.access = access;
        this.time = time;
    }

    private record Due(long id, long articleId, int versionNo, long plannedBy, String title) {}

    /** A plan that could not be carried out. */
    private static final class Failed extends RuntimeException {
        private final transient Due due;
        private final transient UserFacingProblem problem;

        Failed(Due due, UserFacingProblem problem) {
            super(problem);
            this.due = due;
            this.problem = problem;
        }
    }

    /** Publishes all that is due now; returns how many were published. */
    int runDue() {
        int published = 0;
        while (true) {
            try {
                if (!Boolean.TRUE.equals(transaction.execute(_ -> runNext()))) {
                    return published;
                }
                published++;
            } catch (Failed failed) {
                transaction.executeWithoutResult(_ -> giveUp(failed.due, failed.problem));
            } catch (OptimisticLockingFailureException e) {
                // somebody saves the article at this very moment: the next look finds it
                return published;
            }
        }
    }

    private boolean runNext() {
        Optional<Due> found = jdbc.sql("SELECT id FROM kb_publication_plan WHERE state = 'PLANNED' AND publish_at <= ?"
                        + " ORDER BY publish_at, id LIMIT 1 FOR UPDATE SKIP LOCKED")
                .param(Timestamp.from(time.now()))
                .query(Long.class)
                .optional()
                .map(this::load);
        found.ifPresent(this::publish);
        return found.isPresent();
    }

    private Due load(long id) {
        return jdbc.sql("SELECT p.id, p.article_id, p.version_no, p.planned_by, a.title"
                        + " FROM kb_publication_plan p JOIN kb_article a ON a.id = p.article_id WHERE p.id = ?")
                .param(id)
                .query(Due.class)
                .single();
    }

    private void publish(Due due) {
        close(due, "DONE", null);
        try {
            Actor planner =
                    directory.findAccount(due.plannedBy()).orElseThrow(() -> new NotAllowed(KbPermissions.PUBLISH));
            access.<@Nullable Void>callAs(planner, () -> {
                articles.publishVersion(due.articleId(), due.versionNo());
                return null;
            });
        } catch (UserFacingProblem problem) {
            throw new Failed(due, problem);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        tell(due, "kb.lifecycle.notice.plan.done");
    }

    private void giveUp(Due due, UserFacingProblem problem) {
        close(due, "FAILED", problem.messageKey());
        tell(due, "kb.lifecycle.notice.plan.failed");
    }

    private void close(Due due, String state, @Nullable String problem) {
        jdbc.sql("UPDATE kb_publication_plan SET state = :state, closed_at = :now, problem = :problem WHERE id = :id")
                .param("state", state)
                .param("now", Timestamp.from(time.now()))
                .param("problem", problem)
                .param("id", due.id())
                .update();
    }

    private void tell(Due due, String key) {
        notices.send(
                List.of(due.plannedBy()),
                key,
                "kb/article/" + due.articleId() + "/edit",
                Words.cut(due.title(), SHOWN));
    }
}
