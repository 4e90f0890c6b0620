package cn.zhiban.kb.lifecycle.ui;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Preferences;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleState;
import cn.zhiban.kb.article.ui.ArticlePanel;
import cn.zhiban.kb.lifecycle.FeedbackReason;
import cn.zhiban.kb.lifecycle.FeedbackService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;

/** The button with which an agent says that something is wrong with an answer. */
@org.springframework.stereotype.Component
@Order(10)
class FeedbackPanel implements ArticlePanel {
    private static final int LENGTH = 2_000;

    private final FeedbackService feedback;
    private final Preferences preferences;
    private final Organisation organisation;
    private final Access access;

    FeedbackPanel(FeedbackService feedback, Preferences preferences, Organisation organisation, Access access) {
        this.feedback = feedback;
        this.preferences = preferences;
        this.organisation = organisation;
        this.access = access;
    }

    @Override
    public List<Component> readingActions(ArticleDetails article, Runnable reload) {
        if (article.state() != ArticleState.PUBLISHED) {
            return List.of();
        }
        Button button = new Button(text("kb.lifecycle.feedback"), VaadinIcon.FLAG_O.create(), _ -> open(article));
        button.setTestId("kb-article-feedback");
        return List.of(button);
    }

    private void open(ArticleDetails article) {
        RadioButtonGroup<FeedbackReason> reason = new RadioButtonGroup<>(text("kb.lifecycle.feedback.reason"));
        reason.setItems(FeedbackReason.values());
        reason.setItemLabelGenerator(one -> text("kb.lifecycle.reason." + one));
        reason.setValue(FeedbackReason.WRONG);
        TextArea words = new TextArea(text("kb.lifecycle.feedback.text"));
        words.setMaxLength(LENGTH);
        words.setMinRows(3);
        new FormDialog(text("kb.lifecycle.feedback.title"), text("kb.lifecycle.feedback.send"))
                .wide("reason", reason)
                .wide("text", words)
                .onSave(() -> {
                    feedback.give(article.id(), reason.getValue(), words.getValue(), shopOfTheChat());
                    Toast.done(text("kb.lifecycle.feedback.sent"));
                    return true;
                })
                .open();
    }

    /** The shop that was last chosen in the search. */
    private @Nullable Long shopOfTheChat() {
        return preferences
                .get("kb.search.shop")
                .filter(value -> value.matches("\\d{1,18}"))
                .flatMap(id ->
                        organisation.shop(Long.parseLong(id), access.current().scope()))
                .map(ShopRef::id)
                .orElse(null);
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
