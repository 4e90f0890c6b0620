package cn.zhiban.kb.article;

import org.jspecify.annotations.Nullable;

/**
 * Stands between a content and those who read it, beside the checks: a bean that may hold it back until somebody else
 * has looked at it. Is asked within the actor's rights, also for each row of an import.
 */
public interface PublishGate {
    /**
     * Goes on only if the content may be published now by whoever acts.
     *
     * @param articleId the article it belongs to, or null if it is new
     * @throws cn.zhiban.core.UserFacingProblem says what has to happen first
     */
    void requireOpen(ArticleContent content, @Nullable Long articleId);

    /** Whether such a content is looked at by somebody else before whoever acts may publish it. */
    boolean isHeldBack(ArticleContent content);
}
