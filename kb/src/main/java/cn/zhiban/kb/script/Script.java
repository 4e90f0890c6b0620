package cn.zhiban.kb.script;

import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.flow.Flow;
import java.util.Objects;

/** One version of an article with a flow. */
record Script(long articleId, int number, ArticleContent content) {
    Flow flow() {
        return Objects.requireNonNullElse(content.flow(), Flow.EMPTY);
    }

    String title() {
        return content.title();
    }
}
