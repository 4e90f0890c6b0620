package cn.zhiban.kb.lifecycle;

import cn.zhiban.kb.article.ArticleContent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that held in a shop at a moment in the past.
 *
 * @param articleId the article
 * @param versionNumber the version that agents saw then
 * @param content what it said
 * @param scope for whom it was written
 * @param from when agents began to see this version
 * @param to first moment at which they no longer saw it, or null: they still do
 * @param copies who copied it in this shop on that day while it was live; empty for who may not see it
 */
public record PastAnswer(
        long articleId,
        int versionNumber,
        ArticleContent content,
        Scope scope,
        Instant from,
        @Nullable Instant to,
        List<Copy> copies) {
    public PastAnswer {
        copies = List.copyOf(copies);
    }

    /** For whom an answer was written, the narrower the stronger. Translated as {@code kb.lifecycle.scope.<NAME>}. */
    public enum Scope {
        SHOP,
        CLIENT,
        SHARED
    }

    /**
     * Somebody copied it.
     *
     * @param name who
     * @param at when
     */
    public record Copy(String name, Instant at) {}
}
