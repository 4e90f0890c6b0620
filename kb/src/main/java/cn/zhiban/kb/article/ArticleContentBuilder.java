package cn.zhiban.kb.article;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.flow.Flow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts an {@link ArticleContent} together: most writers know only some of its components. */
public final class ArticleContentBuilder {
    private ArticleKind kind;
    private String title = "";
    private List<String> similarQuestions = List.of();
    private String answer = "";
    private @Nullable Long categoryId;
    private Set<Platform> platforms = Set.of();
    private @Nullable Long clientId;
    private Set<Long> shopIds = Set.of();
    private List<String> tags = List.of();
    private List<Sku> skus = List.of();
    private ProductCard product = ProductCard.EMPTY;
    private @Nullable Instant validFrom;
    private @Nullable Instant validTo;
    private String shortCode = "";
    private String useCase = "";
    private List<Wording> wordings = List.of();
    private @Nullable Long parentId;
    private Set<String> segments = Set.of();
    private @Nullable Flow flow;
    private List<Attachment> attachments = List.of();

    /** Starts with nothing but the kind. */
    public ArticleContentBuilder(ArticleKind kind) {
        this.kind = kind;
    }

    ArticleContentBuilder(ArticleContent content) {
        kind = content.kind();
        title = content.title();
        similarQuestions = content.similarQuestions();
        answer = content.answer();
        categoryId = content.categoryId();
        platforms = content.platforms();
        clientId = content.clientId();
        shopIds = content.shopIds();
        tags = content.tags();
        skus = content.skus();
        product = content.product();
        validFrom = content.validFrom();
        validTo = content.validTo();
        shortCode = content.shortCode();
        useCase = content.useCase();
        wordings = content.wordings();
        parentId = content.parentId();
        segments = content.segments();
        flow = content.flow();
        attachments = content.attachments();
    }

    /** Sets what it is. */
    public ArticleContentBuilder kind(ArticleKind value) {
        kind = value;
        return this;
    }

    /** Sets the standard question or name. */
    public ArticleContentBuilder title(String value) {
        title = value;
        return this;
    }

    /** Sets how buyers ask. */
    public ArticleContentBuilder similarQuestions(List<String> value) {
        similarQuestions = value;
        return this;
    }

    /** Sets the answer, Markdown. */
    public ArticleContentBuilder answer(String value) {
        answer = value;
        return this;
    }

    /** Sets the place in the tree. */
    public ArticleContentBuilder categoryId(@Nullable Long value) {
        categoryId = value;
        return this;
    }

    /** Sets the platforms; none = all. */
    public ArticleContentBuilder platforms(Set<Platform> value) {
        platforms = value;
        return this;
    }

    /** Sets the client. */
    public ArticleContentBuilder clientId(@Nullable Long value) {
        clientId = value;
        return this;
    }

    /** Sets the shops. */
    public ArticleContentBuilder shopIds(Set<Long> value) {
        shopIds = value;
        return this;
    }

    /** Sets the free words. */
    public ArticleContentBuilder tags(List<String> value) {
        tags = value;
        return this;
    }

    /** Sets the products. */
    public ArticleContentBuilder skus(List<Sku> value) {
        skus = value;
        return this;
    }

    /** Sets the structured part of a product card. */
    public ArticleContentBuilder product(ProductCard value) {
        product = value;
        return this;
    }

    /** Sets the first moment at which it holds. */
    public ArticleContentBuilder validFrom(@Nullable Instant value) {
        validFrom = value;
        return this;
    }

    /** Sets the first moment at which it no longer holds. */
    public ArticleContentBuilder validTo(@Nullable Instant value) {
        validTo = value;
        return this;
    }

    /** Sets the short code. */
    public ArticleContentBuilder shortCode(String value) {
        shortCode = value;
        return this;
    }

    /** Sets when it is said. */
    public ArticleContentBuilder useCase(String value) {
        useCase = value;
        return this;
    }

    /** Sets other ways to say it. */
    public ArticleContentBuilder wordings(List<Wording> value) {
        wordings = value;
        return this;
    }

    /** Sets the article it overrides. */
    public ArticleContentBuilder parentId(@Nullable Long value) {
        parentId = value;
        return this;
    }

    /** Sets the kinds of buyers; none = all. */
    public ArticleContentBuilder segments(Set<String> value) {
        segments = value;
        return this;
    }

    /** Sets the steps of a script. */
    public ArticleContentBuilder flow(@Nullable Flow value) {
        flow = value;
        return this;
    }

    /** Sets the files that go with it. */
    public ArticleContentBuilder attachments(List<Attachment> value) {
        attachments = value;
        return this;
    }

    /** The content as it stands. */
    public ArticleContent build() {
        return new ArticleContent(
                kind,
                title,
                similarQuestions,
                answer,
                categoryId,
                new TreeSet<>(platforms),
                clientId,
                new TreeSet<>(shopIds),
                tags,
                skus,
                product,
                validFrom,
                validTo,
                shortCode,
                useCase,
                wordings,
                parentId,
                new TreeSet<>(segments),
                flow,
                attachments);
    }
}
