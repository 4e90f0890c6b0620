package cn.zhiban.training.question.exchange;

import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.QuestionKind;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Tag;
import cn.zhiban.training.question.Task;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question as the cells of a row, as people type them: options in columns of their own, the right ones by letter. What
 * cells cannot say – feedback for an option, HTML – stands in the column {@code data}, which is only believed while the
 * other cells still say the same.
 */
final class CellsSheet {
    /** Columns of options. */
    static final List<String> OPTIONS = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

    /** Longest text that a cell of a workbook can hold. */
    static final int LONGEST = 32_767;

    static final String BUYER = "\u4e70\u5bb6";
    static final String AGENT = "\u5ba2\u670d";

    private static final String BETWEEN = "|";
    private static final Pattern LETTER = Pattern.compile("([A-Ja-j])(?:[:\uff1a](-?\\d+(?:\\.\\d+)?))?");
    private static final Pattern WEIGHTED =
            Pattern.compile("(.*?)\\s*=\\s*(-?\\d+(?:\\.\\d+)?)\\s*[%\uff05]", Pattern.DOTALL);
    private static final Pattern PAIR = Pattern.compile("(.*?)\\s*=>\\s*(.*)", Pattern.DOTALL);
    private static final Pattern RULED = Pattern.compile("(.*)\u3010([^\u3010\u3011]*)\u3011", Pattern.DOTALL);
    private static final Pattern SPOKEN =
            Pattern.compile("(" + BUYER + "|" + AGENT + "|buyer|agent)\\s*[:\uff1a]\\s*(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern TRUE =
            Pattern.compile("\u5bf9|\u6b63\u786e|\u662f|\u221a|\u2713|true|t|yes|y|1", Pattern.CASE_INSENSITIVE);
    private static final Pattern FALSE =
            Pattern.compile("\u9519|\u9519\u8bef|\u5426|\u00d7|x|false|f|no|n|0", Pattern.CASE_INSENSITIVE);

    private CellsSheet() {}

    /** A cell is wrong. */
    static final class Wrong extends Exception {
        final String field;
        final String key;

        Wrong(String field, String key) {
            super(key);
            this.field = field;
            this.key = "training.question.sheet.problem." + key;
        }
    }

    /** The task that the cells tell. */
    static Task task(QuestionKind kind, Map<String, String> cells) throws Wrong {
        String answer = cell(cells, "answer");
        List<String> options = OPTIONS.stream()
                .map(column -> cell(cells, column))
                .filter(text -> !text.isEmpty())
                .toList();
        return switch (kind) {
            case SINGLE -> new Task.Choice(false, true, options(answer, cells, false));
            case MULTIPLE -> new Task.Choice(true, true, options(answer, cells, true));
            case SCRIPT -> new Task.Script(chat(cells, false), options(answer, cells, false));
            case TRUE_FALSE -> new Task.TrueFalse(truth(answer), RichText.EMPTY, RichText.EMPTY);
            case FILL_IN -> new Task.FillIn(false, accepted(answer));
            case NUMBER -> new Task.Numbers(numbers(answer));
            case MATCHING -> new Task.Matching(true, pairs(options));
            case ORDERING ->
                new Task.Ordering(options.stream().map(RichText::markdown).toList());
            case VIOLATION -> new Task.Violation(chat(cells, true));
            case ESSAY -> new Task.Essay(criteria(options), RichText.markdown(answer));
            case DESCRIPTION -> new Task.Description();
        };
    }

    /** Tags, one a line or separated by commas. */
    static List<Tag> tags(String cell) {
        return Arrays.stream(cell.split(cell.contains("\n") ? "\n" : "[,\uff0c\u3001;\uff1b]"))
                .filter(part -> !part.isBlank())
                .map(part -> Tag.read(part.strip()))
                .toList();
    }

    /** What stands in the cells of a question, without kind, shop and data. */
    static Map<String, String> cells(QuestionContent question) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("title", question.title());
        cells.put("text", question.text().text());
        cells.put("explanation", question.explanation().text());
        cells.put("difficulty", String.valueOf(question.difficulty()));
        cells.put("tags", question.tags().stream().map(Tag::written).collect(Collectors.joining("\n")));
        cells.put("id", question.externalId());
        List<String> parts = List.of();
        switch (question.task()) {
            case Task.Choice(boolean multiple, boolean _, List<Task.Option> options) -> {
                cells.put("answer", letters(options, multiple));
                parts = texts(options);
            }
            case Task.Script(List<Task.Line> chat, List<Task.Option> replies) -> {
                cells.put("chat", spoken(chat));
                cells.put("answer", letters(replies, false));
                parts = texts(replies);
            }
            case Task.Violation(List<Task.Line> chat) -> cells.put("chat", spoken(chat));
            case Task.TrueFalse statement -> cells.put("answer", statement.right() ? "\u5bf9" : "\u9519");
            case Task.FillIn words ->
                cells.put(
                        "answer",
                        words.accepted().stream()
                                .map(one -> weighted(one.text(), one.weight()))
                                .collect(Collectors.joining(" " + BETWEEN + " ")));
            case Task.Numbers numbers ->
                cells.put(
                        "answer",
                        numbers.accepted().stream()
                                .map(one -> weighted(number(one), one.weight()))
                                .collect(Collectors.joining(" " + BETWEEN + " ")));
            case Task.Matching matching ->
                parts = matching.pairs().stream()
                        .map(pair -> pair.left().text() + " => " + pair.right())
                        .toList();
            case Task.Ordering(List<RichText> steps) ->
                parts = steps.stream().map(RichText::text).toList();
            case Task.Essay(List<Task.Criterion> rubric, RichText model) -> {
                cells.put("answer", model.text());
                parts = rubric.stream()
                        .map(line -> weighted(line.text(), line.percent()))
                        .toList();
            }
            case Task.Description _ -> {}
        }
        for (int i = 0; i < Math.min(parts.size(), OPTIONS.size()); i++) {
            cells.put(OPTIONS.get(i), parts.get(i));
        }
        return cells;
    }

