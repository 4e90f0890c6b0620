package cn.zhiban.training.question.exchange;

import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Tag;
import cn.zhiban.training.question.Task;
import cn.zhiban.training.question.TextFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes GIFT that {@link Gift} reads without loss. What GIFT cannot say stands in comments other programs pass over. */
public final class GiftWriter {
    private final StringBuilder out = new StringBuilder();
    private final List<Remark> remarks = new ArrayList<>();
    private TextFormat format = TextFormat.MARKDOWN;
    private String category = "";

    private GiftWriter() {}

    /** The questions as a file; kinds that GIFT does not know are named in the remarks. */
    public static Written write(List<QuestionContent> questions) {
        GiftWriter writer = new GiftWriter();
        for (int i = 0; i < questions.size(); i++) {
            QuestionContent question = questions.get(i);
            if (isKnown(question.task())) {
                writer.question(question);
            } else {
                writer.remarks.add(Remark.refused(
                        i + 1,
                        "training.question.remark.not-in-format",
                        question.name(),
                        question.kind().name()));
            }
        }
        return new Written(writer.out.toString(), writer.remarks);
    }

    static boolean isKnown(Task task) {
        return !(task instanceof Task.Ordering || task instanceof Task.Script || task instanceof Task.Violation);
    }

    private void question(QuestionContent question) {
        category(question);
        if (!question.externalId().isEmpty()) {
            meta("id", question.externalId());
        }
        if (question.difficulty() != QuestionContent.MEDIUM) {
            meta("difficulty", Integer.toString(question.difficulty()));
        }
        List<Tag> categories = categories(question);
        for (Tag tag : question.tags()) {
            if (!(tag.kind() == Tag.Kind.CATEGORY && tag.equals(categories.getFirst()))) {
                meta("tag", tag.written());
            }
        }
        hidden(question.task());
        if (question.task() instanceof Task.Description) {
            hidden("general", question.explanation());
        }
        if (!question.title().isEmpty()) {
            out.append("::").append(Escapes.escaped(question.title())).append("::");
        }
        format = question.text().format();
        out.append('[').append(format.name().toLowerCase(Locale.ROOT)).append(']');
        out.append(Escapes.escaped(question.text().text()));
        if (!(question.task() instanceof Task.Description)) {
            out.append(" {");
            task(question.task());
            if (!question.explanation().isEmpty()) {
                out.append("\n\t####").append(text(question.explanation()));
            }
            out.append('}');
        }
        out.append("\n\n");
    }

    private static List<Tag> categories(QuestionContent question) {
        return question.tags().stream()
                .filter(tag -> tag.kind() == Tag.Kind.CATEGORY)
                .toList();
    }

    private void category(QuestionContent question) {
        List<Tag> categories = categories(question);
        String wanted = categories.isEmpty() ? "" : categories.getFirst().value();
        if (!wanted.equals(category)) {
            out.append("$CATEGORY: ").append(Escapes.escaped(wanted)).append("\n\n");
            category = wanted;
        }
    }

    private void meta(String name, String value) {
        out.append("// [")
                .append(name)
                .append(':')
                .append(value.replace("\\", "\\\\")
                        .replace("]", "\\]")
                        .replace("[", "\\[")
                        .replace("\n", "\\n"))
                .append("]\n");
    }

    /** What GIFT has no words for. */
    private void hidden(Task task) {
        switch (task) {
            case Task.FillIn(boolean caseMatters, var accepted) -> {
                if (accepted.stream().allMatch(one -> one.text().contains("->"))) {
                    meta("kind", "fill-in");
                }
                if (caseMatters) {
                    meta("case", "1");
                }
            }
            case Task.Choice(boolean multiple, boolean shuffle, List<Task.Option> options) -> {
                if (!shuffle) {
                    meta("shuffle", "0");
                }
                // right answers only would be words to type
                if (!multiple && options.stream().allMatch(option -> option.weight() == Task.FULL)) {
                    meta("kind", "choice");
                }
            }
            case Task.Matching(boolean shuffle, var _) when !shuffle -> meta("shuffle", "0");
            case Task.Essay(List<Task.Criterion> rubric, RichText model) -> {
                rubric.forEach(one -> meta("rubric", one.percent() + "|" + one.text()));
                hidden("model", model);
            }
            default -> {}
        }
    }

    private void hidden(String name, RichText text) {
        if (!text.isEmpty()) {
            meta(name, "[" + text.format().name().toLowerCase(Locale.ROOT) + "]" + Escapes.escaped(text.text()));
        }
    }

    private void task(Task task) {
        switch (task) {
            case Task.Choice(boolean multiple, var _, List<Task.Option> options) ->
                options.forEach(option -> answer(
                        multiple || option.weight() != Task.FULL ? "~" : "=",
                        multiple || option.weight() != 0 && option.weight() != Task.FULL,
                        option.weight(),
                        text(option.text()),
                        option.feedback()));
            case Task.TrueFalse(boolean right, RichText yes, RichText no) -> {
                out.append(right ? "TRUE" : "FALSE");
                if (!yes.isEmpty() || !no.isEmpty()) {
                    out.append('#').append(text(yes));
                }
                if (!no.isEmpty()) {
                    out.append('#').append(text(no));
                }
            }
            case Task.FillIn(var _, List<Task.Accepted> accepted) ->
                accepted.forEach(one -> answer(
                        "=",
                        one.weight() != Task.FULL,
                        one.weight(),
                        "[" + format.name().toLowerCase(Locale.ROOT) + "]" + Escapes.escaped(one.text()),
                        one.feedback()));
            case Task.Numbers(List<Task.Span> accepted) -> {
                out.append('#');
                accepted.forEach(
                        one -> answer("=", one.weight() != Task.FULL, one.weight(), number(one), one.feedback()));
            }
            case Task.Matching(var _, List<Task.Pair> pairs) ->
                pairs.forEach(pair -> out.append("\n\t=")
                        .append(text(pair.left()))
                        .append(pair.right().startsWith("[") ? " -> [plain]" : " -> ")
                        .append(Escapes.escaped(pair.right())));
            default -> {}
        }
    }

    private void answer(String sign, boolean weighted, double weight, String text, RichText feedback) {
        out.append("\n\t").append(sign);
        if (weighted) {
            out.append('%').append(plain(BigDecimal.valueOf(weight))).append('%');
        }
        out.append(text);
        if (!feedback.isEmpty()) {
            out.append('#').append(text(feedback));
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String number(Task.Span span) {
        BigDecimal value = span.value();
        return value == null
                ? "*"
                : plain(value) + (span.tolerance().signum() == 0 ? "" : ":" + plain(span.tolerance()));
    }

    /** With its format where it is another than the question's, or where the text could be taken for one. */
    private String text(RichText text) {
        boolean named = text.format() != format && !text.isEmpty()
                || text.text().startsWith("[")
                || text.text().startsWith("%");
        return (named ? "[" + text.format().name().toLowerCase(Locale.ROOT) + "]" : "") + Escapes.escaped(text.text());
    }
}
