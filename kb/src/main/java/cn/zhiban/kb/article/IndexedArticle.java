package cn.zhiban.kb.article;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.flow.Flow;
import cn.zhiban.kb.markdown.Markdown;
import cn.zhiban.kb.search.analysis.ArticleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the index keeps of an article, stored as JSON in one field: everything that ranking, showing and copying a hit
 * need, so that a search loads no entity.
 *
 * @param id id of the article
 * @param externalId id in the spreadsheets of the company, or null
 * @param kind what it is
 * @param title the standard question
 * @param similarQuestions other wordings
 * @param text the answer as plain text, as it is copied
 * @param details of a product card: attributes, materials and notes as plain text, for finding and reading
 * @param tags free words
 * @param skus products it speaks of
 * @param categoryId its category, or null
 * @param clientId its client, or null
 * @param shopIds its shops
 * @param platforms its platforms
 * @param validTo first moment at which it no longer holds, as epoch milliseconds, or null
 * @param shortCode what agents type to get at it, or empty
 * @param useCase when it is said, or empty
 * @param wordings other ways to say the answer, as plain text
 * @param rootId the topmost article of those that override each other; its own id when it stands alone
 * @param segments kinds of buyers it is for; none = all
 */
public record IndexedArticle(
        long id,
        @Nullable String externalId,
        ArticleKind kind,
        String title,
        List<String> similarQuestions,
        String text,
        String details,
        List<String> tags,
        List<Sku> skus,
        @Nullable Long categoryId,
        @Nullable Long clientId,
        Set<Long> shopIds,
        Set<Platform> platforms,
        @Nullable Long validTo,
        String shortCode,
        String useCase,
        List<Wording> wordings,
        long rootId,
        Set<String> segments) {
    /** Answers longer than this are cut in the index; the whole of it is read from the database when it is opened. */
    private static final int TEXT_LIMIT = 8_000;

    /** Documents that an older release wrote lack what came later. */
    public IndexedArticle {
        shortCode = shortCode == null ? "" : shortCode;
        useCase = useCase == null ? "" : useCase;
        wordings = wordings == null ? List.of() : List.copyOf(wordings);
        rootId = rootId == 0 ? id : rootId;
        segments = segments == null ? Set.of() : Set.copyOf(segments);
    }

    /** Something that is said but no article, as if it were one: so that it goes through the same guards. */
    public static IndexedArticle said(long id, String title, String text, String shortCode) {
        return new IndexedArticle(
                id,
                null,
                ArticleKind.REPLY,
                title,
                List.of(),
                text,
                "",
                List.of(),
                List.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                null,
                shortCode,
                "",
                List.of(),
                id,
                Set.of());
    }

    static IndexedArticle of(long id, @Nullable String externalId, long rootId, ArticleContent content) {
        String answer = Markdown.toText(content.answer().isBlank() ? said(content.flow()) : content.answer());
        String details = details(content.product());
        return new IndexedArticle(
                id,
                externalId,
                content.kind(),
                content.title(),
                content.similarQuestions(),
                cut(answer.isEmpty() ? details : answer),
                answer.isEmpty() ? "" : cut(details),
                content.tags(),
                content.skus(),
                content.categoryId(),
                content.clientId(),
                content.shopIds(),
                content.platforms(),
                content.validTo() == null ? null : content.validTo().toEpochMilli(),
                content.shortCode(),
                content.useCase(),
                content.wordings().stream()
                        .map(one -> new Wording(one.tone(), cut(Markdown.toText(one.text()))))
                        .toList(),
                rootId,
                content.segments());
    }

    /** One passage of an article on its own, such as a step of a script, to be looked through before it is copied. */
    public static IndexedArticle passage(long id, ArticleContent content, String text) {
        return of(
                id,
                null,
                id,
                content.but().answer(text).wordings(List.of()).flow(null).build());
    }

    /** What of it can be found: the same for indexing and for ranking. */
    public ArticleText searchText() {
        List<String> labels = new ArrayList<>(tags);
        skus.forEach(sku -> labels.add(sku.name()));
        if (!useCase.isEmpty()) {
            labels.add(useCase);
        }
        List<String> codes = new ArrayList<>();
        skus.forEach(sku -> codes.add(sku.code()));
        if (!shortCode.isEmpty()) {
            codes.add(shortCode);
        }
        return new ArticleText(title, similarQuestions, text + "\n" + details, labels, codes);
    }

    /** A script without a summary shows what its first steps say. */
    private static String said(@Nullable Flow flow) {
        return flow == null
                ? ""
                : flow.steps().stream()
                        .map(Flow.Step::say)
                        .filter(say -> !say.isBlank())
                        .collect(Collectors.joining("\n\n"));
    }

    private static String details(ProductCard product) {
        List<String> lines = new ArrayList<>();
        product.attributes().forEach(one -> lines.add(one.name() + ": " + one.value()));
        lines.add(product.materials());
        lines.add(Markdown.toText(product.sizeTable()));
        lines.add(Markdown.toText(product.notes()));
        lines.removeIf(String::isBlank);
        return String.join("\n", lines);
    }

    private static String cut(String text) {
        return text.length() <= TEXT_LIMIT ? text : text.substring(0, TEXT_LIMIT) + "…";
    }
}
