package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where features of the knowledge module raise and close tasks, within their own transaction. It asks for no
 * permission: what raises a task has checked what it may do.
 */
@Component
public class TaskDesk {
    private static final int SHOWN = 60;
    private static final int ABOUT = 500;
    private static final int DETAIL = 2_000;
    private static final int RESULT = 1_000;

    private final JdbcClient jdbc;
    private final Access access;
    private final Notices notices;
    private final CompanyTime time;

    TaskDesk(JdbcClient jdbc, Access access, Notices notices, CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.notices = notices;
        this.time = time;
    }

    /** Raises a task, unless one of this kind is open for the subject; its assignee is told. Returns the task's id. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long open(TaskDraft draft) {
        return open(draft, draft.assigneeId() == null ? List.of() : List.of(draft.assigneeId()));
    }

    /** The same; these accounts are told, except whoever acts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long open(TaskDraft draft, Collection<Long> told) {
        Long known = draft.subject().isEmpty() ? null : openTask(draft.kind(), draft.subject());
        if (known != null) {
            return known;
        }
        Actor actor = access.find().orElseGet(access::system);
        jdbc.sql("""
                        INSERT INTO kb_task (kind, article_id, client_id, shop_id, about, detail, reason, subject, link, state,
                               created_at, created_by, due_at, assignee_id)
                        VALUES (:kind, :article, :client, :shop, :about, :detail, :reason, :subject, :link, 'OPEN',
                               :now, :by, :due, :assignee)""").params(values(draft, actor)).update();
        long id = jdbc.sql("SELECT LAST_INSERT_ID()").query(Long.class).single();
        List<Long> others = told.stream()
                .filter(account -> !Objects.equals(account, actor.accountId()))
                .toList();
        if (!others.isEmpty()) {
            notices.send(
                    others,
                    "kb.lifecycle.notice.task." + draft.kind(),
                    draft.link() == null ? "kb/tasks" : draft.link(),
                    Words.cut(draft.about(), SHOWN),
                    actor.name());
        }
        return id;
    }

    private Map<String, @Nullable Object> values(TaskDraft draft, Actor actor) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("kind", draft.kind().name());
        values.put("article", draft.articleId());
        values.put("client", draft.clientId());
        values.put("shop", draft.shopId());
        values.put("about", Words.cut(draft.about(), ABOUT));
        values.put("detail", Words.cut(draft.detail(), DETAIL));
        values.put("reason", draft.reason() == null ? null : draft.reason().name());
        values.put("subject", draft.subject());
        values.put("link", draft.link());
        values.put("now", Timestamp.from(time.now()));
        values.put("by", actor.accountId());
        values.put("due", Timestamp.from(draft.dueAt()));
        values.put("assignee", draft.assigneeId());
        return values;
    }

    /** Closes the open task of a kind for a subject, if there is one. @param state DONE or DISMISSED */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(TaskKind kind, String subject, TaskState state, String result) {
        Long id = openTask(kind, subject);
        if (id != null) {
            close(id, state, result);
        }
    }

    /** Closes a task; whoever gave the feedback that it is about is told what came of it. */
    void close(long id, TaskState state, String result) {
        record Raised(
                TaskKind kind,
                @Nullable Long createdBy,
                @Nullable Long articleId,
                String about) {}
        Actor actor = access.find().orElseGet(access::system);
        jdbc.sql("UPDATE kb_task SET state = :state, result = :result, closed_at = :now, closed_by = :by,"
                        + " version = version + 1 WHERE id = :id")
                .param("state", state.name())
                .param("result", Words.cut(result, RESULT))
                .param("now", Timestamp.from(time.now()))
                .param("by", actor.accountId())
                .param("id", id)
                .update();
        Raised task = jdbc.sql("SELECT kind, created_by, article_id, about FROM kb_task WHERE id = ?")
                .param(id)
                .query(Raised.class)
                .single();
        if (task.kind() == TaskKind.FEEDBACK
                && task.createdBy() != null
                && !Objects.equals(task.createdBy(), actor.accountId())) {
            notices.send(
                    List.of(task.createdBy()),
                    state == TaskState.DONE
                            ? "kb.lifecycle.notice.feedback.done"
                            : "kb.lifecycle.notice.feedback.dismissed",
                    task.articleId() == null ? null : "kb/article/" + task.articleId(),
                    Words.cut(task.about(), SHOWN),
                    Words.cut(result, 2 * SHOWN));
        }
    }

    private @Nullable Long openTask(TaskKind kind, String subject) {
        return jdbc.sql("SELECT id FROM kb_task WHERE kind = ? AND subject = ? AND state IN ('OPEN', 'IN_PROGRESS')")
                .params(kind.name(), subject)
                .query(Long.class)
                .optional()
                .orElse(null);
    }
}
