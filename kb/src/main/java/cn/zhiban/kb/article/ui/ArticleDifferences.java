package cn.zhiban.kb.article.ui;

import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.Attachment;
import cn.zhiban.kb.article.Wording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields in which two versions of an article differ, as texts. */
public final class ArticleDifferences {
    /** Takes one field that differs. */
    public interface Taker {
        /** @param fieldKey key of the field's name */
        void take(String fieldKey, String before, String after);
    }

    private ArticleDifferences() {}

    /** Calls for every field that differs, in the order of the form. */
    public static void each(ArticleContent before, ArticleContent after, Taker taker) {
        Map<String, String> old = texts(before);
        texts(after).forEach((field, text) -> {
            String was = old.getOrDefault(field, "");
            if (!was.equals(text)) {
                taker.take(field, was, text);
            }
        });
    }

    private static Map<String, String> texts(ArticleContent content) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("kb.article.title", content.title());
        texts.put("kb.article.answer", content.answer());
        texts.put(
                "kb.lifecycle.field.wordings",
                content.wordings().stream()
                        .map(one -> one.tone() + ": " + one.text())
                        .collect(Collectors.joining("\n")));
        texts.put("kb.lifecycle.field.use-case", content.useCase());
        texts.put(
                "kb.lifecycle.field.flow",
                content.flow() == null ? "" : content.flow().toString());
        texts.put("kb.lifecycle.field.short-code", content.shortCode());
        texts.put("kb.lifecycle.field.segments", String.join(", ", content.segments()));
        texts.put("kb.lifecycle.field.parent", String.valueOf(content.parentId()));
        texts.put("kb.article.similar", String.join("\n", content.similarQuestions()));
        texts.put(
                "kb.article.wordings",
                content.wordings().stream().map(Wording::text).collect(Collectors.joining("\n")));
        texts.put(
                "kb.editor.attachment.title",
                content.attachments().stream().map(Attachment::name).collect(Collectors.joining("\n")));
        texts.put("kb.article.short-code", content.shortCode());
        texts.put("kb.article.use-case", content.useCase());
        texts.put("kb.article.segments", String.join(", ", content.segments()));
        texts.put("kb.article.category", String.valueOf(content.categoryId()));
        texts.put("kb.article.client", String.valueOf(content.clientId()));
        texts.put("kb.article.shops", content.shopIds().toString());
        texts.put("kb.article.platforms", content.platforms().toString());
        texts.put("kb.article.tags", String.join(", ", content.tags()));
        texts.put(
                "kb.article.skus",
                content.skus().stream()
                        .map(sku -> sku.code() + "=" + sku.name())
                        .collect(Collectors.joining("\n")));
        texts.put(
                "kb.article.attributes",
                content.product().attributes().stream()
                        .map(one -> one.name() + ": " + one.value())
                        .collect(Collectors.joining("\n")));
        texts.put("kb.article.materials", content.product().materials());
        texts.put("kb.article.size-table", content.product().sizeTable());
        texts.put("kb.article.notes", content.product().notes());
        texts.put("kb.article.valid-from", String.valueOf(content.validFrom()));
        texts.put("kb.article.valid-to", String.valueOf(content.validTo()));
        return texts;
    }
}
