package cn.zhiban.kb.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check that an article's content goes through before agents see it: in the editor while it is written, when it is
 * published, when it is imported. Implemented by beans of the features (red lines, contradictions, dead ends). Is called
 * within the actor's rights and must be fast: imports call it for each row.
 */
public interface ArticleCheck {
    /**
     * What there is to say about the content.
     *
     * @param articleId the article it belongs to, or null if it is new
     */
    List<Finding> check(ArticleContent content, @Nullable Long articleId);
}
