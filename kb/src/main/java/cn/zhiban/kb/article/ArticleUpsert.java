package cn.zhiban.kb.article;

import org.jspecify.annotations.Nullable;

/**
 * One row of an import, ready to be written.
 *
 * @param row row of the file, 1-based
 * @param externalId id in the spreadsheets of the company; an article with it is updated, otherwise one is created
 * @param content what it says
 * @param state where it shall stand; PUBLISHED shows this content to agents
 * @param parentExternalId external id of the article that it overrides, in place of the content's parent; empty if it
 *     overrides none, null if the file does not say
 */
public record ArticleUpsert(
        int row,
        @Nullable String externalId,
        ArticleContent content,
        ArticleState state,
        @Nullable String parentExternalId) {
    /** A row that does not say what it overrides. */
    public ArticleUpsert(int row, @Nullable String externalId, ArticleContent content, ArticleState state) {
        this(row, externalId, content, state, null);
    }
}
