package cn.zhiban.kb.article;

import java.util.List;

/** How an override takes from its parent what it does not say itself (继承). */
public final class Inheritance {
    /** Longest chain of overrides: platform, client, shop, product, buyers, period. */
    public static final int DEEPEST = 6;

    private Inheritance() {}

    /**
     * What an override says in the end: its own parts, and the parent's where it has none. Whom and when it is for, its
     * title and its products are always its own.
     */
    public static ArticleContent resolve(ArticleContent own, ArticleContent parent) {
        return own.but()
                .similarQuestions(or(own.similarQuestions(), parent.similarQuestions()))
                .answer(or(own.answer(), parent.answer()))
                .wordings(or(own.wordings(), own.answer().isBlank() ? parent.wordings() : List.of()))
                .categoryId(own.categoryId() == null ? parent.categoryId() : own.categoryId())
                .tags(or(own.tags(), parent.tags()))
                .product(own.product().isEmpty() ? parent.product() : own.product())
                .shortCode(or(own.shortCode(), parent.shortCode()))
                .useCase(or(own.useCase(), parent.useCase()))
                .attachments(or(own.attachments(), parent.attachments()))
                .flow(own.flow() == null ? parent.flow() : own.flow())
                .build();
    }

    private static String or(String own, String parents) {
        return own.isBlank() ? parents : own;
    }

    private static <T> List<T> or(List<T> own, List<T> parents) {
        return own.isEmpty() ? parents : own;
    }
}
