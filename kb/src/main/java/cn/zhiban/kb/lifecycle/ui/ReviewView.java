package cn.zhiban.kb.lifecycle.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.DiffView;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ui.ArticleDifferences;
import cn.zhiban.kb.article.ui.ArticleNavigation;
import cn.zhiban.kb.lifecycle.LifecyclePermissions;
import cn.zhiban.kb.lifecycle.Review;
import cn.zhiban.kb.lifecycle.ReviewComment;
import cn.zhiban.kb.lifecycle.ReviewDetails;
import cn.zhiban.kb.lifecycle.ReviewService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** One version beside what agents see now: comments on passages, and the decision. */
@Route("kb/review/:reviewId([0-9]{1,18})")
@RolesAllowed({LifecyclePermissions.REVIEW, KbPermissions.EDIT})
class ReviewView extends Page implements BeforeEnterObserver {
    private static final int TEXT = 1_000;

    private final transient ReviewService reviews;
    private final transient CompanyTime time;
    private final transient ArticleDifferences differences;

    ReviewView(ReviewService reviews, CompanyTime time, ArticleDifferences differences) {
        super("kb.lifecycle.review.title");
        this.reviews = reviews;
        this.time = time;
        this.differences = differences;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(Long.parseLong(event.getRouteParameters().get("reviewId").orElseThrow()));
    }

    private void show(long id) {
        removeAll();
        ReviewDetails details = reviews.get(id);
        add(header(details));
        add(badges(details));
        if (!details.review().note().isBlank()) {
            add(note("kb.lifecycle.review.note", details.review().note()));
        }
        if (!details.review().reason().isBlank()) {
            add(note("kb.lifecycle.review.reason", details.review().reason()));
        }
        Div columns = new Div(differences(details), comments(details));
        columns.addClassName("zb-columns");
        add(columns);
    }

    private PageHeader header(ReviewDetails details) {
        Review review = details.review();
        PageHeader header = new PageHeader(
                details.content().title(),
                getTranslation(
                        "kb.lifecycle.review.subtitle",
                        review.versionNumber(),
                        review.requestedByName() == null ? "" : review.requestedByName(),
                        time.format(review.requestedAt())));
        if (details.canWithdraw()) {
            header.withActions(
                    new Button(
                            getTranslation("kb.lifecycle.review.edit"),
                            _ -> ArticleNavigation.edit(review.articleId())),
                    new Button(
                            getTranslation("kb.lifecycle.review.withdraw"),
                            _ -> Confirm.ask(
                                    getTranslation("kb.lifecycle.review.withdraw.title"),
                                    getTranslation("kb.lifecycle.review.withdraw.text"),
                                    getTranslation("kb.lifecycle.review.withdraw"),
                                    () -> {
                                        reviews.withdraw(review.id());
                                        show(review.id());
                                    })));
        }
        if (details.canDecide()) {
            Button reject = new Button(getTranslation("kb.lifecycle.review.reject"), _ -> reject(review.id()));
            reject.setTestId("kb-review-reject");
            Button approve = new Button(
                    getTranslation("kb.lifecycle.review.approve"), VaadinIcon.CHECK.create(), _ -> approve(review));
            approve.addThemeVariants(ButtonVariant.PRIMARY);
            approve.setTestId("kb-review-approve");
            header.withActions(reject, approve);
        }
        return header;
    }

    private void approve(Review review) {
        reviews.approve(review.id());
        Toast.done(getTranslation("kb.lifecycle.review.approved"));
        show(review.id());
    }

    private void reject(long id) {
        TextArea reason = new TextArea(getTranslation("kb.lifecycle.review.reject.reason"));
        reason.setMaxLength(TEXT);
        new FormDialog(getTranslation("kb.lifecycle.review.reject.title"), getTranslation("kb.lifecycle.review.reject"))
                .wide("reason", reason)
                .onSave(() -> {
                    reviews.reject(id, reason.getValue());
                    Toast.done(getTranslation("kb.lifecycle.review.rejected"));
                    show(id);
                    return true;
                })
                .open();
    }

