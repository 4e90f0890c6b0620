package cn.zhiban.training.question;

import cn.zhiban.core.InvalidInput;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes a question that can be asked and marked. */
public final class QuestionCheck {
    private static final int TITLE = 200;
    private static final int TEXT = 50_000;
    private static final int PARTS = 50;
    private static final int STARS = 4;

    private QuestionCheck() {}

    /** @throws InvalidInput names the component that is wrong */
    public static void require(QuestionContent content) {
        hold(content.title().length() <= TITLE, "title", "training.question.problem.title", TITLE);
        hold(!content.text().isEmpty() || !content.title().isEmpty(), "text", "training.question.problem.text");
        hold(content.text().text().length() <= TEXT, "text", "training.question.problem.text-long", TEXT);
        hold(
                content.difficulty() >= 1 && content.difficulty() <= 5,
                "difficulty",
                "training.question.problem.difficulty");
        hold(content.externalId().length() <= TITLE, "externalId", "training.question.problem.title", TITLE);
        hold(content.toJson().length() <= TEXT * 4, "text", "training.question.problem.text-long", TEXT);
        switch (content.task()) {
            case Task.Choice choice -> options(choice.options(), choice.multiple());
            case Task.Script script -> options(script.replies(), false);
            case Task.FillIn words -> words(words);
            case Task.Numbers numbers ->
                hold(
                        numbers.accepted().size() <= PARTS
                                && numbers.accepted().stream()
                                        .anyMatch(span -> span.value() != null && span.weight() >= Task.FULL),
                        "task",
                        "training.question.problem.number");
            case Task.Matching matching -> pairs(matching);
            case Task.Ordering ordering ->
                hold(
                        ordering.steps().size() >= 2
                                && ordering.steps().size() <= PARTS
                                && ordering.steps().stream().noneMatch(RichText::isEmpty),
                        "task",
                        "training.question.problem.steps");
            case Task.Violation(List<Task.Line> chat) ->
                hold(
                        chat.size() <= PARTS
                                && chat.stream().anyMatch(Task.Line::isWrong)
                                && chat.stream().noneMatch(line -> line.text().isEmpty()),
                        "task",
                        "training.question.problem.violation");
            case Task.Essay(List<Task.Criterion> rubric, RichText _) ->
                hold(
                        rubric.size() <= PARTS
                                && (rubric.isEmpty()
                                        || rubric.stream()
                                                        .mapToInt(Task.Criterion::percent)
                                                        .sum()
                                                == Task.FULL),
                        "task",
                        "training.question.problem.rubric");
            case Task.TrueFalse _, Task.Description _ -> {}
        }
    }

    private static void options(List<Task.Option> options, boolean multiple) {
        hold(options.size() >= 2 && options.size() <= PARTS, "task", "training.question.problem.options");
        hold(
                options.stream().noneMatch(option -> option.text().isEmpty()),
                "task",
                "training.question.problem.empty-option");
        hold(
                options.stream().allMatch(option -> Math.abs(option.weight()) <= Task.FULL),
                "task",
                "training.question.problem.weight");
        double best = multiple
                ? options.stream()
                        .mapToDouble(Task.Option::weight)
                        .filter(weight -> weight > 0)
                        .sum()
                : options.stream().mapToDouble(Task.Option::weight).max().orElse(0);
        // thirds are typed as 33.3
        hold(
                best >= Task.FULL - 0.5,
                "task",
                multiple ? "training.question.problem.sum" : "training.question.problem.right");
    }

    private static void words(Task.FillIn words) {
        hold(
                words.accepted().size() <= PARTS
                        && words.accepted().stream().anyMatch(one -> one.weight() >= Task.FULL)
                        && words.accepted().stream()
                                .noneMatch(one -> one.text().isEmpty()
                                        || one.text()
                                                        .chars()
                                                        .filter(c -> c == '*')
                                                        .count()
                                                > STARS),
                "task",
                "training.question.problem.words");
    }

    private static void pairs(Task.Matching matching) {
        Set<RichText> lefts = new HashSet<>();
        long asked =
                matching.pairs().stream().filter(pair -> !pair.left().isEmpty()).count();
        hold(
                asked >= 2
                        && matching.pairs().size() <= PARTS
                        && matching.pairs().stream()
                                .noneMatch(pair -> pair.right().isEmpty())
                        && matching.pairs().stream()
                                .allMatch(pair -> pair.left().isEmpty() || lefts.add(pair.left())),
                "task",
                "training.question.problem.pairs");
    }

    private static void hold(boolean right, String field, String key, Object... arguments) {
        if (!right) {
            throw new InvalidInput(field, key, arguments);
        }
    }
}
