package cn.zhiban.kb.presence.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ui.ArticleEditing;
import cn.zhiban.kb.article.ui.ArticlePanel;
import cn.zhiban.kb.presence.PresenceService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.List;

/** Names in the editor who else has the article open. */
@org.springframework.stereotype.Component
class PresencePanel implements ArticlePanel {
    private final PresenceService presence;
    private final CompanyTime time;

    PresencePanel(PresenceService presence, CompanyTime time) {
        this.presence = presence;
        this.time = time;
    }

    @Override
    public List<Component> editingNotes(ArticleEditing editing) {
        ArticleDetails article = editing.article();
        return article == null ? List.of() : List.of(new PresenceNote(article.id(), presence, time));
    }

    @Override
    public void editingTyped(ArticleEditing editing) {
        ArticleDetails article = editing.article();
        OpenWindow window = OpenWindow.of(UI.getCurrent());
        if (article != null && window != null && window.articleId() == article.id()) {
            presence.typed(article.id(), window.key());
            window.typed(UI.getCurrent(), time.now());
        }
    }
}
