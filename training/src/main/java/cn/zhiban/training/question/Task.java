package cn.zhiban.training.question;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done, with the key. Weights are percent of the question's points, also negative ones. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Task.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Task.TrueFalse.class, name = "true-false"),
    @JsonSubTypes.Type(value = Task.FillIn.class, name = "fill-in"),
    @JsonSubTypes.Type(value = Task.Numbers.class, name = "number"),
    @JsonSubTypes.Type(value = Task.Matching.class, name = "matching"),
    @JsonSubTypes.Type(value = Task.Ordering.class, name = "ordering"),
    @JsonSubTypes.Type(value = Task.Script.class, name = "script"),
    @JsonSubTypes.Type(value = Task.Violation.class, name = "violation"),
    @JsonSubTypes.Type(value = Task.Essay.class, name = "essay"),
    @JsonSubTypes.Type(value = Task.Description.class, name = "description")
})
public sealed interface Task {
    /** Full points. */
    double FULL = 100;

    /** How it is called. */
    @JsonIgnore
    QuestionKind kind();

    /** One of several answers to choose from. */
    record Option(RichText text, double weight, RichText feedback) {
        /** With full points or none and nothing to say about it. */
        public static Option of(String text, boolean right) {
            return new Option(RichText.markdown(text), right ? FULL : 0, RichText.EMPTY);
        }
    }

    /** One or several options are chosen. */
    record Choice(boolean multiple, boolean shuffle, List<Option> options) implements Task {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public QuestionKind kind() {
            return multiple ? QuestionKind.MULTIPLE : QuestionKind.SINGLE;
        }
    }

    /** A statement holds or not; what is said to who answered so. */
    record TrueFalse(boolean right, RichText trueFeedback, RichText falseFeedback) implements Task {
        @Override
        public QuestionKind kind() {
            return QuestionKind.TRUE_FALSE;
        }
    }

    /** An accepted wording; {@code *} stands for any characters, {@code \*} for the star itself. */
    record Accepted(String text, double weight, RichText feedback) {
        public Accepted {
            text = text.replaceAll("\\s+", " ").strip();
        }
    }

    /** Words are typed; the first accepted wording that fits counts. */
    record FillIn(boolean caseMatters, List<Accepted> accepted) implements Task {
        public FillIn {
            accepted = List.copyOf(accepted);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.FILL_IN;
        }
    }

    /** An accepted number; without a value whatever else is typed. */
    record Span(@Nullable BigDecimal value, BigDecimal tolerance, double weight, RichText feedback) {
        public Span {
            value = value == null ? null : plain(value);
            tolerance = plain(tolerance);
        }

        /** From one number to another, both included. */
        public static Span between(BigDecimal low, BigDecimal high, double weight, RichText feedback) {
            BigDecimal two = BigDecimal.valueOf(2);
            return new Span(low.add(high).divide(two), high.subtract(low).divide(two), weight, feedback);
        }

        private static BigDecimal plain(BigDecimal number) {
            return number.signum() == 0
                    ? BigDecimal.ZERO
                    : new BigDecimal(number.stripTrailingZeros().toPlainString());
        }
    }

    /** A number is typed; the first accepted one that fits counts. */
    record Numbers(List<Span> accepted) implements Task {
        public Numbers {
            accepted = List.copyOf(accepted);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.NUMBER;
        }
    }

    /** What belongs together; nothing at the left: only leads astray. */
    record Pair(RichText left, String right) {
        public Pair {
            right = right.replaceAll("\\s+", " ").strip();
        }
    }

    /** The right part is found for each left one. */
    record Matching(boolean shuffle, List<Pair> pairs) implements Task {
        public Matching {
            pairs = List.copyOf(pairs);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.MATCHING;
        }

        /** What can be chosen at the right, each once. */
        public List<String> rights() {
            return pairs.stream().map(Pair::right).distinct().toList();
        }
    }

    /** Steps are put in order; kept in the right one. */
    record Ordering(List<RichText> steps) implements Task {
        public Ordering {
            steps = List.copyOf(steps);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.ORDERING;
        }
    }

    /** A line of a chat. */
    record Line(boolean buyer, String text, String rule) {
        public Line {
            text = text.replaceAll("\\s+", " ").strip();
            rule = rule.replaceAll("\\s+", " ").strip();
        }

        /** Whether it crosses a rule. */
        @JsonIgnore
        public boolean isWrong() {
            return !rule.isEmpty();
        }
    }

    /** A chat so far and possible replies, with why they are good or not. */
    record Script(List<Line> chat, List<Option> replies) implements Task {
        public Script {
            chat = List.copyOf(chat);
            replies = List.copyOf(replies);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.SCRIPT;
        }
    }

    /** A chat in which the lines that cross a rule are marked. */
    record Violation(List<Line> chat) implements Task {
        public Violation {
            chat = List.copyOf(chat);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.VIOLATION;
        }
    }

    /** What a trainer looks for, and its share of the points in percent. */
    record Criterion(String text, int percent) {
        public Criterion {
            text = text.replaceAll("\\s+", " ").strip();
        }
    }

    /** Written freely and marked by a trainer. */
    record Essay(List<Criterion> rubric, RichText model) implements Task {
        public Essay {
            rubric = List.copyOf(rubric);
        }

        @Override
        public QuestionKind kind() {
            return QuestionKind.ESSAY;
        }
    }

    /** Nothing is asked. */
    record Description() implements Task {
        @Override
        public QuestionKind kind() {
            return QuestionKind.DESCRIPTION;
        }
    }
}
