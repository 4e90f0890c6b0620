package cn.zhiban.kb.lifecycle.ui;

import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.Finding;
import cn.zhiban.kb.article.ui.ArticleEditing;
import cn.zhiban.kb.article.ui.ArticlePanel;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.springframework.core.annotation.Order;

/** Which live answers contradict the one that is being written. */
@org.springframework.stereotype.Component
@Order(40)
class ConflictPanel implements ArticlePanel {
    private static final String CONFLICT = "kb.lifecycle.conflict.";

    private final ArticleService articles;

    ConflictPanel(ArticleService articles) {
        this.articles = articles;
    }

    @Override
    public List<Component> editingNotes(ArticleEditing editing) {
        ArticleDetails article = editing.article();
        if (article == null) {
            return List.of();
        }
        return articles.check(article.content(), article.id()).stream()
                .filter(finding -> finding.messageKey().startsWith(CONFLICT))
                .map(ConflictPanel::note)
                .toList();
    }

    private static Component note(Finding finding) {
        Div note = new Div(new Span(UI.getCurrent()
                .getTranslation(finding.messageKey(), finding.arguments().toArray())));
        note.addClassNames("zb-note", "zb-note-warning");
        return note;
    }
}
