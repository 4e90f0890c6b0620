package cn.zhiban.kb.article.ui;

import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import org.jspecify.annotations.Nullable;

/** The editor as panels of other features see it. */
public interface ArticleEditing {
    /** The article as it was last saved, or null if it is new. */
    @Nullable
    ArticleDetails article();

    /** What stands in the form now. */
    ArticleContent content();

    /** Saves what was typed as a draft and returns it; null if it cannot be saved, which the person was told then. */
    @Nullable
    ArticleDetails save();

    /** Shows the article anew. */
    void reload();
}
