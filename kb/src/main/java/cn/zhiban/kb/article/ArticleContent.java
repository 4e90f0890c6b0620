package cn.zhiban.kb.article;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.flow.Flow;
import java.time.Instant;
import java.util.Collections;
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
 * @param shortCode what agents type to get at it (快捷码), without slash; may be empty
 * @param useCase when it is said (适用场景); may be empty
 * @param wordings other ways to say the answer
 * @param parentId the article that this one overrides for its narrower audience (变体), or null; empty parts are taken
 *     from the parent
 * @param segments kinds of buyers it is for (客群: 新客, 老客, 年龄段 …); none = all
 * @param flow steps of a script, or null
 * @param attachments files that go with it
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
        @Nullable Instant validTo,
        String shortCode,
        String useCase,
        List<Wording> wordings,
        @Nullable Long parentId,
        SortedSet<String> segments,
        @Nullable Flow flow,
        List<Attachment> attachments) {
    /** Longest title. */
    public static final int TITLE_LENGTH = 500;
    /** Longest answer, in characters. */
    public static final int ANSWER_LENGTH = 100_000;
    /** Most similar questions of one article. */
    public static final int SIMILAR_QUESTIONS = 200;

    public ArticleContent {
        // callers of the REST interface leave out what is empty, and older versions lack what came later
        kind = kind == null ? ArticleKind.FAQ : kind;
        title = title == null ? "" : title;
        similarQuestions = similarQuestions == null ? List.of() : List.copyOf(similarQuestions);
        answer = answer == null ? "" : answer;
        platforms = Collections.unmodifiableSortedSet(platforms == null ? new TreeSet<>() : new TreeSet<>(platforms));
        shopIds = Collections.unmodifiableSortedSet(shopIds == null ? new TreeSet<>() : new TreeSet<>(shopIds));
        tags = tags == null ? List.of() : List.copyOf(tags);
        skus = skus == null ? List.of() : List.copyOf(skus);
        product = product == null ? ProductCard.EMPTY : product;
        shortCode = shortCode == null ? "" : shortCode;
        useCase = useCase == null ? "" : useCase;
        wordings = wordings == null ? List.of() : List.copyOf(wordings);
        segments = Collections.unmodifiableSortedSet(segments == null ? new TreeSet<>() : new TreeSet<>(segments));
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /** An empty article to start from. */
    public static ArticleContent empty(ArticleKind kind) {
        return new ArticleContentBuilder(kind).build();
    }

    /** The same, to be changed here and there. */
    public ArticleContentBuilder but() {
        return new ArticleContentBuilder(this);
    }

    /** The same with another title. */
    public ArticleContent withTitle(String other) {
        return but().title(other).build();
    }

    /** Belongs to no client and no shop: everybody's knowledge. */
    public boolean isShared() {
        return clientId == null && shopIds.isEmpty();
    }
}
