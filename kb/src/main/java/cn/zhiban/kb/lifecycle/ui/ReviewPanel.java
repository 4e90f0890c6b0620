package cn.zhiban.kb.lifecycle.ui;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.PublishGate;
import cn.zhiban.kb.article.ui.ArticleEditing;
import cn.zhiban.kb.article.ui.ArticlePanel;
import cn.zhiban.kb.lifecycle.Review;
import cn.zhiban.kb.lifecycle.ReviewService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.springframework.core.annotation.Order;

/** Asking for a review from the editor, and what came of the last one. */
@org.springframework.stereotype.Component
@Order(20)
class ReviewPanel implements ArticlePanel {
    private static final int NOTE = 1_000;

    private final ReviewService reviews;
    private final PublishGate gate;
    private final Access access;
    private final CompanyTime time;

    ReviewPanel(ReviewService reviews, PublishGate gate, Access access, CompanyTime time) {
        this.reviews = reviews;
        this.gate = gate;
        this.access = access;
        this.time = time;
    }

    @Override
    public List<Component> editingActions(ArticleEditing editing) {
        ArticleDetails article = editing.article();
        boolean needed =
                !access.current().may(KbPermissions.PUBLISH) || article != null && gate.isHeldBack(article.content());
        if (!needed) {
            return List.of();
        }
        Button submit = new Button(text("kb.lifecycle.submit"), VaadinIcon.USER_CHECK.create(), _ -> ask(editing));
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        submit.setTestId("kb-review-submit");
        return List.of(submit);
    }

    private void ask(ArticleEditing editing) {
        TextArea note = new TextArea(text("kb.lifecycle.submit.note"));
        note.setMaxLength(NOTE);
        new FormDialog(text("kb.lifecycle.submit.title"), text("kb.lifecycle.submit"))
                .wide("note", note)
                .onSave(() -> {
                    ArticleDetails saved = editing.save();
                    if (saved == null) {
                        return true;
                    }
                    long review = reviews.submit(saved.id(), note.getValue());
                    Toast.done(text("kb.lifecycle.submitted"));
                    UI.getCurrent().navigate("kb/review/" + review);
                    return true;
                })
                .open();
    }

    @Override
    public List<Component> editingNotes(ArticleEditing editing) {
        ArticleDetails article = editing.article();
        return article == null
                ? List.of()
                : reviews
                        .newest(article.id())
                        .filter(review -> review.state() == Review.State.OPEN
                                || review.state() == Review.State.REJECTED
                                        && review.versionNumber() == article.number())
                        .map(this::note)
                        .stream()
                        .toList();
    }

    private Component note(Review review) {
        boolean open = review.state() == Review.State.OPEN;
        Div note = new Div(
                new Span(
                        open
                                ? text(
                                        "kb.lifecycle.review.open.note",
                                        review.versionNumber(),
                                        time.format(review.requestedAt()))
                                : text(
                                        "kb.lifecycle.review.rejected.note",
                                        review.decidedByName() == null ? "" : review.decidedByName(),
                                        review.reason())),
                new Anchor("kb/review/" + review.id(), text("kb.lifecycle.review.look")));
        note.addClassNames("zb-note", open ? "zb-note-info" : "zb-note-warning", "zb-row");
        return note;
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
