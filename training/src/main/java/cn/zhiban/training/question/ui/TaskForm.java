package cn.zhiban.training.question.ui;

import static cn.zhiban.training.question.ui.PartsField.Shape.SHORT;
import static cn.zhiban.training.question.ui.PartsField.Shape.SPEAKER;
import static cn.zhiban.training.question.ui.PartsField.Shape.TEXT;

import cn.zhiban.training.question.Grading;
import cn.zhiban.training.question.QuestionKind;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Task;
import cn.zhiban.training.question.TextFormat;
import cn.zhiban.training.question.ui.PartsField.Cell;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a question's form that belongs to its kind. */
final class TaskForm extends Composite<Div> {
    private final QuestionKind kind;
    private final Runnable changed;
    private final TextFormat format;
    private final Checkbox shuffle = new Checkbox();
    private final Checkbox flag = new Checkbox();
    private final TextArea first = area();
    private final TextArea second = area();
    private @Nullable PartsField parts;
    private @Nullable PartsField chat;

    /** @param task what is edited; of another kind when the kind is being changed, then nothing of it is kept */
    TaskForm(QuestionKind kind, @Nullable Task task, TextFormat format, Runnable changed) {
        this.kind = kind;
        this.changed = changed;
        this.format = format;
        getContent().addClassName("zb-stack");
        Task known = task == null || task.kind() != kind ? null : task;
        switch (kind) {
            case SINGLE, MULTIPLE -> choice(known instanceof Task.Choice choice ? choice : null);
            case TRUE_FALSE -> statement(known instanceof Task.TrueFalse one ? one : null);
            case FILL_IN -> words(known instanceof Task.FillIn one ? one : null);
            case NUMBER -> numbers(known instanceof Task.Numbers one ? one : null);
            case MATCHING -> matching(known instanceof Task.Matching one ? one : null);
            case ORDERING ->
                parts(
                        "training.question.part.steps",
                        List.of(cell(TEXT, "step", "")),
                        known instanceof Task.Ordering(List<RichText> steps)
                                ? steps.stream()
                                        .map(one -> row(one.text(), one))
                                        .toList()
                                : blank(3, ""));
            case SCRIPT -> script(known instanceof Task.Script one ? one : null);
            case VIOLATION ->
                parts(
                        "training.question.part.chat",
                        List.of(cell(SPEAKER, "speaker", "AGENT"), cell(TEXT, "line", ""), cell(TEXT, "rule", "")),
                        known instanceof Task.Violation(List<Task.Line> lines)
                                ? lines.stream()
                                        .map(one -> List.of(speaker(one), one.text(), one.rule()))
                                        .toList()
                                : blank(3, "AGENT", "", ""));
            case ESSAY -> essay(known instanceof Task.Essay one ? one : null);
            case DESCRIPTION -> {}
        }
    }

    private void choice(Task.@Nullable Choice choice) {
        boolean multiple = kind == QuestionKind.MULTIPLE;
        parts(
                multiple ? "training.question.part.options.several" : "training.question.part.options",
                List.of(cell(TEXT, "option", ""), cell(SHORT, "weight", "0"), cell(TEXT, "feedback", "")),
                choice == null
                        ? List.of(
                                List.of("", multiple ? "50" : "100", ""),
                                List.of("", multiple ? "50" : "0", ""),
                                List.of("", multiple ? "-50" : "0", ""))
                        : choice.options().stream().map(TaskForm::option).toList());
        shuffle.setLabel(getTranslation("training.question.shuffle"));
        shuffle.setValue(choice == null || choice.shuffle());
        listen(shuffle);
    }

    private void statement(Task.@Nullable TrueFalse one) {
        flag.setLabel(getTranslation("training.question.statement"));
        flag.setValue(one == null || one.right());
        listen(flag);
        first.setLabel(getTranslation("training.question.feedback.true"));
        second.setLabel(getTranslation("training.question.feedback.false"));
        if (one != null) {
            first.setValue(one.trueFeedback().text());
            second.setValue(one.falseFeedback().text());
        }
        getContent().add(first, second);
    }

    private void words(Task.@Nullable FillIn one) {
        parts(
                "training.question.part.words",
                List.of(cell(TEXT, "accepted", ""), cell(SHORT, "weight", "100"), cell(TEXT, "feedback", "")),
                one == null
                        ? blank(1, "", "100", "")
                        : one.accepted().stream()
                                .map(word -> List.of(
                                        word.text(),
                                        plain(word.weight()),
                                        word.feedback().text(),
                                        "",
                                        word.feedback().format().name()))
                                .toList());
        flag.setLabel(getTranslation("training.question.case"));
        flag.setValue(one != null && one.caseMatters());
        listen(flag);
    }

    private void numbers(Task.@Nullable Numbers one) {
        parts(
                "training.question.part.numbers",
                List.of(
                        cell(TEXT, "number", ""),
                        cell(SHORT, "tolerance", "0"),
                        cell(SHORT, "weight", "100"),
                        cell(TEXT, "feedback", "")),
                one == null
                        ? blank(1, "", "0", "100", "")
                        : one.accepted().stream()
                                .map(span -> List.of(
                                        span.value() == null
                                                ? "*"
                                                : span.value().toPlainString(),
                                        span.tolerance().toPlainString(),
                                        plain(span.weight()),
                                        span.feedback().text(),
                                        "",
                                        span.feedback().format().name()))
                                .toList());
    }

    private void matching(Task.@Nullable Matching one) {
        parts(
                "training.question.part.pairs",
                List.of(cell(TEXT, "left", ""), cell(TEXT, "right", "")),
                one == null
                        ? blank(3, "", "")
                        : one.pairs().stream()
                                .map(pair -> List.of(
                                        pair.left().text(),
                                        pair.right(),
                                        pair.left().format().name()))
                                .toList());
        shuffle.setValue(one == null || one.shuffle());
    }

