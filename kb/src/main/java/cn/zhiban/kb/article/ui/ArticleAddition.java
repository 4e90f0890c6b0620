package cn.zhiban.kb.article.ui;

import cn.zhiban.kb.article.ArticleDetails;
import com.vaadin.flow.component.Component;
import java.util.List;

/** What another feature adds to the page of an article. Implemented by beans; asked in the name of who looks at it. */
public interface ArticleAddition {
    /** Buttons for the page's header. */
    default List<Component> actions(ArticleDetails article) {
        return List.of();
    }

    /** What stands above the text. */
    default List<Component> notes(ArticleDetails article) {
        return List.of();
    }

    /** What stands above the form in which the article is changed. */
    default List<Component> editNotes(ArticleDetails article) {
        return List.of();
    }

    /** Whether the text may be copied now; if not, the notes say why. */
    default boolean allowsCopy(ArticleDetails article) {
        return true;
    }
}
