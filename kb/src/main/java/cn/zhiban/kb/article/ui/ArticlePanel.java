package cn.zhiban.kb.article.ui;

import cn.zhiban.kb.article.ArticleDetails;
import com.vaadin.flow.component.Component;
import java.util.List;

/** What another feature adds to the pages of an article, as a bean; shows nothing to people whom it does not concern. */
public interface ArticlePanel {
    /** Buttons in the head of the page that agents read. @param reload shows the page anew */
    default List<Component> readingActions(ArticleDetails article, Runnable reload) {
        return List.of();
    }

    /** What stands between the head and the answer. @param reload shows the page anew */
    default List<Component> readingNotes(ArticleDetails article, Runnable reload) {
        return List.of();
    }

    /** Buttons in the head of the editor, also of an article that is not saved yet. */
    default List<Component> editingActions(ArticleEditing editing) {
        return List.of();
    }

    /** What stands between the head of the editor and its form. */
    default List<Component> editingNotes(ArticleEditing editing) {
        return List.of();
    }

    /** Something was changed in the form and kept. */
    default void editingTyped(ArticleEditing editing) {}
}
