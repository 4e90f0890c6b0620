package cn.zhiban.training.question.ui;

import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Task;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What would have been right, in one line. */
public final class KeyText {
    private static final String BETWEEN = " / ";

    private KeyText() {}

    /** The key of a task; empty where there is none. */
    public static String of(Task task) {
        return switch (task) {
            case Task.Choice(boolean _, boolean _, List<Task.Option> options) -> options(options);
            case Task.Script(List<Task.Line> _, List<Task.Option> replies) -> options(replies);
            case Task.TrueFalse statement ->
                UI.getCurrent()
                        .getTranslation(
                                statement.right() ? "training.question.answer.true" : "training.question.answer.false");
            case Task.FillIn words ->
                words.accepted().stream()
                        .filter(one -> one.weight() >= Task.FULL)
                        .map(Task.Accepted::text)
                        .collect(Collectors.joining(BETWEEN));
            case Task.Numbers numbers ->
                numbers.accepted().stream()
                        .filter(one -> one.weight() >= Task.FULL && one.value() != null)
                        .map(KeyText::span)
                        .collect(Collectors.joining(BETWEEN));
            case Task.Matching matching ->
                matching.pairs().stream()
                        .filter(pair -> !pair.left().isEmpty())
                        .map(pair -> pair.left().toLine() + " — " + pair.right())
                        .collect(Collectors.joining("；"));
            case Task.Ordering(List<RichText> steps) ->
                IntStream.range(0, steps.size())
                        .mapToObj(i -> (i + 1) + ". " + steps.get(i).toLine())
                        .collect(Collectors.joining(" "));
            case Task.Violation(List<Task.Line> chat) ->
                chat.stream()
                        .filter(Task.Line::isWrong)
                        .map(line -> line.text() + " — " + line.rule())
                        .collect(Collectors.joining("；"));
            case Task.Essay essay -> essay.model().toLine();
            case Task.Description _ -> "";
        };
    }

    private static String options(List<Task.Option> options) {
        return options.stream()
                .filter(option -> option.weight() > 0)
                .filter(option -> option.weight() >= Task.FULL
                        || options.stream().noneMatch(other -> other.weight() >= Task.FULL))
                .map(option -> option.text().toLine())
                .collect(Collectors.joining(BETWEEN));
    }

    private static String span(Task.Span span) {
        return (span.value() == null ? "" : span.value().toPlainString())
                + (span.tolerance().signum() == 0
                        ? ""
                        : " ± " + span.tolerance().toPlainString());
    }
}
