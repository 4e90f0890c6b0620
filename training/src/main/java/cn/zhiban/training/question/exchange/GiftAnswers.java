package cn.zhiban.training.question.exchange;

import cn.zhiban.training.question.Grading;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Task;
import cn.zhiban.training.question.TextFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands between the braces of GIFT; escapes are hidden. */
final class GiftAnswers {
    private static final Pattern WEIGHT = Pattern.compile("^\\s*%\\s*([-+]?\\d{1,3}(?:\\.\\d{1,10})?)\\s*%");

    private final TextFormat format;
    private final Map<String, List<String>> meta;

    GiftAnswers(TextFormat format, Map<String, List<String>> meta) {
        this.format = format;
        this.meta = meta;
    }

    /** An answer cut into its parts; the weight is null if none was said. */
    private record Part(boolean right, @Nullable Double said, String text, String feedback) {
        double weight() {
            Double own = said;
            return own == null ? (right ? Task.FULL : 0) : own;
        }
    }

    Task task(String answer) throws Unreadable {
        if (answer.isEmpty()) {
            return essay();
        }
        if (answer.startsWith("#")) {
            return numbers(answer.substring(1).strip());
        }
        if (answer.indexOf('~') >= 0 || says("kind", "choice")) {
            return choice(answer);
        }
        List<Part> parts = parts(answer);
        if (!says("kind", "fill-in")
                && answer.startsWith("=")
                && parts.stream().allMatch(part -> part.text().contains("->"))) {
            return matching(parts);
        }
        String first = answer.indexOf('#') < 0 ? answer : answer.substring(0, answer.indexOf('#'));
        String word = first.strip().toUpperCase(Locale.ROOT);
        if (word.equals("T") || word.equals("TRUE") || word.equals("F") || word.equals("FALSE")) {
            return statement(word.startsWith("T"), answer);
        }
        return words(parts);
    }

    private boolean says(String name, String value) {
        return meta.getOrDefault(name, List.of()).contains(value);
    }

    private Task essay() {
        List<Task.Criterion> rubric = new ArrayList<>();
        for (String line : meta.getOrDefault("rubric", List.of())) {
            int bar = line.indexOf('|');
            if (bar > 0 && line.substring(0, bar).matches("\\d{1,3}")) {
                rubric.add(new Task.Criterion(line.substring(bar + 1), Integer.parseInt(line.substring(0, bar))));
            }
        }
        return new Task.Essay(rubric, Gift.hidden(meta, "model"));
    }

    private Task choice(String answer) throws Unreadable {
        List<Task.Option> options = new ArrayList<>();
        for (Part part : parts(answer)) {
            RichText text = Gift.rich(part.text(), format);
            if (text.isEmpty()) {
                throw new Unreadable("training.question.remark.empty-option");
            }
            options.add(new Task.Option(text, part.weight(), feedback(part)));
        }
        // an equals sign says that one answer is right, weights alone that several are
        boolean multiple = answer.indexOf('=') < 0;
        if (options.stream().noneMatch(option -> option.weight() > 0)) {
            throw new Unreadable("training.question.remark.nothing-right");
        }
        return new Task.Choice(multiple, !says("shuffle", "0"), options);
    }

    private RichText feedback(Part part) {
        return Gift.rich(part.feedback(), format);
    }

    private Task matching(List<Part> parts) throws Unreadable {
        List<Task.Pair> pairs = new ArrayList<>();
        for (Part part : parts) {
            int arrow = part.text().indexOf("->");
            String right = Gift.rich(part.text().substring(arrow + 2), TextFormat.PLAIN)
                    .text();
            if (right.isEmpty()) {
                throw new Unreadable("training.question.remark.empty-pair");
            }
            pairs.add(new Task.Pair(Gift.rich(part.text().substring(0, arrow), format), right));
        }
        if (pairs.size() < 2) {
            throw new Unreadable("training.question.remark.one-pair");
        }
        return new Task.Matching(!says("shuffle", "0"), pairs);
    }

