package cn.zhiban.training.exam.ui;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.exam.Attempt;
import cn.zhiban.training.exam.AttemptItem;
import cn.zhiban.training.exam.AttemptState;
import cn.zhiban.training.exam.ExamTaking;
import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.Grading;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.ui.AnswerPanel;
import cn.zhiban.training.question.ui.KeyText;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An attempt: one question at a time, with what was answered kept at once; afterwards its result. */
@Route("train/attempt")
@RolesAllowed(TrainingPermissions.LEARN)
class TakeView extends Page implements HasUrlParameter<Long> {
    private final transient ExamTaking taking;
    private final Div content = new Div();
    private final Span clock = new Span();
    private final Span kept = new Span();
    private final Div map = new Div();
    private final Div asked = new Div();
    private final transient Map<Integer, Answer> answers = new HashMap<>();
    private final Set<Integer> later = new HashSet<>();
    private long attempt;
    private int at;
    private transient ExamTaking.@Nullable Sitting sitting;

    TakeView(ExamTaking taking) {
        super("training.exam.take.title");
        this.taking = taking;
        addClassName("zb-page-narrow");
        content.addClassName("zb-stack");
        map.addClassName("train-map");
        map.getElement().setAttribute("role", "navigation");
        map.getElement().setAttribute("aria-label", getTranslation("training.exam.map"));
        asked.addClassNames("zb-card", "zb-stack");
        clock.addClassName("train-clock");
        kept.addClassNames("zb-muted", "zb-small");
        kept.getElement().setAttribute("aria-live", "polite");
        add(content);
        Shortcuts.addShortcutListener(this, () -> go(at + 1), Key.ARROW_RIGHT, KeyModifier.ALT)
                .listenOn(this);
        Shortcuts.addShortcutListener(this, () -> go(at - 1), Key.ARROW_LEFT, KeyModifier.ALT)
                .listenOn(this);
    }

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        attempt = id;
        try {
            show();
        } catch (NotFound e) {
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class);
        }
    }

    private void show() {
        ExamTaking.Sitting shown = taking.sitting(attempt);
        sitting = shown;
        content.removeAll();
        if (shown.attempt().state() != AttemptState.OPEN) {
            result(shown);
            return;
        }
        for (AttemptItem item : shown.items()) {
            answers.put(item.slot(), item.answer());
            if (item.revisit()) {
                later.add(item.slot());
            }
        }
        Button hand = new Button(getTranslation("training.exam.hand-in"), _ -> askThenHandIn());
        hand.addThemeVariants(ButtonVariant.PRIMARY);
        hand.setTestId("exam-hand-in");
        content.add(new PageHeader(shown.exam().definition().title(), "").withActions(clock, hand), map, asked, kept);
        // the first that is not answered
        at = shown.items().stream()
                .filter(item -> item.answer().isNone())
                .mapToInt(AttemptItem::slot)
                .findFirst()
                .orElse(1);
        go(at);
        startClock(shown.secondsLeft());
    }

    /** Counts down in the browser from what the server says; the server decides when it is over. */
    private void startClock(@Nullable Long seconds) {
        clock.setVisible(seconds != null);
        if (seconds == null) {
            return;
        }
        clock.getElement().executeJs("""
                        const end = performance.now() + $0 * 1000;
                        clearInterval(this.ticking);
                        const tick = () => {
                          const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
                          const two = n => String(n).padStart(2, '0');
                          const h = Math.floor(left / 3600);
                          this.textContent = (h ? h + ':' : '') + two(Math.floor(left / 60) % 60) + ':' + two(left % 60);
                          this.classList.toggle('train-clock-late', left < 120);
                          if (left === 0) {
                            clearInterval(this.ticking);
                            this.dispatchEvent(new CustomEvent('over'));
                          }
                        };
                        this.ticking = setInterval(tick, 500);
                        tick();
                        """, seconds);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        clock.getElement().addEventListener("over", _ -> {
            try {
                taking.handIn(attempt);
            } catch (UserFacingProblem e) {
                Toast.failed(e);
            }
            show();
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        clock.getElement().executeJs("clearInterval(this.ticking)");
        super.onDetach(event);
    }

    private void go(int slot) {
        ExamTaking.Sitting shown = sitting;
        if (shown == null || slot < 1 || slot > shown.items().size()) {
            return;
        }
        at = slot;
        QuestionContent question = shown.questions().get(slot);
        AttemptItem item = shown.items().get(slot - 1);
        asked.removeAll();
        Span number = new Span(
                getTranslation("training.exam.number", slot, shown.items().size(), plain(item.points())));
        number.addClassNames("zb-muted", "zb-small");
        asked.add(number);
        if (question != null) {
            asked.add(new AnswerPanel(
                    question,
                    answers.getOrDefault(slot, Answer.NONE),
                    shown.exam().definition().shuffle(),
                    shown.attempt().seed() + slot,
                    false,
                    answer -> keep(slot, answer)));
        }
        Button back =
                new Button(getTranslation("training.exam.back"), VaadinIcon.ARROW_LEFT.create(), _ -> go(slot - 1));
        back.setEnabled(slot > 1);
        Button next =
                new Button(getTranslation("training.exam.next"), VaadinIcon.ARROW_RIGHT.create(), _ -> go(slot + 1));
        next.setEnabled(slot < shown.items().size());
        next.setTestId("exam-next");
        Checkbox again = new Checkbox(getTranslation("training.exam.revisit"), later.contains(slot));
        again.addValueChangeListener(change -> {
            if (change.getValue()) {
                later.add(slot);
            } else {
                later.remove(slot);
            }
            taking.revisit(attempt, slot, change.getValue());
            map();
        });
        Div buttons = new Div(back, next, again);
        buttons.addClassName("zb-row");
        asked.add(buttons);
        map();
    }

    private void map() {
        ExamTaking.Sitting shown = sitting;
        map.removeAll();
        if (shown == null) {
            return;
        }
        for (AttemptItem item : shown.items()) {
            int slot = item.slot();
            boolean done = !answers.getOrDefault(slot, Answer.NONE).isNone();
            Button button = new Button(Integer.toString(slot), _ -> go(slot));
            button.addClassName("train-map-cell");
            button.setAriaLabel(getTranslation(done ? "training.exam.map.done" : "training.exam.map.open", slot));
            button.setClassName("train-map-done", done);
            button.setClassName("train-map-later", later.contains(slot));
            if (slot == at) {
                button.addClassName("train-map-here");
                button.getElement().setAttribute("aria-current", "true");
            }
            map.add(button);
        }
    }

    private void keep(int slot, Answer answer) {
        try {
            taking.answer(attempt, slot, answer);
            answers.put(slot, answer);
            kept.setText(getTranslation("training.exam.kept"));
            map();
        } catch (UserFacingProblem e) {
            Toast.failed(e);
            show();
        }
    }

    private void askThenHandIn() {
        ExamTaking.Sitting shown = sitting;
        long open = shown == null
                ? 0
                : shown.items().stream()
                        .filter(item ->
                                answers.getOrDefault(item.slot(), Answer.NONE).isNone())
                        .count();
        Confirm.ask(
                getTranslation("training.exam.hand-in.title"),
                open == 0
                        ? getTranslation("training.exam.hand-in.text")
                        : getTranslation("training.exam.hand-in.open", open),
                getTranslation("training.exam.hand-in"),
                () -> {
                    taking.handIn(attempt);
                    show();
                });
    }

    private void result(ExamTaking.Sitting shown) {
        Attempt done = shown.attempt();
        PageHeader header = new PageHeader(shown.exam().definition().title(), "");
        Button back = new Button(
                getTranslation("training.exam.mine.title"), _ -> getUI().ifPresent(ui -> ui.navigate(ExamsView.class)));
        content.add(header.withActions(back));
        Div score = new Div(new Span(
                done.state() == AttemptState.MARKING
                        ? getTranslation("training.exam.result.marking")
                        : getTranslation(
                                "training.exam.result",
                                done.percent(),
                                plain(done.points() == null ? 0 : done.points()),
                                plain(done.maxPoints()))));
        if (done.state() == AttemptState.GRADED) {
            score.add(new Badge(
                    getTranslation(done.passed() ? "training.exam.passed" : "training.exam.failed"),
                    done.passed() ? Badge.Tone.GOOD : Badge.Tone.BAD));
        }
        if (done.byItself()) {
            score.add(new Badge(getTranslation("training.exam.by-itself"), Badge.Tone.NEUTRAL));
        }
        score.addClassNames("zb-card", "zb-row", "train-score");
        content.add(score);
        if (!shown.keyShown()) {
            content.add(new Span(getTranslation(
                    "training.exam.reveal." + shown.exam().definition().reveal())));
            return;
        }
        for (AttemptItem item : shown.items()) {
            QuestionContent question = shown.questions().get(item.slot());
            if (question != null) {
                content.add(review(item, question));
            }
        }
    }

    private Div review(AttemptItem item, QuestionContent question) {
        Div card = new Div();
        card.addClassNames("zb-card", "zb-stack-s");
        Double fraction = item.fraction();
        Div head = new Div(new Span(item.slot() + "."));
        head.addClassName("zb-row");
        if (item.voided()) {
            head.add(new Badge(getTranslation("training.exam.voided"), Badge.Tone.NEUTRAL));
        } else if (fraction == null) {
            head.add(new Badge(getTranslation("training.exam.attempt.MARKING"), Badge.Tone.INFO));
        } else {
            head.add(new Badge(
                    plain(fraction * item.points()) + " / " + plain(item.points()),
                    fraction >= 1 ? Badge.Tone.GOOD : fraction > 0 ? Badge.Tone.WARNING : Badge.Tone.BAD));
        }
        Button appeal = new Button(getTranslation("training.exam.appeal"), _ -> appeal(item.slot()));
        appeal.addThemeVariants(ButtonVariant.TERTIARY);
        head.add(appeal);
        card.add(head, new AnswerPanel(question, item.answer(), false, 1, true, _ -> {}));
        List<RichText> said = Grading.mark(question.task(), item.answer())
                .map(Grading.Mark::feedback)
                .orElse(List.of());
        said.forEach(one -> card.add(AnswerPanel.html(one)));
        String key = KeyText.of(question.task());
        if (!key.isEmpty() && (fraction == null || fraction < 1)) {
            card.add(new Span(getTranslation("training.exam.right", key)));
        }
        if (!question.explanation().isEmpty()) {
            card.add(AnswerPanel.html(question.explanation()));
        }
        if (!item.remark().isEmpty()) {
            card.add(new Span(getTranslation("training.exam.remark", item.remark())));
        }
        return card;
    }

    private void appeal(int slot) {
        TextArea text = new TextArea(getTranslation("training.exam.appeal.text"));
        text.setMaxLength(2_000);
        new FormDialog(getTranslation("training.exam.appeal"), getTranslation("training.exam.appeal.send"))
                .wide("text", text)
                .onSave(() -> {
                    taking.appeal(attempt, slot, text.getValue());
                    Toast.done(getTranslation("training.exam.appeal.sent"));
                    return true;
                })
                .open();
    }

    static String plain(double points) {
        return points == Math.rint(points)
                ? Long.toString((long) points)
                : String.format(java.util.Locale.ROOT, "%.1f", points);
    }
}
