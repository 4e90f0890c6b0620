package cn.zhiban.training.deck.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.deck.Card;
import cn.zhiban.training.deck.DeckService;
import cn.zhiban.training.deck.DeckToday;
import cn.zhiban.training.deck.Feedback;
import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.ui.AnswerPanel;
import cn.zhiban.training.question.ui.KeyText;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;

/** The review before the shift: one question after the other, with what is right at once. Made for a phone. */
@Route("train/deck")
@Menu(order = 205, title = "training.deck.title", icon = "vaadin:bolt")
@RolesAllowed(TrainingPermissions.LEARN)
class DeckView extends Page {
    private final transient DeckService deck;
    private final transient CompanyTime time;
    private final Div content = new Div();
    private transient Answer given = Answer.NONE;
    private long shownAt;

    DeckView(DeckService deck, CompanyTime time) {
        super("training.deck.title");
        this.deck = deck;
        this.time = time;
        addClassName("zb-page-narrow");
        content.addClassName("zb-stack");
        content.getElement().setAttribute("aria-live", "polite");
        add(new PageHeader(getTranslation("training.deck.title"), getTranslation("training.deck.subtitle")), content);
        next();
    }

    private void next() {
        content.removeAll();
        DeckToday today = deck.today();
        content.add(progress(today));
        if (today.cards().isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    getTranslation("training.deck.done.title"),
                    getTranslation(
                            today.waiting() > 0 ? "training.deck.done.waiting" : "training.deck.done.text",
                            today.waiting())));
            return;
        }
        ask(today.cards().getFirst());
    }

    private Div progress(DeckToday today) {
        int all = today.done() + today.cards().size();
        ProgressBar bar = new ProgressBar(0, Math.max(1, all), today.done());
        bar.getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation(
                                "training.deck.progress",
                                today.done(),
                                today.cards().size()));
        Span words = new Span(getTranslation(
                "training.deck.progress", today.done(), today.cards().size()));
        Div line = new Div(words);
        line.addClassNames("zb-row", "zb-muted");
        if (today.streak() > 1) {
            Span streak = new Span(getTranslation("training.deck.streak", today.streak()));
            streak.addClassName("zb-row-end");
            line.add(streak);
        }
        return new Div(line, bar);
    }

    private void ask(Card card) {
        given = Answer.NONE;
        shownAt = System.nanoTime();
        String token = UUID.randomUUID().toString();
        Div box = new Div(head(card));
        box.addClassNames("zb-card", "zb-stack-s");
        Button answer = new Button(getTranslation("training.deck.answer"), _ -> answer(card, token));
        answer.addThemeVariants(ButtonVariant.PRIMARY);
        answer.setEnabled(false);
        answer.setTestId("deck-answer");
        answer.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        box.add(
                new AnswerPanel(card.content(), Answer.NONE, true, token.hashCode() | 1, false, chosen -> {
                    given = chosen;
                    answer.setEnabled(!chosen.isNone());
                }),
                answer);
        content.add(box);
    }

    private Div head(Card card) {
        Div head = new Div(new Badge(
                getTranslation("training.deck.occasion." + card.occasion()),
                card.occasion() == Card.Occasion.CHANGED ? Badge.Tone.WARNING : Badge.Tone.NEUTRAL));
        if (card.redLine()) {
            head.add(new Badge(getTranslation("training.deck.red-line"), Badge.Tone.BAD));
        }
        head.addClassName("zb-row");
        return head;
    }

    private void answer(Card card, String token) {
        try {
            long millis = (System.nanoTime() - shownAt) / 1_000_000;
            show(card, deck.answer(card.questionId(), card.version(), given, millis, token));
        } catch (UserFacingProblem e) {
            // the question changed meanwhile or is no card any more: the next one
            Toast.failed(e);
            next();
        }
    }

    private void show(Card card, Feedback feedback) {
        content.removeAll();
        content.add(progress(deck.today()));
        Div head = head(card);
        head.addComponentAsFirst(
                feedback.right()
                        ? new Badge(getTranslation("training.deck.right"), Badge.Tone.GOOD)
                        : new Badge(getTranslation("training.deck.wrong"), Badge.Tone.BAD));
        Div box = new Div(head, new AnswerPanel(card.content(), given, false, 0, true, _ -> {}));
        box.addClassNames("zb-card", "zb-stack-s");
        String key = KeyText.of(feedback.content().task());
        if (!feedback.right() && !key.isEmpty()) {
            Div right = new Div(getTranslation("training.deck.right-is", key));
            right.addClassNames("zb-note", "zb-note-good");
            box.add(right);
        }
        feedback.words().stream().filter(text -> !text.isEmpty()).forEach(text -> box.add(AnswerPanel.html(text)));
        RichText explanation = feedback.content().explanation();
        if (!explanation.isEmpty()) {
            box.add(AnswerPanel.html(explanation));
        }
        Span again = new Span(getTranslation("training.deck.again", time.format(feedback.dueAt())));
        again.addClassNames("zb-muted", "zb-small");
        Button on = new Button(getTranslation("training.deck.next"), VaadinIcon.ARROW_RIGHT.create(), _ -> next());
        on.addThemeVariants(ButtonVariant.PRIMARY);
        on.setTestId("deck-next");
        on.focus();
        box.add(again, on);
        content.add(box);
    }
}
