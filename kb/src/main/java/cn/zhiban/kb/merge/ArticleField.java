package cn.zhiban.kb.merge;

import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ProductCard;
import cn.zhiban.kb.flow.Flow;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of an article, and how it is merged.
 *
 * @param <T> its value
 * @param key key of its name
 * @param way how two changes come together
 * @param get reads it
 * @param with the content with another value
 */
public record ArticleField<T extends @Nullable Object>(
        String key, Way way, Function<ArticleContent, T> get, BiFunction<ArticleContent, T, ArticleContent> with) {
    /** How two changes of a field come together. */
    public enum Way {
        /** It is one thing: both changed it means that one of the two is chosen. */
        WHOLE,
        /** A list of lines in order: each stretch of them for itself. */
        LINES,
        /** A list without doubles whose order says nothing: what either added is in, what either removed is out. */
        SET
    }

    /** All fields in the order of the form. */
    public static final List<ArticleField<?>> ALL = List.of(
            whole(
                    "kb.articles.kind",
                    ArticleContent::kind,
                    (content, value) -> content.but().kind(value).build()),
            whole("kb.article.title", ArticleContent::title, ArticleContent::withTitle),
            lines(
                    "kb.script.flow",
                    ArticleField::steps,
                    (content, value) -> content.but()
                            .flow(value.isEmpty() ? null : new Flow(value))
                            .build()),
            text(
                    "kb.article.answer",
                    ArticleContent::answer,
                    (content, value) -> content.but().answer(value).build()),
            lines(
                    "kb.article.wordings",
                    ArticleContent::wordings,
                    (content, value) -> content.but().wordings(value).build()),
            set(
                    "kb.article.similar",
                    ArticleContent::similarQuestions,
                    (content, value) -> content.but().similarQuestions(value).build()),
            lines(
                    "kb.article.attributes",
                    content -> content.product().attributes(),
                    (content, value) -> card(
                            content,
                            new ProductCard(
                                    value,
                                    content.product().materials(),
                                    content.product().sizeTable(),
                                    content.product().notes()))),
            text(
                    "kb.article.materials",
                    content -> content.product().materials(),
                    (content, value) -> card(
                            content,
                            new ProductCard(
                                    content.product().attributes(),
                                    value,
                                    content.product().sizeTable(),
                                    content.product().notes()))),
            text(
                    "kb.article.size-table",
                    content -> content.product().sizeTable(),
                    (content, value) -> card(
                            content,
                            new ProductCard(
                                    content.product().attributes(),
                                    content.product().materials(),
                                    value,
                                    content.product().notes()))),
            text(
                    "kb.article.notes",
                    content -> content.product().notes(),
                    (content, value) -> card(
                            content,
                            new ProductCard(
                                    content.product().attributes(),
                                    content.product().materials(),
                                    content.product().sizeTable(),
                                    value))),
            set(
                    "kb.editor.attachment.title",
                    ArticleContent::attachments,
                    (content, value) -> content.but().attachments(value).build()),
            whole(
                    "kb.article.short-code",
                    ArticleContent::shortCode,
                    (content, value) -> content.but().shortCode(value).build()),
            whole(
                    "kb.article.use-case",
                    ArticleContent::useCase,
                    (content, value) -> content.but().useCase(value).build()),
            whole(
                    "kb.article.category",
                    ArticleContent::categoryId,
                    (content, value) -> content.but().categoryId(value).build()),
            whole(
                    "kb.editor.merge.audience",
                    content -> new Audience(content.clientId(), content.shopIds()),
                    (content, value) -> content.but()
                            .clientId(value.clientId())
                            .shopIds(value.shopIds())
                            .build()),
            // none means all: what is left after both took some away would be everything
            whole(
                    "kb.article.platforms",
                    ArticleContent::platforms,
                    (content, value) -> content.but().platforms(value).build()),
            lines(
                    "kb.article.skus",
                    ArticleContent::skus,
                    (content, value) -> content.but().skus(value).build()),
            whole(
                    "kb.article.segments",
                    ArticleContent::segments,
                    (content, value) -> content.but().segments(value).build()),
            set(
                    "kb.article.tags",
                    ArticleContent::tags,
                    (content, value) -> content.but().tags(value).build()),
            whole(
                    "kb.article.valid-from",
                    ArticleContent::validFrom,
                    (content, value) -> content.but().validFrom(value).build()),
            whole(
                    "kb.article.valid-to",
                    ArticleContent::validTo,
                    (content, value) -> content.but().validTo(value).build()),
            whole(
                    "kb.lifecycle.field.parent",
                    ArticleContent::parentId,
                    (content, value) -> content.but().parentId(value).build()));

    private static <T extends @Nullable Object> ArticleField<T> whole(
            String key, Function<ArticleContent, T> get, BiFunction<ArticleContent, T, ArticleContent> with) {
        return new ArticleField<>(key, Way.WHOLE, get, with);
    }

    private static <E> ArticleField<List<E>> lines(
            String key,
            Function<ArticleContent, List<E>> get,
            BiFunction<ArticleContent, List<E>, ArticleContent> with) {
        return new ArticleField<>(key, Way.LINES, get, with);
    }

    private static <E> ArticleField<List<E>> set(
            String key,
            Function<ArticleContent, List<E>> get,
            BiFunction<ArticleContent, List<E>, ArticleContent> with) {
        return new ArticleField<>(key, Way.SET, get, with);
    }

    /** Text by its lines; an empty text has none. */
    private static ArticleField<List<String>> text(
            String key, Function<ArticleContent, String> get, BiFunction<ArticleContent, String, ArticleContent> with) {
        return lines(
                key,
                content -> get.apply(content).isEmpty()
                        ? List.of()
                        : List.of(get.apply(content).split("\r?\n", -1)),
                (content, value) -> with.apply(content, String.join("\n", value)));
    }

    private static List<Flow.Step> steps(ArticleContent content) {
        return content.flow() == null ? List.of() : content.flow().steps();
    }

    private static ArticleContent card(ArticleContent content, ProductCard card) {
        return content.but().product(card).build();
    }
}
