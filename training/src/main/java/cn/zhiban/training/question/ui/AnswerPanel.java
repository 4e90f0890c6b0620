package cn.zhiban.training.question.ui;

import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Task;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A question as who takes it sees it. The key does not leave the server. */
public final class AnswerPanel extends Composite<Div> {
    private static final int TYPED = 1_000;
    private static final int WRITTEN = 10_000;
    private static final int PAUSE = 600;

    private final transient QuestionContent question;
    private final long seed;
    private final boolean readOnly;
    private final SerializableConsumer<Answer> changed;

    /**
     * @param answer what was answered so far
     * @param shuffle whether options come in another order
     * @param seed decides that order
     * @param readOnly whether it can be answered
     * @param changed is told each answer
     */
    public AnswerPanel(
            QuestionContent question,
            Answer answer,
            boolean shuffle,
            long seed,
            boolean readOnly,
            SerializableConsumer<Answer> changed) {
        this.question = question;
        this.seed = shuffle ? seed : 0;
        this.readOnly = readOnly;
        this.changed = changed;
        getContent().addClassNames("zb-stack", "train-answer");
        RichText text = question.text().isEmpty() ? RichText.markdown(question.title()) : question.text();
        getContent().add(html(text));
        build(answer);
    }

    /** A text as a block. */
    public static Html html(RichText text) {
        return new Html("<div class=\"zb-prose\">" + text.toHtml() + "</div>");
    }

    private void build(Answer answer) {
        switch (question.task()) {
            case Task.Choice(boolean multiple, boolean shuffled, List<Task.Option> options) -> {
                List<RichText> texts = options.stream().map(Task.Option::text).toList();
                add(multiple ? several(texts, answer, shuffled) : one(texts, answer, shuffled));
            }
            case Task.TrueFalse _ -> add(statement(answer));
            case Task.FillIn _ -> add(typed(answer, "training.question.answer.words"));
            case Task.Numbers _ -> {
                TextField field = typed(answer, "training.question.answer.number");
                field.getElement().setAttribute("inputmode", "decimal");
                add(field);
            }
            case Task.Matching matching -> matching(matching, answer);
            case Task.Ordering(List<RichText> steps) -> ordering(steps, answer);
            case Task.Script(List<Task.Line> chat, List<Task.Option> replies) -> {
                Div talk = new Div();
                talk.addClassName("train-chat");
                chat.forEach(line -> talk.add(bubble(line)));
                add(talk);
                add(one(replies.stream().map(Task.Option::text).toList(), answer, true));
            }
            case Task.Violation(List<Task.Line> chat) -> add(violations(chat, answer));
            case Task.Essay _ -> add(written(answer));
            case Task.Description _ -> {}
        }
    }

    private void add(Component component) {
        getContent().add(component);
    }