    private Task statement(boolean right, String answer) {
        String[] parts = answer.split("#", -1);
        RichText first = parts.length > 1 ? Gift.rich(parts[1], format) : RichText.EMPTY;
        RichText second = parts.length > 2 ? Gift.rich(parts[2], format) : RichText.EMPTY;
        return new Task.TrueFalse(right, first, second);
    }

    private Task words(List<Part> parts) throws Unreadable {
        List<Task.Accepted> accepted = new ArrayList<>();
        for (Part part : parts) {
            // what is typed has no marks; the format is named only to be the same everywhere
            RichText text = Gift.rich(part.text(), format);
            if (text.isEmpty()) {
                throw new Unreadable("training.question.remark.empty-option");
            }
            accepted.add(new Task.Accepted(text.text(), part.weight(), feedback(part)));
        }
        return new Task.FillIn(says("case", "1"), accepted);
    }

    private Task numbers(String answer) throws Unreadable {
        List<Task.Span> spans = new ArrayList<>();
        int wrong = answer.indexOf('~');
        String right = wrong < 0 ? answer : answer.substring(0, wrong);
        for (Part part : parts(right)) {
            spans.add(span(part.text().strip(), part.weight(), feedback(part)));
        }
        if (wrong >= 0) {
            Part other = part(false, answer.substring(wrong + 1));
            spans.add(new Task.Span(null, BigDecimal.ZERO, 0, feedback(other)));
        }
        return new Task.Numbers(spans);
    }

    private static Task.Span span(String text, double weight, RichText feedback) throws Unreadable {
        if (text.equals("*")) {
            return new Task.Span(null, BigDecimal.ZERO, weight, feedback);
        }
        int dots = text.indexOf("..");
        if (dots > 0) {
            BigDecimal low = number(text.substring(0, dots));
            BigDecimal high = number(text.substring(dots + 2));
            return Task.Span.between(low.min(high), low.max(high), weight, feedback);
        }
        String plain = Escapes.show(text);
        int colon = plain.indexOf(':');
        return colon < 0
                ? new Task.Span(number(plain), BigDecimal.ZERO, weight, feedback)
                : new Task.Span(
                        number(plain.substring(0, colon)),
                        number(plain.substring(colon + 1)).abs(),
                        weight,
                        feedback);
    }

    private static BigDecimal number(String text) throws Unreadable {
        BigDecimal number = Grading.number(text);
        if (number == null) {
            throw new Unreadable("training.question.remark.no-number", text.strip());
        }
        return number;
    }

    /** Cuts at bare equals signs and tildes; what stands before the first one counts as right. */
    private static List<Part> parts(String answer) throws Unreadable {
        List<Part> parts = new ArrayList<>();
        int begin = 0;
        boolean right = true;
        for (int i = 0; i <= answer.length(); i++) {
            boolean end = i == answer.length();
            if (end || answer.charAt(i) == '=' || answer.charAt(i) == '~') {
                String text = answer.substring(begin, i);
                if (begin > 0 || !text.isBlank()) {
                    parts.add(part(right, text));
                }
                right = !end && answer.charAt(i) == '=';
                begin = i + 1;
            }
        }
        if (parts.isEmpty()) {
            throw new Unreadable("training.question.remark.empty-option");
        }
        return parts;
    }

    private static Part part(boolean right, String answer) {
        Matcher weight = WEIGHT.matcher(answer);
        boolean weighted = weight.find();
        String rest = weighted ? answer.substring(weight.end()) : answer;
        int feedback = rest.indexOf('#');
        return new Part(
                right,
                weighted ? Double.valueOf(weight.group(1)) : null,
                feedback < 0 ? rest : rest.substring(0, feedback),
                feedback < 0 ? "" : rest.substring(feedback + 1));
    }
}
