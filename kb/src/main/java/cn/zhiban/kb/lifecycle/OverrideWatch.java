package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.ArticleChanged;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Raises a task on every article that overrides one whose published text was changed. */
@Component
@Order(50)
class OverrideWatch implements ChangeStep {
    private final JdbcClient jdbc;
    private final TaskDesk desk;
    private final WorkingHours hours;
    private final CompanyTime time;

    OverrideWatch(JdbcClient jdbc, TaskDesk desk, WorkingHours hours, CompanyTime time) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.hours = hours;
        this.time = time;
    }

    private record Variant(long id, String title, @Nullable Long ownerId) {}

    @Override
    public void changed(Changes changes) {
        Set<Long> parents = changes.all().stream()
                .filter(one -> one.change() == ArticleChanged.Change.PUBLISHED && one.publishedBefore() != null)
                .map(ArticleChanged::articleId)
                .collect(Collectors.toSet());
        if (parents.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        SELECT a.id, a.title, c.owner_id FROM kb_article a LEFT JOIN kb_article_care c ON c.article_id = a.id
                         WHERE a.parent_id IN (:parents) AND a.state <> 'ARCHIVED'""")
                .param("parents", parents)
                .query(Variant.class)
                .list()
                .forEach(one -> desk.open(TaskDraft.about(
                                TaskKind.OVERRIDE,
                                one.id(),
                                one.title(),
                                "article:" + one.id(),
                                hours.after(time.now(), hours.review(), time.zone()))
                        .of(one.ownerId())));
    }
}
