package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The queue of tasks. Needs {@link LifecyclePermissions#TASKS} and shows the tasks of the clients in charge of; what lies
 * outside is as if it were not there.
 */
@Service
@Transactional(readOnly = true)
public class TaskService {
    private static final String TYPE = "kb.task";
    private static final String FROM = " FROM kb_task t LEFT JOIN kb_article a ON a.id = t.article_id"
            + " LEFT JOIN core_account c ON c.id = t.created_by LEFT JOIN core_account e ON e.id = t.assignee_id"
            + " LEFT JOIN core_account z ON z.id = t.closed_by WHERE ";
    private static final String SELECT = """
            SELECT t.id, t.kind, t.article_id, t.about, t.detail, t.reason, t.shop_id, t.link, t.state, t.created_at,
                   c.display_name AS created_by_name, t.due_at, t.assignee_id, e.display_name AS assignee_name, t.result,
                   t.closed_at, z.display_name AS closed_by_name, t.version""" + FROM;
    private static final String OPEN = "t.state IN ('OPEN', 'IN_PROGRESS')";

    private final JdbcClient jdbc;
    private final Access access;
    private final TaskDesk desk;
    private final AuditLog audit;
    private final CompanyTime time;

    TaskService(JdbcClient jdbc, Access access, TaskDesk desk, AuditLog audit, CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.desk = desk;
        this.audit = audit;
        this.time = time;
    }

    /** Tasks within the scope, the most urgent first; closed ones the newest first. */
    public List<Task> list(TaskFilter filter, int offset, int limit) {
        String order = filter.show() == TaskFilter.Show.CLOSED ? "t.closed_at DESC, t.id DESC" : "t.due_at, t.id";
        return filtered(SELECT, " ORDER BY " + order + " LIMIT :limit OFFSET :offset", filter)
                .param("limit", limit)
                .param("offset", offset)
                .query(Task.class)
                .list();
    }

    /** Number of tasks within the scope. */
    public int count(TaskFilter filter) {
        return filtered("SELECT COUNT(*)" + FROM, "", filter)
                .query(Integer.class)
                .single();
    }

    /** One task. @throws NotFound there is none within the scope */
    public Task get(long id) {
        Actor actor = access.require(LifecyclePermissions.TASKS);
        return jdbc.sql(SELECT + "t.id = :id AND " + TaskVisibility.SQL)
                .param("id", id)
                .params(TaskVisibility.parameters(actor))
                .query(Task.class)
                .optional()
                .orElseThrow(() -> new NotFound(TYPE, id));
    }

    /** Whoever asks does it from now on. @throws ChangedMeanwhile someone else was faster */
    @Transactional
    public void take(long id, int version) {
        Task task = open(id);
        change(task, version, "state = 'IN_PROGRESS', assignee_id = :me");
    }

    /** Gives a task back to whoever takes it. @throws ChangedMeanwhile someone else changed it first */
    @Transactional
    public void giveBack(long id, int version) {
        Task task = open(id);
        change(task, version, "state = 'OPEN', assignee_id = NULL");
    }

    /**
     * It is done.
     *
     * @param result what came of it, for the person who raised it; may be empty
     * @throws InvalidInput it is a review, which is decided on its own page, or a verification, which is done by finding
     *     the answer right
     * @throws ChangedMeanwhile someone else changed it first
     */
    @Transactional
    public void done(long id, int version, String result) {
        close(id, version, TaskState.DONE, result);
    }

    /** Nothing is to be done. @param reason why, must be given; throws as {@link #done} */
    @Transactional
    public void dismiss(long id, int version, String reason) {
        if (reason.isBlank()) {
            throw new InvalidInput("result", "kb.lifecycle.problem.reason-missing");
        }
        close(id, version, TaskState.DISMISSED, reason);
    }

    private void close(long id, int version, TaskState state, String result) {
        Task task = open(id);
        if (task.kind() == TaskKind.REVIEW) {
            throw new InvalidInput("kind", "kb.lifecycle.problem.review-is-decided");
        }
        if (task.kind() == TaskKind.VERIFY) {
            throw new InvalidInput("kind", "kb.lifecycle.problem.answer-is-verified");
        }
        change(task, version, "state = state");
        desk.close(id, state, result);
        if (state == TaskState.DONE) {
            audit.record("ended", TYPE, id, task.about(), null, result);
        } else {
            audit.record("dismissed", TYPE, id, task.about(), null, result);
        }
    }

    private Task open(long id) {
        Task task = get(id);
        if (task.state().isClosed()) {
            throw new ChangedMeanwhile(task.about(), task.version());
        }
        return task;
    }

    private void change(Task task, int version, String columns) {
        int changed = jdbc.sql("UPDATE kb_task SET " + columns + ", version = version + 1"
                        + " WHERE id = :id AND version = :version")
                .param("id", task.id())
                .param("version", version)
                .param("me", access.current().accountId())
                .update();
        if (changed == 0) {
            throw new ChangedMeanwhile(task.about(), task.version());
        }
    }

    private JdbcClient.StatementSpec filtered(String select, String order, TaskFilter filter) {
        Actor actor = access.require(LifecyclePermissions.TASKS);
        String show = switch (filter.show()) {
            case OPEN -> OPEN;
            case MINE -> OPEN + " AND t.assignee_id = :me";
            case OVERDUE -> OPEN + " AND t.due_at < :now";
            case CLOSED -> "t.state IN ('DONE', 'DISMISSED')";
        };
        return jdbc.sql(select + show + " AND (:kind IS NULL OR t.kind = :kind) AND t.about LIKE :text AND "
                        + TaskVisibility.SQL + order)
                .params(TaskVisibility.parameters(actor))
                .param("kind", filter.kind() == null ? null : filter.kind().name())
                .param("text", "%" + filter.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("now", Timestamp.from(time.now()));
    }
}
