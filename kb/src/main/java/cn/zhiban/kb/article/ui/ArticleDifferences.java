package cn.zhiban.kb.article.ui;

import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.merge.ArticleField;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What differs between two contents, field by field, in words that people read. */
@Component
public class ArticleDifferences {
    private final FieldTexts texts;

    ArticleDifferences(FieldTexts texts) {
        this.texts = texts;
    }

    /** Takes one field that differs. */
    @FunctionalInterface
    public interface Taker {
        /**
         * @param field key of the field's name
         * @param before its text then
         * @param after its text now
         */
        void take(String field, String before, String after);
    }

    /** Calls for every field that differs, in the order of the form. */
    public void each(ArticleContent before, ArticleContent after, Taker taker) {
        for (ArticleField<?> field : ArticleField.ALL) {
            if (differs(field, before, after)) {
                taker.take(field.key(), text(field, before), text(field, after));
            }
        }
    }

    /** Keys of the names of the fields that differ, in the order of the form. */
    static List<String> fields(ArticleContent before, ArticleContent after) {
        return ArticleField.ALL.stream()
                .filter(field -> differs(field, before, after))
                .<String>map(ArticleField::key)
                .toList();
    }

    private static boolean differs(ArticleField<?> field, ArticleContent before, ArticleContent after) {
        return !Objects.equals(field.get().apply(before), field.get().apply(after));
    }

    private String text(ArticleField<?> field, ArticleContent content) {
        return texts.of(field.key(), field.get().apply(content));
    }
}
