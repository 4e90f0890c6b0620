package cn.zhiban.training.question.exchange;

import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Tag;
import cn.zhiban.training.question.Task;
import cn.zhiban.training.question.TextFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Questions with every character that could break a format. */
final class RandomQuestions {
    private static final String[] PIECES = {
        "七天无理由",
        "Refund",
        "退货",
        "{",
        "}",
        "~",
        "=",
        "#",
        "##",
        "####",
        ":",
        "::",
        "\\",
        "\\n",
        "->",
        "%50%",
        "//",
        "[html]",
        "[tag:x]",
        "]]>",
        "<b>x</b>",
        "&amp;",
        "&",
        "<",
        ">",
        "\"",
        "'",
        "T",
        "FALSE",
        "$CATEGORY:",
        "_____",
        " ",
        " ",
        "。",
        "*",
        "\\*",
        "A)",
        "ANSWER: B",
        "|",
        "=1+1",
        "+86",
        "-",
        "@",
        "\t",
        "\n",
        "\n\n",
        "😀",
        "10..20",
        ",",
        "；",
        "【买家】",
        "客服："
    };
    private final Random random;

    RandomQuestions(long seed) {
        random = new Random(seed);
    }

    QuestionContent next(IntPredicate kinds) {
        int kind = IntStream.generate(() -> random.nextInt(11))
                .filter(kinds)
                .findFirst()
                .orElseThrow();
        List<Tag> tags = new ArrayList<>(list(0, 3, () -> Tag.word(line())));
        if (random.nextInt(3) == 0) {
            tags.add(new Tag(Tag.Kind.CATEGORY, line(), 0));
        }
        if (random.nextInt(3) == 0) {
            tags.add(new Tag(Tag.Kind.ARTICLE, Integer.toString(1 + random.nextInt(99)), 1 + random.nextInt(9)));
            tags.add(new Tag(Tag.Kind.PLATFORM, "TAOBAO", 0));
        }
        // words that look like another kind of tag are that kind; an external name has no brackets to be told apart
        List<Tag> honest = tags.stream().map(tag -> Tag.read(tag.written())).toList();
        return new QuestionContent(
                random.nextBoolean() ? "" : line(),
                text(),
                task(kind),
                maybe(),
                random.nextInt(3) == 0 ? line() : "",
                1 + random.nextInt(5),
                honest);
    }

    private Task task(int kind) {
        return switch (kind) {
            case 0 -> {
                List<Task.Option> options = new ArrayList<>(list(1, 4, () -> option(weight())));
                options.add(random.nextInt(options.size() + 1), option(100));
                yield new Task.Choice(false, random.nextBoolean(), options);
            }
            case 1 -> {
                List<Task.Option> options = new ArrayList<>(list(1, 4, () -> option(weight())));
                options.add(option(33.333));
                yield new Task.Choice(true, random.nextBoolean(), options);
            }
            case 2 -> new Task.TrueFalse(random.nextBoolean(), maybe(), maybe());
            case 3 ->
                new Task.FillIn(
                        random.nextBoolean(), list(1, 3, () -> new Task.Accepted(line(), Math.abs(weight()), maybe())));
            case 4 ->
                new Task.Numbers(list(
                                1,
                                3,
                                () -> new Task.Span(
                                        random.nextInt(5) == 0 ? null : decimal(),
                                        random.nextBoolean()
                                                ? BigDecimal.ZERO
                                                : decimal().abs(),
                                        Math.abs(weight()),
                                        maybe())))
                        .accepted().stream()
                                .map(span -> span.value() == null
                                        ? new Task.Span(null, BigDecimal.ZERO, span.weight(), span.feedback())
                                        : span)
                                .collect(java.util.stream.Collectors.collectingAndThen(
                                        java.util.stream.Collectors.toList(), Task.Numbers::new));
            case 5 ->
                new Task.Matching(
                        random.nextBoolean(),
                        list(2, 4, () -> new Task.Pair(random.nextInt(6) == 0 ? RichText.EMPTY : pairText(), line())));
            case 6 -> new Task.Essay(list(0, 3, () -> new Task.Criterion(line(), 1 + random.nextInt(99))), maybe());
            case 7 -> new Task.Description();
            case 8 -> new Task.Ordering(list(2, 5, this::text));
            case 9 -> {
                List<Task.Option> replies = new ArrayList<>(list(1, 3, () -> option(weight())));
                replies.add(option(100));
                yield new Task.Script(list(1, 3, () -> new Task.Line(random.nextBoolean(), line(), "")), replies);
            }
            default ->
                new Task.Violation(list(
                        2, 5, () -> new Task.Line(random.nextBoolean(), line(), random.nextBoolean() ? line() : "")));
        };
    }

    /** The left side of a pair cannot hold an arrow: there the right side begins. */
    private RichText pairText() {
        RichText text = text();
        return new RichText(text.format(), text.text().replace("->", "→") + "左");
    }

    private Task.Option option(double weight) {
        return new Task.Option(text(), weight, maybe());
    }

    private double weight() {
        return new double[] {0, 50, -50, 33.333, -33.333, 25, 100}[random.nextInt(7)];
    }

    private BigDecimal decimal() {
        return BigDecimal.valueOf(random.nextInt(20_001) - 10_000, random.nextInt(4));
    }

    private <T> List<T> list(int least, int most, Supplier<T> one) {
        return IntStream.range(0, least + random.nextInt(most - least + 1))
                .mapToObj(_ -> one.get())
                .toList();
    }

    private RichText maybe() {
        return random.nextBoolean() ? RichText.EMPTY : text();
    }

    private RichText text() {
        return new RichText(TextFormat.values()[random.nextInt(TextFormat.values().length)], words() + "问");
    }

    private String line() {
        return (words() + "行").replaceAll("\\s+", " ").strip();
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        int many = 1 + random.nextInt(6);
        for (int i = 0; i < many; i++) {
            words.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return words.toString();
    }
}
