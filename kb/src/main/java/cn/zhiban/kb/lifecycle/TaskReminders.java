package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds people of overdue tasks: whoever has one, and for those that nobody took all who could. One notice a day. */
@Component
class TaskReminders {
    private static final int AT_MOST = 5_000;

    private final JdbcClient jdbc;
    private final Keepers keepers;
    private final Notices notices;
    private final CompanyTime time;

    TaskReminders(JdbcClient jdbc, Keepers keepers, Notices notices, CompanyTime time) {
        this.jdbc = jdbc;
        this.keepers = keepers;
        this.notices = notices;
        this.time = time;
    }

    private record Overdue(
            long id,
            @Nullable Long articleId,
            @Nullable Long clientId,
            @Nullable Long shopId,
            @Nullable Long assigneeId) {}

    /** Returns how many people were reminded. */
    @Transactional
    int remind() {
        List<Overdue> tasks = jdbc.sql("""
                        SELECT id, article_id, client_id, shop_id, assignee_id FROM kb_task
                         WHERE state IN ('OPEN', 'IN_PROGRESS') AND due_at < :now
                           AND (reminded_on IS NULL OR reminded_on < :today) ORDER BY due_at LIMIT :limit""")
                .param("now", Timestamp.from(time.now()))
                .param("today", Date.valueOf(time.today()))
                .param("limit", AT_MOST)
                .query(Overdue.class)
                .list();
        Map<Long, Integer> perPerson = new HashMap<>();
        Map<Set<Long>, List<Long>> known = new HashMap<>();
        for (Overdue task : tasks) {
            people(task, known).forEach(person -> perPerson.merge(person, 1, Integer::sum));
        }
        perPerson.forEach((person, count) -> notices.send(
                List.of(person), "kb.lifecycle.notice.overdue", "kb/tasks/overdue", String.valueOf(count)));
        if (!tasks.isEmpty()) {
            jdbc.sql("UPDATE kb_task SET reminded_on = :today WHERE id IN (:ids)")
                    .param("today", Date.valueOf(time.today()))
                    .param("ids", tasks.stream().map(Overdue::id).toList())
                    .update();
        }
        return perPerson.size();
    }

    private List<Long> people(Overdue task, Map<Set<Long>, List<Long>> known) {
        if (task.assigneeId() != null) {
            return List.of(task.assigneeId());
        }
        Set<Long> clients = keepers.clientsOf(task.articleId(), task.shopId());
        if (task.clientId() != null) {
            clients.add(task.clientId());
        }
        return known.computeIfAbsent(clients, all -> keepers.idsWith(LifecyclePermissions.TASKS, all));
    }
}
