package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.ArticleChanged;
import cn.zhiban.kb.article.ArticleContentJson;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Raises a task when somebody publishes an answer although it contradicts another one, and closes it when it no longer
 * does. Imports say so row by row instead.
 */
@Component
@Order(70)
class ConflictWatch implements ChangeStep {
    private final JdbcClient jdbc;
    private final ConflictCheck check;
    private final TaskDesk desk;
    private final WorkingHours hours;
    private final CompanyTime time;

    ConflictWatch(JdbcClient jdbc, ConflictCheck check, TaskDesk desk, WorkingHours hours, CompanyTime time) {
        this.jdbc = jdbc;
        this.check = check;
        this.desk = desk;
        this.hours = hours;
        this.time = time;
    }

    private record Live(String title, String content) {}

    @Override
    public void changed(Changes changes) {
        Set<Long> articles = changes.articles(ArticleChanged.Change.PUBLISHED, ArticleChanged.Change.ARCHIVED);
        if (articles.size() != 1) {
            return;
        }
        long id = articles.iterator().next();
        Live live = jdbc.sql("SELECT a.title, v.content FROM kb_article a"
                        + " JOIN kb_article_version v ON v.id = a.published_version_id"
                        + " WHERE a.id = ? AND a.state = 'PUBLISHED'")
                .param(id)
                .query(Live.class)
                .optional()
                .orElse(null);
        if (live == null
                || check.check(ArticleContentJson.read(live.content()), id).isEmpty()) {
            desk.close(TaskKind.CONFLICT, "article:" + id, TaskState.DONE, "");
        } else {
            desk.open(TaskDraft.about(
                            TaskKind.CONFLICT,
                            id,
                            live.title(),
                            "article:" + id,
                            hours.after(time.now(), hours.review(), time.zone()))
                    .at("kb/article/" + id + "/edit")
                    .of(changes.accountId()));
        }
    }
}