    private List<Integer> order(int many, boolean shuffled) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, many).boxed().toList());
        if (shuffled && seed != 0) {
            Collections.shuffle(order, new Random(seed));
        }
        return order;
    }

    private Component one(List<RichText> texts, Answer answer, boolean shuffled) {
        RadioButtonGroup<Integer> group = new RadioButtonGroup<>();
        group.setAriaLabel(getTranslation("training.question.answer.one"));
        group.setItems(order(texts.size(), shuffled));
        group.setRenderer(new ComponentRenderer<>(pick -> html(texts.get(pick))));
        if (answer.picks().size() == 1) {
            group.setValue(answer.picks().getFirst());
        }
        group.setReadOnly(readOnly);
        group.addClassName("train-options");
        group.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                changed.accept(Answer.picks(change.getValue()));
            }
        });
        return group;
    }

    private Component several(List<RichText> texts, Answer answer, boolean shuffled) {
        CheckboxGroup<Integer> group = new CheckboxGroup<>(getTranslation("training.question.answer.several"));
        group.setItems(order(texts.size(), shuffled));
        group.setRenderer(new ComponentRenderer<>(pick -> html(texts.get(pick))));
        return picked(group, answer);
    }

    private Component picked(CheckboxGroup<Integer> group, Answer answer) {
        group.setValue(Set.copyOf(answer.picks()));
        group.setReadOnly(readOnly);
        group.addClassName("train-options");
        group.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(new Answer(List.copyOf(new TreeSet<>(change.getValue())), ""));
            }
        });
        return group;
    }

    private Component statement(Answer answer) {
        RadioButtonGroup<Integer> group = new RadioButtonGroup<>();
        group.setAriaLabel(getTranslation("training.question.answer.statement"));
        group.setItems(1, 0);
        group.setItemLabelGenerator(
                pick -> getTranslation(pick == 1 ? "training.question.answer.true" : "training.question.answer.false"));
        if (answer.picks().size() == 1) {
            group.setValue(answer.picks().getFirst());
        }
        group.setReadOnly(readOnly);
        group.addClassName("train-options");
        group.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                changed.accept(Answer.picks(change.getValue()));
            }
        });
        return group;
    }

    private TextField typed(Answer answer, String label) {
        TextField field = new TextField(getTranslation(label));
        field.setMaxLength(TYPED);
        field.setValue(answer.text());
        field.setReadOnly(readOnly);
        field.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.OFF);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(Answer.text(change.getValue()));
            }
        });
        return field;
    }

    private TextArea written(Answer answer) {
        TextArea field = new TextArea(getTranslation("training.question.answer.written"));
        field.setMaxLength(WRITTEN);
        field.setMinRows(readOnly ? 2 : 6);
        field.setWidthFull();
        field.setValue(answer.text());
        field.setReadOnly(readOnly);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.accept(Answer.text(change.getValue()));
            }
        });
        return field;
    }

    private void matching(Task.Matching matching, Answer answer) {
        List<String> rights = matching.rights();
        List<Integer> offered = order(rights.size(), true);
        Integer[] picks = new Integer[matching.pairs().size()];
        Arrays.setAll(picks, i -> i < answer.picks().size() ? answer.picks().get(i) : -1);
        Div rows = new Div();
        rows.addClassName("train-pairs");
        for (int i = 0; i < picks.length; i++) {
            int row = i;
            RichText left = matching.pairs().get(i).left();
            if (left.isEmpty()) {
                continue;
            }
            Select<Integer> select = new Select<>();
            select.setItems(offered);
            select.setItemLabelGenerator(pick -> pick == null ? "" : rights.get(pick));
            select.setPlaceholder(getTranslation("training.question.answer.match"));
            select.setAriaLabel(left.toLine());
            if (picks[i] >= 0) {
                select.setValue(picks[i]);
            }
            select.setReadOnly(readOnly);
            select.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    picks[row] = change.getValue() == null ? -1 : change.getValue();
                    changed.accept(Answer.picks(picks));
                }
            });
            Div line = new Div(html(left), select);
            line.addClassName("train-pair");
            rows.add(line);
        }
        add(rows);
    }

    private void ordering(List<RichText> steps, Answer answer) {
        List<Integer> picks = new ArrayList<>(answer.picks());
        if (picks.size() != steps.size()) {
            picks.clear();
            picks.addAll(IntStream.range(0, steps.size()).boxed().toList());
            // never shown in the right order before anything was done
            Collections.shuffle(
                    picks, new Random(seed == 0 ? question.text().text().hashCode() : seed));
            if (picks.equals(IntStream.range(0, steps.size()).boxed().toList())) {
                Collections.rotate(picks, 1);
            }
        }
        Div rows = new Div();
        rows.addClassName("zb-list");
        steps(rows, steps, picks);
        add(rows);
    }

    private void steps(Div rows, List<RichText> steps, List<Integer> picks) {
        rows.removeAll();
        for (int i = 0; i < picks.size(); i++) {
            Div row = new Div(new Span((i + 1) + "."), html(steps.get(picks.get(i))));
            row.addClassName("train-step");
            if (!readOnly) {
                row.add(move(rows, steps, picks, i, -1), move(rows, steps, picks, i, 1));
            }
            rows.add(row);
        }
    }

    private Button move(Div rows, List<RichText> steps, List<Integer> picks, int at, int by) {
        Button button = new Button((by < 0 ? VaadinIcon.ARROW_UP : VaadinIcon.ARROW_DOWN).create(), _ -> {
            Collections.swap(picks, at, at + by);
            changed.accept(new Answer(picks, ""));
            steps(rows, steps, picks);
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(by < 0 ? "training.question.up" : "training.question.down"));
        button.setEnabled(at + by >= 0 && at + by < picks.size());
        return button;
    }

    private Component violations(List<Task.Line> chat, Answer answer) {
        CheckboxGroup<Integer> group = new CheckboxGroup<>(getTranslation("training.question.answer.violations"));
        group.setItems(IntStream.range(0, chat.size()).boxed().toList());
        group.setRenderer(new ComponentRenderer<>(pick -> bubble(chat.get(pick))));
        return picked(group, answer);
    }

    /** A line of a chat. */
    private Div bubble(Task.Line line) {
        Span who = new Span(getTranslation(line.buyer() ? "training.question.buyer" : "training.question.agent"));
        who.addClassNames("zb-muted", "zb-small");
        Span what = new Span(line.text());
        what.addClassName("train-bubble");
        Div bubble = new Div(who, what);
        bubble.addClassNames("train-line", line.buyer() ? "train-line-buyer" : "train-line-agent");
        return bubble;
    }
}