    private static String cell(Map<String, String> cells, String field) {
        return cells.getOrDefault(field, "").strip();
    }

    private static List<Task.Option> options(String answer, Map<String, String> cells, boolean multiple) throws Wrong {
        Map<Integer, @Nullable Double> right = new LinkedHashMap<>();
        String rest = answer;
        for (Matcher letter = LETTER.matcher(answer); letter.find(); ) {
            right.put(
                    Character.toLowerCase(letter.group(1).charAt(0)) - 'a',
                    letter.group(2) == null ? null : Double.valueOf(letter.group(2)));
            rest = rest.replace(letter.group(), " ");
        }
        if (right.isEmpty()
                || !rest.replaceAll("[\\s,\uff0c\u3001;\uff1b/]", "").isEmpty()) {
            throw new Wrong("answer", "letters");
        }
        if (!multiple && right.size() > 1 && right.containsValue(null)) {
            throw new Wrong("answer", "one");
        }
        boolean weights = right.values().stream().anyMatch(java.util.Objects::nonNull);
        List<Task.Option> options = new ArrayList<>();
        for (int i = 0; i < OPTIONS.size(); i++) {
            String text = cell(cells, OPTIONS.get(i));
            if (text.isEmpty()) {
                if (right.containsKey(i)) {
                    throw new Wrong(OPTIONS.get(i), "option");
                }
                continue;
            }
            double usual =
                    !right.containsKey(i) ? (multiple && !weights ? -Task.FULL : 0) : usual(right.size(), multiple);
            Double said = right.get(i);
            options.add(new Task.Option(RichText.markdown(text), said == null ? usual : said, RichText.EMPTY));
        }
        return options;
    }

    /** The right ones share the points; a wrong one takes all of them, as exams here are marked. */
    private static double usual(int right, boolean multiple) {
        return multiple ? Task.FULL / right : Task.FULL;
    }