    private void script(Task.@Nullable Script one) {
        chat = new PartsField(
                getTranslation("training.question.part.chat"),
                List.of(cell(SPEAKER, "speaker", "BUYER"), cell(TEXT, "line", "")),
                one == null
                        ? blank(1, "BUYER", "")
                        : one.chat().stream()
                                .map(line -> List.of(speaker(line), line.text()))
                                .toList(),
                changed);
        getContent().add(chat);
        parts(
                "training.question.part.replies",
                List.of(cell(TEXT, "reply", ""), cell(SHORT, "weight", "0"), cell(TEXT, "why", "")),
                one == null
                        ? List.of(List.of("", "100", ""), List.of("", "0", ""), List.of("", "0", ""))
                        : one.replies().stream().map(TaskForm::option).toList());
    }

    private void essay(Task.@Nullable Essay one) {
        parts(
                "training.question.part.rubric",
                List.of(cell(TEXT, "criterion", ""), cell(SHORT, "percent", "")),
                one == null
                        ? blank(2, "", "50")
                        : one.rubric().stream()
                                .map(line -> List.of(line.text(), Integer.toString(line.percent())))
                                .toList());
        first.setLabel(getTranslation("training.question.model"));
        if (one != null) {
            first.setValue(one.model().text());
        }
        getContent().add(first);
    }

    private void parts(String title, List<Cell> cells, List<List<String>> values) {
        parts = new PartsField(getTranslation(title), cells, values, changed);
        getContent().add(parts);
    }

    private void listen(Checkbox box) {
        box.addValueChangeListener(_ -> changed.run());
        getContent().add(box);
    }

    private TextArea area() {
        TextArea area = new TextArea();
        area.setWidthFull();
        area.setMinRows(1);
        area.setValueChangeMode(ValueChangeMode.LAZY);
        area.addValueChangeListener(_ -> changed());
        return area;
    }

    private void changed() {
        changed.run();
    }

    private Cell cell(PartsField.Shape shape, String label, String usual) {
        return new Cell(shape, getTranslation("training.question.cell." + label), usual);
    }

    /** What is typed now; may not yet be right. */
    Task task() {
        List<List<String>> rows = parts == null ? List.of() : parts.values();
        return switch (kind) {
            case SINGLE, MULTIPLE ->
                new Task.Choice(
                        kind == QuestionKind.MULTIPLE,
                        shuffle.getValue(),
                        rows.stream().map(this::option).toList());
            case TRUE_FALSE -> new Task.TrueFalse(flag.getValue(), rich(first.getValue()), rich(second.getValue()));
            case FILL_IN ->
                new Task.FillIn(
                        flag.getValue(),
                        rows.stream()
                                .map(row -> new Task.Accepted(row.get(0), weight(row.get(1)), rich(row, 2, 4)))
                                .toList());
            case NUMBER ->
                new Task.Numbers(rows.stream()
                        .map(row -> new Task.Span(
                                "*".equals(row.get(0).strip()) ? null : number(row.get(0)),
                                number(row.get(1)).abs(),
                                weight(row.get(2)),
                                rich(row, 3, 5)))
                        .toList());
            case MATCHING ->
                new Task.Matching(
                        shuffle.getValue(),
                        rows.stream()
                                .map(row -> new Task.Pair(rich(row, 0, 2), row.get(1)))
                                .toList());
            case ORDERING ->
                new Task.Ordering(rows.stream().map(row -> rich(row, 0, 1)).toList());
            case SCRIPT ->
                new Task.Script(
                        chat == null
                                ? List.of()
                                : chat.values().stream()
                                        .map(row -> new Task.Line("BUYER".equals(row.get(0)), row.get(1), ""))
                                        .toList(),
                        rows.stream().map(this::option).toList());
            case VIOLATION ->
                new Task.Violation(rows.stream()
                        .map(row -> new Task.Line("BUYER".equals(row.get(0)), row.get(1), row.get(2)))
                        .toList());
            case ESSAY ->
                new Task.Essay(
                        rows.stream()
                                .map(row -> new Task.Criterion(row.get(0), (int) weight(row.get(1))))
                                .toList(),
                        rich(first.getValue()));
            case DESCRIPTION -> new Task.Description();
        };
    }

    private Task.Option option(List<String> row) {
        return new Task.Option(rich(row, 0, 3), weight(row.get(1)), rich(row, 2, 4));
    }

    private static List<String> option(Task.Option option) {
        return List.of(
                option.text().text(),
                plain(option.weight()),
                option.feedback().text(),
                option.text().format().name(),
                option.feedback().format().name());
    }

    private static List<String> row(String text, RichText from) {
        return List.of(text, from.format().name());
    }

    private RichText rich(List<String> row, int text, int kept) {
        return kept < row.size() && !row.get(kept).isEmpty()
                ? new RichText(TextFormat.valueOf(row.get(kept)), row.get(text))
                : rich(row.get(text));
    }

    private RichText rich(String text) {
        return new RichText(format, text);
    }

    private static String speaker(Task.Line line) {
        return line.buyer() ? "BUYER" : "AGENT";
    }

    private static List<List<String>> blank(int many, String... cells) {
        return java.util.Collections.nCopies(many, List.of(cells));
    }

    private static double weight(String text) {
        return number(text.replace("%", "")).doubleValue();
    }

    private static BigDecimal number(String text) {
        BigDecimal number = Grading.number(text);
        return number == null ? BigDecimal.ZERO : number;
    }

    private static String plain(double weight) {
        return weight == Math.rint(weight) ? Long.toString((long) weight) : Double.toString(weight);
    }
}
