package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.notify.Notices;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends reviews of versions that are no longer the newest: nobody approves words that were changed meanwhile. */
@Component
@Order(30)
class ReviewInvalidation implements ChangeStep {
    private static final int SHOWN = 60;

    private final JdbcClient jdbc;
    private final TaskDesk desk;
    private final Notices notices;

    ReviewInvalidation(JdbcClient jdbc, TaskDesk desk, Notices notices) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.notices = notices;
    }

    private record Outdated(long id, @Nullable Long requestedBy, String title, long articleId) {}

    @Override
    public void changed(Changes changes) {
        Set<Long> articles = changes.articles();
        List<Outdated> outdated =
                jdbc.sql("""
                        SELECT r.id, r.requested_by, a.title, a.id AS article_id
                          FROM kb_review r JOIN kb_article a ON a.id = r.article_id
                         WHERE a.id IN (:ids) AND r.state = 'OPEN'
                           AND (r.version_id <> a.latest_version_id
                                OR a.state = 'PUBLISHED' AND a.published_version_id = r.version_id)""").param("ids", articles).query(Outdated.class).list();
        for (Outdated review : outdated) {
            jdbc.sql("UPDATE kb_review SET state = 'OUTDATED' WHERE id = ?")
                    .param(review.id())
                    .update();
            desk.close(TaskKind.REVIEW, "review:" + review.id(), TaskState.DISMISSED, "");
            if (review.requestedBy() != null && !Objects.equals(review.requestedBy(), changes.accountId())) {
                notices.send(
                        List.of(review.requestedBy()),
                        "kb.lifecycle.notice.outdated",
                        "kb/article/" + review.articleId() + "/edit",
                        Words.cut(review.title(), SHOWN),
                        changes.actorName());
            }
        }
    }
}
