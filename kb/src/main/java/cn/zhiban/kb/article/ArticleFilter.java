package cn.zhiban.kb.article;

import org.jspecify.annotations.Nullable;

/**
 * What the editors' list is narrowed to; null or empty means: no matter.
 *
 * @param text part of the title or the external id
 * @param kind what it is
 * @param state where it stands
 * @param categoryId this category or one below it
 * @param clientId of this client, by client or by one of its shops
 * @param shopId of this shop
 * @param validity how it stands in time
 */
public record ArticleFilter(
        String text,
        @Nullable ArticleKind kind,
        @Nullable ArticleState state,
        @Nullable Long categoryId,
        @Nullable Long clientId,
        @Nullable Long shopId,
        @Nullable Validity validity) {
    /** Everything. */
    public static final ArticleFilter NONE = new ArticleFilter("", null, null, null, null, null, null);

    /** How an article stands in time, and where it is on its way. Translated as {@code kb.validity.<NAME>}. */
    public enum Validity {
        RUNNING,
        FUTURE,
        EXPIRED,
        /** somebody asked for its newest version to be approved */
        IN_REVIEW,
        /** a version of it is to be published at a moment to come */
        PLANNED,
        /** somebody should look whether it is still right */
        VERIFICATION_DUE
    }
}
