package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.ArticleChanged;
import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Publishing counts as verifying, and what agents no longer see need not be verified. */
@Component
@Order(20)
class CareLog implements ChangeStep {
    private final JdbcClient jdbc;
    private final VerificationDays days;
    private final TaskDesk desk;
    private final CompanyTime time;

    CareLog(JdbcClient jdbc, VerificationDays days, TaskDesk desk, CompanyTime time) {
        this.jdbc = jdbc;
        this.days = days;
        this.desk = desk;
        this.time = time;
    }

    @Override
    public void changed(Changes changes) {
        Set<Long> published = changes.articles(ArticleChanged.Change.PUBLISHED);
        if (!published.isEmpty()) {
            jdbc.sql("""
                            INSERT INTO kb_article_care (article_id, owner_id, verified_at, verified_by, due_at)
                            SELECT a.id, w.account_id, CAST(:now AS DATETIME(6)), :by,
                                   TIMESTAMPADD(DAY, CASE a.kind WHEN 'PRODUCT' THEN :product WHEN 'POLICY' THEN :policy
                                       WHEN 'REPLY' THEN :reply WHEN 'SCRIPT' THEN :script ELSE :faq END,
                                       CAST(:now AS DATETIME(6)))
                              FROM kb_article a LEFT JOIN kb_version_author w ON w.version_id = a.published_version_id
                             WHERE a.id IN (:ids)
                            ON DUPLICATE KEY UPDATE verified_at = VALUES(verified_at), verified_by = VALUES(verified_by),
                                   due_at = IF(interval_days IS NULL, VALUES(due_at),
                                               TIMESTAMPADD(DAY, interval_days, VALUES(verified_at))),
                                   owner_id = COALESCE(owner_id, VALUES(owner_id)), expired_at = NULL""")
                    .param("now", Timestamp.from(time.now()))
                    .param("by", changes.accountId())
                    .param("product", days.product())
                    .param("policy", days.policy())
                    .param("reply", days.reply())
                    .param("script", days.script())
                    .param("faq", days.faq())
                    .param("ids", published)
                    .update();
            close(published);
        }
        Set<Long> archived = changes.articles(ArticleChanged.Change.ARCHIVED);
        if (!archived.isEmpty()) {
            jdbc.sql("UPDATE kb_article_care SET due_at = NULL WHERE article_id IN (:ids)")
                    .param("ids", archived)
                    .update();
            close(archived);
        }
    }

    private void close(Set<Long> articles) {
        List<Long> tasks = jdbc.sql("SELECT id FROM kb_task WHERE kind = 'VERIFY' AND article_id IN (:ids)"
                        + " AND state IN ('OPEN', 'IN_PROGRESS')")
                .param("ids", articles)
                .query((row, _) -> row.getLong(1))
                .list();
        tasks.forEach(task -> desk.close(task, TaskState.DONE, ""));
    }
}