    private static String letters(List<Task.Option> options, boolean multiple) {
        long right = options.stream().filter(one -> one.weight() > 0).count();
        double share = right == 0 ? 0 : usual((int) right, multiple);
        boolean plain =
                options.stream().allMatch(one -> one.weight() == share || one.weight() == (multiple ? -Task.FULL : 0));
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < Math.min(options.size(), OPTIONS.size()); i++) {
            double weight = options.get(i).weight();
            if (plain ? weight > 0 : weight != 0) {
                letters.append(letters.isEmpty() || plain ? "" : " ").append((char) ('A' + i));
                letters.append(plain ? "" : ":" + plain(weight));
            }
        }
        return letters.toString();
    }

    private static List<String> texts(List<Task.Option> options) {
        return options.stream().map(one -> one.text().text()).toList();
    }

    private static boolean truth(String answer) throws Wrong {
        if (TRUE.matcher(answer).matches()) {
            return true;
        }
        if (FALSE.matcher(answer).matches()) {
            return false;
        }
        throw new Wrong("answer", "truth");
    }

    private static List<Task.Accepted> accepted(String answer) throws Wrong {
        List<Task.Accepted> accepted = new ArrayList<>();
        for (String part : parts(answer)) {
            Matcher weighted = WEIGHTED.matcher(part);
            boolean weight = weighted.matches();
            accepted.add(new Task.Accepted(
                    weight ? weighted.group(1) : part,
                    weight ? Double.parseDouble(weighted.group(2)) : Task.FULL,
                    RichText.EMPTY));
        }
        return accepted;
    }

    private static List<Task.Span> numbers(String answer) throws Wrong {
        List<Task.Span> spans = new ArrayList<>();
        for (String part : parts(answer)) {
            Matcher weighted = WEIGHTED.matcher(part);
            boolean weight = weighted.matches();
            String text = weight ? weighted.group(1) : part;
            double points = weight ? Double.parseDouble(weighted.group(2)) : Task.FULL;
            int range = text.indexOf("..");
            int tolerance = text.indexOf('\u00b1');
            if (text.equals("*")) {
                spans.add(new Task.Span(null, BigDecimal.ZERO, points, RichText.EMPTY));
            } else if (range > 0) {
                spans.add(Task.Span.between(
                        number(text.substring(0, range)), number(text.substring(range + 2)), points, RichText.EMPTY));
            } else if (tolerance > 0) {
                spans.add(new Task.Span(
                        number(text.substring(0, tolerance)),
                        number(text.substring(tolerance + 1)),
                        points,
                        RichText.EMPTY));
            } else {
                spans.add(new Task.Span(number(text), BigDecimal.ZERO, points, RichText.EMPTY));
            }
        }
        return spans;
    }

    private static List<String> parts(String answer) throws Wrong {
        List<String> parts = Arrays.stream(answer.split("[|\uff5c\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            throw new Wrong("answer", "answer");
        }
        return parts;
    }

    private static BigDecimal number(String text) throws Wrong {
        if (!NUMBER.matcher(text.strip()).matches()) {
            throw new Wrong("answer", "number");
        }
        return new BigDecimal(text.strip());
    }

    private static String number(Task.Span span) {
        return span.value() == null
                ? "*"
                : span.value().toPlainString()
                        + (span.tolerance().signum() == 0
                                ? ""
                                : "\u00b1" + span.tolerance().toPlainString());
    }

    private static List<Task.Pair> pairs(List<String> options) throws Wrong {
        List<Task.Pair> pairs = new ArrayList<>();
        for (String option : options) {
            Matcher pair = PAIR.matcher(option);
            if (!pair.matches()) {
                throw new Wrong("a", "pair");
            }
            pairs.add(new Task.Pair(RichText.markdown(pair.group(1)), pair.group(2)));
        }
        return pairs;
    }

    private static List<Task.Criterion> criteria(List<String> options) throws Wrong {
        List<Task.Criterion> rubric = new ArrayList<>();
        for (String option : options) {
            Matcher weighted = WEIGHTED.matcher(option);
            if (!weighted.matches()
                    || weighted.group(2).length() > 3
                    || weighted.group(2).contains(".")) {
                throw new Wrong("a", "criterion");
            }
            rubric.add(new Task.Criterion(weighted.group(1), Integer.parseInt(weighted.group(2))));
        }
        return rubric;
    }

    private static List<Task.Line> chat(Map<String, String> cells, boolean ruled) throws Wrong {
        List<Task.Line> lines = new ArrayList<>();
        for (String line : cell(cells, "chat").split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            Matcher spoken = SPOKEN.matcher(line.strip());
            if (!spoken.matches()) {
                throw new Wrong("chat", "chat");
            }
            boolean buyer = spoken.group(1).equals(BUYER)
                    || spoken.group(1).toLowerCase(Locale.ROOT).equals("buyer");
            Matcher rule = RULED.matcher(spoken.group(2));
            lines.add(
                    ruled && rule.matches()
                            ? new Task.Line(buyer, rule.group(1), rule.group(2))
                            : new Task.Line(buyer, spoken.group(2), ""));
        }
        if (lines.isEmpty()) {
            throw new Wrong("chat", "chat");
        }
        return lines;
    }

    private static String spoken(List<Task.Line> chat) {
        return chat.stream()
                .map(line -> (line.buyer() ? BUYER : AGENT) + "\uff1a" + line.text()
                        + (line.isWrong() ? "\u3010" + line.rule() + "\u3011" : ""))
                .collect(Collectors.joining("\n"));
    }

    private static String weighted(String text, double weight) {
        return weight == Task.FULL ? text : text + "=" + plain(weight) + "%";
    }

    private static String plain(double weight) {
        return new BigDecimal(String.valueOf(weight)).stripTrailingZeros().toPlainString();
    }
}
