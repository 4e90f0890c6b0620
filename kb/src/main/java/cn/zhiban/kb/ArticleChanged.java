package cn.zhiban.kb;

import org.jspecify.annotations.Nullable;

/**
 * An article changed; published within the transaction that changed it.
 *
 * @param articleId the article
 * @param change what happened
 * @param versionId the newest version after it
 * @param publishedBefore id of the version that agents saw before, or null
 */
public record ArticleChanged(
        long articleId,
        Change change,
        long versionId,
        @Nullable Long publishedBefore) {
    /** What can happen to an article. */
    public enum Change {
        /** a version was written that agents do not see */
        DRAFTED,
        /** agents see the newest version from now on */
        PUBLISHED,
        /** agents no longer see it */
        ARCHIVED
    }
}
