package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.ArticleChanged;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cancels plans that would bring back words older than those published meanwhile. */
@Component
@Order(40)
class PlanSupersession implements ChangeStep {
    private static final int SHOWN = 60;

    private final JdbcClient jdbc;
    private final Notices notices;
    private final CompanyTime time;

    PlanSupersession(JdbcClient jdbc, Notices notices, CompanyTime time) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.time = time;
    }

    private record Superseded(long id, long articleId, long plannedBy, String title) {}

    @Override
    public void changed(Changes changes) {
        Set<Long> published = changes.articles(ArticleChanged.Change.PUBLISHED);
        if (published.isEmpty()) {
            return;
        }
        List<Superseded> superseded =
                jdbc.sql("""
                        SELECT p.id, a.id AS article_id, p.planned_by, a.title
                          FROM kb_publication_plan p JOIN kb_article a ON a.id = p.article_id
                          JOIN kb_article_version v ON v.id = a.published_version_id
                         WHERE a.id IN (:ids) AND p.state = 'PLANNED' AND p.version_no <= v.number""").param("ids", published).query(Superseded.class).list();
        for (Superseded plan : superseded) {
            jdbc.sql("UPDATE kb_publication_plan SET state = 'CANCELLED', closed_at = ? WHERE id = ?")
                    .params(Timestamp.from(time.now()), plan.id())
                    .update();
            if (!Objects.equals(plan.plannedBy(), changes.accountId())) {
                notices.send(
                        List.of(plan.plannedBy()),
                        "kb.lifecycle.notice.plan.superseded",
                        "kb/article/" + plan.articleId() + "/edit",
                        Words.cut(plan.title(), SHOWN),
                        changes.actorName());
            }
        }
    }
}
