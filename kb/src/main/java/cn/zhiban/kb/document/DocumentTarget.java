package cn.zhiban.kb.document;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.article.ArticleKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where documents go; what is left open is guessed from the documents.
 *
 * @param clientId the client they belong to, or null
 * @param shopIds shops they belong to; not together with a client
 * @param platforms market places; none = as the documents say
 * @param category category below which theirs are made; empty = at the top
 * @param kind what they become, or null = guessed
 * @param publish agents see them at once; otherwise they are drafts
 * @param splitLevel deepest heading that begins an article of its own, 0 = every one with text
 */
public record DocumentTarget(
        @Nullable Long clientId,
        List<Long> shopIds,
        List<Platform> platforms,
        String category,
        @Nullable ArticleKind kind,
        boolean publish,
        int splitLevel) {
    /** Everybody's, published, everything else as the documents say. */
    public static final DocumentTarget SHARED = new DocumentTarget(null, List.of(), List.of(), "", null, true, 0);

    public DocumentTarget {
        shopIds = shopIds == null ? List.of() : List.copyOf(shopIds);
        platforms = platforms == null ? List.of() : List.copyOf(platforms);
        category = category == null ? "" : category;
    }
}