    private Component badges(ReviewDetails details) {
        Review review = details.review();
        Badge.Tone tone = switch (review.state()) {
            case OPEN -> Badge.Tone.WARNING;
            case APPROVED -> Badge.Tone.GOOD;
            case REJECTED -> Badge.Tone.BAD;
            case WITHDRAWN, OUTDATED -> Badge.Tone.NEUTRAL;
        };
        Div row = new Div(new Badge(getTranslation("kb.lifecycle.review.state." + review.state()), tone));
        row.addClassName("zb-row");
        Span who = new Span(
                review.decidedAt() == null
                        ? getTranslation(
                                "kb.lifecycle.review.waits-for",
                                String.join(getTranslation("kb.list.separator"), details.reviewers()))
                        : time.format(review.decidedAt()) + " " + review.decidedByName());
        who.addClassName("zb-muted");
        if (review.state() != Review.State.OUTDATED) {
            row.add(who);
        }
        return row;
    }

    private Component differences(ReviewDetails details) {
        ArticleContent published = details.published();
        ArticleContent before =
                published == null ? ArticleContent.empty(details.content().kind()) : published;
        Div all = new Div(new H2(
                getTranslation(published == null ? "kb.lifecycle.review.new" : "kb.lifecycle.review.differences")));
        all.addClassNames("zb-section", "zb-card");
        differences.each(before, details.content(), (field, old, now) -> all.add(name(field), new DiffView(old, now)));
        if (all.getChildren().count() == 1) {
            all.add(new Paragraph(getTranslation("kb.article.history.same")));
        }
        return all;
    }

    private Component name(String field) {
        H3 name = new H3(getTranslation(field));
        name.addClassNames("zb-muted", "zb-small");
        return name;
    }

    private Component comments(ReviewDetails details) {
        Div all = new Div(new H2(getTranslation("kb.lifecycle.review.comments")));
        all.addClassNames("zb-section", "zb-card");
        details.comments().forEach(comment -> all.add(comment(details.review().id(), comment)));
        if (details.comments().isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("kb.lifecycle.review.comments.none"));
            none.addClassName("zb-muted");
            all.add(none);
        }
        if (details.review().state() == Review.State.OPEN) {
            Button add = new Button(
                    getTranslation("kb.lifecycle.review.comment"),
                    VaadinIcon.COMMENT_O.create(),
                    _ -> getElement()
                            .executeJs("return window.getSelection().toString()")
                            .then(String.class, quote -> write(details.review().id(), quote.strip())));
            add.setTestId("kb-review-comment");
            all.add(add);
        }
        return all;
    }

    private Component comment(long reviewId, ReviewComment comment) {
        Div card = new Div();
        card.addClassNames("zb-stack", "zb-stack-s", "zb-note");
        if (!comment.quote().isBlank()) {
            Span quote = new Span(getTranslation("kb.lifecycle.review.quote", comment.quote()));
            quote.addClassNames("zb-muted", "zb-clamp-2");
            card.add(quote);
        }
        card.add(new Span(comment.text()));
        Span who = new Span(
                (comment.authorName() == null ? "" : comment.authorName() + " · ") + time.format(comment.createdAt()));
        who.addClassNames("zb-muted", "zb-small");
        Checkbox resolved = new Checkbox(getTranslation("kb.lifecycle.review.resolved"), comment.resolved());
        resolved.addValueChangeListener(change -> reviews.resolve(reviewId, comment.id(), change.getValue()));
        card.add(who, resolved);
        return card;
    }

    private void write(long id, String quote) {
        TextArea passage = new TextArea(getTranslation("kb.lifecycle.review.passage"));
        passage.setValue(quote.length() > 500 ? quote.substring(0, 500) : quote);
        passage.setMaxLength(500);
        TextArea text = new TextArea(getTranslation("kb.lifecycle.review.comment.text"));
        text.setMaxLength(TEXT);
        new FormDialog(getTranslation("kb.lifecycle.review.comment"))
                .wide("text", text)
                .wide("quote", passage)
                .onSave(() -> {
                    reviews.comment(id, passage.getValue(), text.getValue());
                    show(id);
                    return true;
                })
                .open();
    }

    private Component note(String key, String text) {
        Div note = new Div(new Span(getTranslation(key, text)));
        note.addClassNames("zb-note", "zb-note-info");
        return note;
    }
}
