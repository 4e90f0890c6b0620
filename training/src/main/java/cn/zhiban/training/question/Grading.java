package cn.zhiban.training.question;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Marks answers as Moodle does: one option counts its weight, several count the sum of theirs but never less than
 * nothing or more than all, typed answers count the first accepted wording that fits, pairs and steps count evenly.
 */
public final class Grading {
    /** Thirds and sixths typed with two or three digits still add up to everything. */
    private static final double NEARLY = 0.9995;

    private Grading() {}

    /**
     * A mark.
     *
     * @param fraction share of the points, 1 is all of them
     * @param feedback what is said to this answer
     */
    public record Mark(double fraction, List<RichText> feedback) {
        static final Mark NOTHING = new Mark(0, List.of());

        static Mark of(double fraction, RichText... feedback) {
            double whole = fraction >= NEARLY ? 1 : fraction;
            return new Mark(
                    whole,
                    List.of(feedback).stream().filter(one -> !one.isEmpty()).toList());
        }
    }

    /** The mark, or nothing where a person has to mark. */
    public static Optional<Mark> mark(Task task, Answer answer) {
        if (answer.isNone()) {
            return Optional.of(Mark.NOTHING);
        }
        return switch (task) {
            case Task.Choice(boolean multiple, var _, List<Task.Option> options) ->
                Optional.of(multiple ? several(options, answer) : one(options, answer));
            case Task.Script(var _, List<Task.Option> replies) -> Optional.of(one(replies, answer));
            case Task.TrueFalse statement -> Optional.of(statement(statement, answer));
            case Task.FillIn words -> Optional.of(words(words, answer.text()));
            case Task.Numbers numbers -> Optional.of(number(numbers, answer.text()));
            case Task.Matching matching -> Optional.of(pairs(matching, answer));
            case Task.Ordering ordering -> Optional.of(order(ordering, answer));
            case Task.Violation(List<Task.Line> chat) -> Optional.of(lines(chat, answer));
            case Task.Essay _ -> Optional.empty();
            case Task.Description _ -> Optional.of(Mark.NOTHING);
        };
    }

    private static Mark one(List<Task.Option> options, Answer answer) {
        int pick = answer.picks().isEmpty() ? -1 : answer.picks().getFirst();
        if (answer.picks().size() != 1 || pick < 0 || pick >= options.size()) {
            return Mark.NOTHING;
        }
        Task.Option option = options.get(pick);
        return Mark.of(option.weight() / Task.FULL, option.feedback());
    }

    private static Mark several(List<Task.Option> options, Answer answer) {
        double sum = 0;
        List<RichText> feedback = new java.util.ArrayList<>();
        for (int pick : new java.util.TreeSet<>(answer.picks())) {
            if (pick >= 0 && pick < options.size()) {
                sum += options.get(pick).weight();
                feedback.add(options.get(pick).feedback());
            }
        }
        return Mark.of(Math.clamp(sum / Task.FULL, 0, 1), feedback.toArray(RichText[]::new));
    }

    private static Mark statement(Task.TrueFalse statement, Answer answer) {
        if (answer.picks().size() != 1) {
            return Mark.NOTHING;
        }
        boolean said = answer.picks().getFirst() == 1;
        return Mark.of(said == statement.right() ? 1 : 0, said ? statement.trueFeedback() : statement.falseFeedback());
    }

    private static Mark words(Task.FillIn words, String text) {
        String typed = plain(text, words.caseMatters());
        for (Task.Accepted accepted : words.accepted()) {
            if (pattern(plain(accepted.text(), words.caseMatters()))
                    .matcher(typed)
                    .matches()) {
                return Mark.of(accepted.weight() / Task.FULL, accepted.feedback());
            }
        }
        return Mark.NOTHING;
    }

    /** Full-width letters, several blanks and, mostly, case make no difference. */
    private static String plain(String text, boolean caseMatters) {
        String same = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s+", " ")
                .strip();
        return caseMatters ? same : same.toLowerCase(Locale.ROOT);
    }

    private static Pattern pattern(String accepted) {
        StringBuilder regex = new StringBuilder();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < accepted.length(); i++) {
            char c = accepted.charAt(i);
            if (c == '\\' && i + 1 < accepted.length() && accepted.charAt(i + 1) == '*') {
                literal.append('*');
                i++;
            } else if (c == '*') {
                regex.append(Pattern.quote(literal.toString())).append(".*");
                literal.setLength(0);
            } else {
                literal.append(c);
            }
        }
        return Pattern.compile(regex.append(Pattern.quote(literal.toString())).toString(), Pattern.DOTALL);
    }

    private static Mark number(Task.Numbers numbers, String text) {
        BigDecimal typed = number(text);
        for (Task.Span span : numbers.accepted()) {
            BigDecimal value = span.value();
            if (value == null || typed != null && typed.subtract(value).abs().compareTo(span.tolerance()) <= 0) {
                return Mark.of(span.weight() / Task.FULL, span.feedback());
            }
        }
        return Mark.NOTHING;
    }

    /** A number as people type it: full-width digits, separators of thousands. */
    public static @Nullable BigDecimal number(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .replaceAll("(?<=\\d),(?=\\d{3}(?!\\d))", "");
        return plain.matches("[-+]?(?:\\d{1,30}(?:\\.\\d{0,20})?|\\.\\d{1,20})(?:[eE][-+]?\\d{1,2})?")
                ? new BigDecimal(plain)
                : null;
    }

    private static Mark pairs(Task.Matching matching, Answer answer) {
        List<String> rights = matching.rights();
        int asked = 0;
        int right = 0;
        for (int i = 0; i < matching.pairs().size(); i++) {
            Task.Pair pair = matching.pairs().get(i);
            if (!pair.left().isEmpty()) {
                asked++;
                int pick = i < answer.picks().size() ? answer.picks().get(i) : -1;
                right += pick >= 0 && pick < rights.size() && rights.get(pick).equals(pair.right()) ? 1 : 0;
            }
        }
        return Mark.of(asked == 0 ? 0 : (double) right / asked);
    }

    private static Mark order(Task.Ordering ordering, Answer answer) {
        int right = 0;
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < ordering.steps().size() && i < answer.picks().size(); i++) {
            int pick = answer.picks().get(i);
            // two steps that say the same can stand in each other's place
            right += seen.add(pick)
                            && pick >= 0
                            && pick < ordering.steps().size()
                            && ordering.steps()
                                    .get(pick)
                                    .equals(ordering.steps().get(i))
                    ? 1
                    : 0;
        }
        return Mark.of((double) right / ordering.steps().size());
    }

    private static Mark lines(List<Task.Line> chat, Answer answer) {
        long wrong = chat.stream().filter(Task.Line::isWrong).count();
        double sum = 0;
        for (int pick : new HashSet<>(answer.picks())) {
            if (pick >= 0 && pick < chat.size()) {
                sum += chat.get(pick).isWrong() ? 1 : -1;
            }
        }
        return Mark.of(wrong == 0 ? 0 : Math.clamp(sum / wrong, 0, 1));
    }
}
