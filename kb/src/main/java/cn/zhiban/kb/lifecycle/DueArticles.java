package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Raises tasks for answers that are due to be verified, and for those that have expired. Works as the system. */
@Component
class DueArticles {
    /** So long before the due date the task appears. */
    private static final Duration AHEAD = Duration.ofDays(7);

    private static final int AT_MOST = 1_000;
    private static final int SHOWN = 60;

    private final JdbcClient jdbc;
    private final TaskDesk desk;
    private final Notices notices;
    private final WorkingHours hours;
    private final CompanyTime time;

    DueArticles(JdbcClient jdbc, TaskDesk desk, Notices notices, WorkingHours hours, CompanyTime time) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.notices = notices;
        this.hours = hours;
        this.time = time;
    }

    private record Due(
            long id,
            String title,
            Instant at,
            @Nullable Long ownerId,
            @Nullable Long verifierId) {}

    /** Tasks for what is due within a week; returns how many were looked at. */
    @Transactional
    int raiseDue() {
        List<Due> due = jdbc.sql("""
                        SELECT a.id, a.title, c.due_at AS at, c.owner_id, c.verifier_id
                          FROM kb_article_care c JOIN kb_article a ON a.id = c.article_id
                         WHERE a.state = 'PUBLISHED' AND c.due_at <= :until
                           AND NOT EXISTS (SELECT 1 FROM kb_task t WHERE t.kind = 'VERIFY' AND t.article_id = a.id
                                              AND t.state IN ('OPEN', 'IN_PROGRESS'))
                         ORDER BY c.due_at LIMIT :limit""")
                .param("until", Timestamp.from(time.now().plus(AHEAD)))
                .param("limit", AT_MOST)
                .query(Due.class)
                .list();
        Instant soonest = hours.after(time.now(), hours.review(), time.zone());
        due.forEach(one -> desk.open(task(one, one.at().isBefore(soonest) ? soonest : one.at())
                .of(one.verifierId() == null ? one.ownerId() : one.verifierId())));
        return due.size();
    }

    /** Tasks and notices for what agents no longer see because its time has passed; returns how many. */
    @Transactional
    int raiseExpired() {
        List<Due> expired = jdbc.sql("""
                        SELECT a.id, a.title, a.valid_to AS at, c.owner_id, c.verifier_id
                          FROM kb_article a LEFT JOIN kb_article_care c ON c.article_id = a.id
                         WHERE a.state = 'PUBLISHED' AND a.valid_to <= :now AND NOT (c.expired_at <=> a.valid_to)
                         ORDER BY a.valid_to LIMIT :limit""")
                .param("now", Timestamp.from(time.now()))
                .param("limit", AT_MOST)
                .query(Due.class)
                .list();
        Instant soonest = hours.after(time.now(), hours.review(), time.zone());
        for (Due one : expired) {
            jdbc.sql("INSERT INTO kb_article_care (article_id, expired_at) VALUES (:id, :at)"
                            + " ON DUPLICATE KEY UPDATE expired_at = :at")
                    .param("id", one.id())
                    .param("at", Timestamp.from(one.at()))
                    .update();
            Long owner = one.ownerId();
            TaskDraft draft = task(one, soonest);
            desk.open(
                    new TaskDraft(
                            TaskKind.VERIFY,
                            one.id(),
                            null,
                            null,
                            one.title(),
                            "",
                            FeedbackReason.OUTDATED,
                            draft.subject(),
                            draft.link(),
                            soonest,
                            owner),
                    List.of());
            if (owner != null) {
                notices.send(
                        List.of(owner),
                        "kb.lifecycle.notice.expired",
                        Objects.requireNonNull(draft.link()),
                        Words.cut(one.title(), SHOWN),
                        time.format(one.at()));
            }
        }
        return expired.size();
    }

    private static TaskDraft task(Due one, Instant dueAt) {
        return TaskDraft.about(TaskKind.VERIFY, one.id(), one.title(), "article:" + one.id(), dueAt);
    }
}
