package cn.zhiban.kb.search;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.article.ArticleKind;
import org.jspecify.annotations.Nullable;

/**
 * What an agent looks for.
 *
 * @param text as typed or pasted; anything goes, 2,000 characters are read
 * @param shopId shop of the current chat: leaves out what does not hold there and puts its own answers first; or null
 * @param kind only this kind, or null
 * @param categoryId only this category and those below it, or null
 * @param platform only what holds on this platform, or null
 * @param segment kind of buyer of the chat (客群), or null: what is for some buyers only is then shown beside, not instead
 * @param limit at most this many hits, 1 to {@value #MOST}
 * @param offset hits to leave out, for paging
 */
public record SearchQuery(
        String text,
        @Nullable Long shopId,
        @Nullable ArticleKind kind,
        @Nullable Long categoryId,
        @Nullable Platform platform,
        @Nullable String segment,
        int limit,
        int offset) {
    /** Most hits of one call, and the deepest one that paging reaches. */
    public static final int MOST = 100;

    public SearchQuery {
        limit = Math.clamp(limit, 1, MOST);
        offset = Math.clamp(offset, 0, MOST);
    }

    /** For a chat whose kind of buyer was not chosen. */
    public SearchQuery(
            String text,
            @Nullable Long shopId,
            @Nullable ArticleKind kind,
            @Nullable Long categoryId,
            @Nullable Platform platform,
            int limit,
            int offset) {
        this(text, shopId, kind, categoryId, platform, null, limit, offset);
    }

    /** Everything for a text, in no shop's chat. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, null, null, null, null, null, 10, 0);
    }
}
