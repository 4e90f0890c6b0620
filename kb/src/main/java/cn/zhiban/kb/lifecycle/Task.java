package cn.zhiban.kb.lifecycle;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done about knowledge, with a clock (任务).
 *
 * @param id its id
 * @param kind what there is to do
 * @param articleId the article it is about, or null
 * @param about what it is about, for people
 * @param detail what the person who raised it wrote; may be empty
 * @param reason of feedback, or null
 * @param shopId shop it came from, or null
 * @param link route of the page where it is worked on, or null
 * @param state where it stands
 * @param createdAt when it was raised
 * @param createdByName who raised it, or null
 * @param dueAt when it should be closed
 * @param assigneeId account that does it, or null
 * @param assigneeName name of that account, or null
 * @param result what came of it, or null
 * @param closedAt when it was closed, or null
 * @param closedByName who closed it, or null
 * @param version counter against lost updates
 */
public record Task(
        long id,
        TaskKind kind,
        @Nullable Long articleId,
        String about,
        String detail,
        @Nullable FeedbackReason reason,
        @Nullable Long shopId,
        @Nullable String link,
        TaskState state,
        Instant createdAt,
        @Nullable String createdByName,
        Instant dueAt,
        @Nullable Long assigneeId,
        @Nullable String assigneeName,
        @Nullable String result,
        @Nullable Instant closedAt,
        @Nullable String closedByName,
        int version) {
    /** Whether it should have been closed by then. */
    public boolean isOverdue(Instant now) {
        return !state.isClosed() && dueAt.isBefore(now);
    }

    /** From raising to closing, or null while it is open. */
    public @Nullable Duration took() {
        return closedAt == null ? null : Duration.between(createdAt, closedAt);
    }
}
