package cn.zhiban.kb.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task to be raised.
 *
 * @param kind what there is to do
 * @param articleId the article it is about, or null; only who keeps the article sees the task
 * @param clientId only who keeps this client sees it, or null
 * @param shopId shop it comes from, whose client is treated alike, or null
 * @param about what it is about, for people; cut to 500 characters
 * @param detail what the person who raises it wrote; cut to 2,000 characters
 * @param reason of feedback, or null
 * @param subject what raises it, for example {@code review:7}; there is one open task of a kind for a subject
 * @param link route of the page where it is worked on, or null
 * @param dueAt when it should be closed
 * @param assigneeId account that does it, or null: whoever takes it
 */
public record TaskDraft(
        TaskKind kind,
        @Nullable Long articleId,
        @Nullable Long clientId,
        @Nullable Long shopId,
        String about,
        String detail,
        @Nullable FeedbackReason reason,
        String subject,
        @Nullable String link,
        Instant dueAt,
        @Nullable Long assigneeId) {
    /** A task about an article, which anybody may take. */
    public static TaskDraft about(TaskKind kind, long articleId, String title, String subject, Instant dueAt) {
        return new TaskDraft(
                kind, articleId, null, null, title, "", null, subject, "kb/article/" + articleId, dueAt, null);
    }

    /** The same for somebody. @param account null: whoever takes it */
    public TaskDraft of(@Nullable Long account) {
        return new TaskDraft(kind, articleId, clientId, shopId, about, detail, reason, subject, link, dueAt, account);
    }

    /** The same, worked on at another page. */
    public TaskDraft at(String route) {
        return new TaskDraft(
                kind, articleId, clientId, shopId, about, detail, reason, subject, route, dueAt, assigneeId);
    }

    /** The same with words of the person who raises it. */
    public TaskDraft saying(String words) {
        return new TaskDraft(kind, articleId, clientId, shopId, about, words, reason, subject, link, dueAt, assigneeId);
    }
}
