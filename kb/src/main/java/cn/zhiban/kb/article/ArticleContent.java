package cn.zhiban.kb.article;

import cn.zhiban.core.org.Platform;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one version of an article says and for whom. Immutable; kept as JSON, so components may be added later but
 * never renamed.
 *
 * @param kind what it is
 * @param title the standard question (标准问题), the product's or the policy's name; at most 500 characters
 * @param similarQuestions how buyers really ask (相似问法); each counts like a title in search
 * @param answer Markdown
 * @param categoryId its place in the tree, or null
 * @param platforms platforms it holds for; none = all
 * @param clientId the client it belongs to, or null
 * @param shopIds shops it belongs to; none = all of the client, or all when there is no client
 * @param tags free words
 * @param skus products it speaks of; a SKU in the query wins over everything else
 * @param product structured part of a product card
 * @param validFrom first moment at which it holds, or null = since ever
 * @param validTo first moment at which it no longer holds, or null = for good
 */
public record ArticleContent(
        ArticleKind kind,
        String title,
        List<String> similarQuestions,
        String answer,
        @Nullable Long categoryId,
        SortedSet<Platform> platforms,
        @Nullable Long clientId,
        SortedSet<Long> shopIds,
        List<String> tags,
        List<Sku> skus,
        ProductCard product,
        @Nullable Instant validFrom,
        @Nullable Instant validTo) {
    /** Longest title. */
    public static final int TITLE_LENGTH = 500;
    /** Longest answer, in characters. */
    public static final int ANSWER_LENGTH = 100_000;
    /** Most similar questions of one article. */
    public static final int SIMILAR_QUESTIONS = 200;

    public ArticleContent {
        similarQuestions = List.copyOf(similarQuestions);
        platforms = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(platforms));
        shopIds = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(shopIds));
        tags = List.copyOf(tags);
        skus = List.copyOf(skus);
    }

    /** An empty article to start from. */
    public static ArticleContent empty(ArticleKind kind) {
        return new ArticleContent(
                kind,
                "",
                List.of(),
                "",
                null,
                new TreeSet<>(),
                null,
                new TreeSet<>(),
                List.of(),
                List.of(),
                ProductCard.EMPTY,
                null,
                null);
    }

    /** The same with another title. */
    public ArticleContent withTitle(String other) {
        return new ArticleContent(
                kind,
                other,
                similarQuestions,
                answer,
                categoryId,
                platforms,
                clientId,
                shopIds,
                tags,
                skus,
                product,
                validFrom,
                validTo);
    }

    /** Belongs to no client and no shop: everybody's knowledge. */
    public boolean isShared() {
        return clientId == null && shopIds.isEmpty();
    }
}
