package cn.zhiban.kb.search.analysis;

import java.util.List;

/**
 * What of an article can be found, as people wrote it.
 *
 * @param title the standard question (标准问题)
 * @param similarQuestions other wordings (相似问法), each counts like a title
 * @param answer the answer as plain text
 * @param labels product names, tags and category
 * @param codes article numbers (SKU, 货号)
 */
public record ArticleText(
        String title, List<String> similarQuestions, String answer, List<String> labels, List<String> codes) {

    public ArticleText {
        similarQuestions = List.copyOf(similarQuestions);
        labels = List.copyOf(labels);
        codes = List.copyOf(codes);
    }

    /** Title and similar questions alone. */
    public static ArticleText ofQuestions(String title, List<String> similarQuestions) {
        return new ArticleText(title, similarQuestions, "", List.of(), List.of());
    }
}
