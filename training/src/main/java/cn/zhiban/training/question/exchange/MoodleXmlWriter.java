package cn.zhiban.training.question.exchange;

import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Tag;
import cn.zhiban.training.question.Task;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes Moodle XML that {@link MoodleXml} reads without loss. */
final class MoodleXmlWriter {
    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
    private String category = "";

    private MoodleXmlWriter() {}

    static Written write(List<QuestionContent> questions) {
        MoodleXmlWriter writer = new MoodleXmlWriter();
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            QuestionContent question = questions.get(i);
            String type = type(question.task());
            if (type.isEmpty()) {
                remarks.add(Remark.refused(
                        i + 1,
                        "training.question.remark.not-in-format",
                        question.name(),
                        question.kind().name()));
            } else {
                writer.question(question, type);
            }
        }
        return new Written(writer.out.append("</quiz>\n").toString(), remarks);
    }

    private static String type(Task task) {
        return switch (task) {
            case Task.Choice _ -> "multichoice";
            case Task.TrueFalse _ -> "truefalse";
            case Task.FillIn _ -> "shortanswer";
            case Task.Numbers _ -> "numerical";
            case Task.Matching _ -> "matching";
            case Task.Ordering _ -> "ordering";
            case Task.Essay _ -> "essay";
            case Task.Description _ -> "description";
            case Task.Script _, Task.Violation _ -> "";
        };
    }

    private void question(QuestionContent question, String type) {
        List<Tag> categories = question.tags().stream()
                .filter(tag -> tag.kind() == Tag.Kind.CATEGORY)
                .toList();
        String wanted = categories.isEmpty() ? "" : categories.getFirst().value();
        if (!wanted.equals(category)) {
            out.append("<question type=\"category\"><category><text>")
                    .append(escaped(wanted))
                    .append("</text></category></question>\n");
            category = wanted;
        }
        out.append("<question type=\"").append(type).append("\">\n<name><text>");
        out.append(escaped(question.title())).append("</text></name>\n");
        rich("questiontext", question.text());
        rich("generalfeedback", question.explanation());
        simple("idnumber", question.externalId());
        task(question.task());
        out.append("<tags>");
        if (question.difficulty() != QuestionContent.MEDIUM) {
            tag("difficulty:" + question.difficulty());
        }
        question.tags().stream()
                .filter(tag -> categories.isEmpty() || !tag.equals(categories.getFirst()))
                .forEach(tag -> tag(tag.written()));
        out.append("</tags>\n</question>\n");
    }

    private void task(Task task) {
        switch (task) {
            case Task.Choice(boolean multiple, boolean shuffle, List<Task.Option> options) -> {
                simple("single", Boolean.toString(!multiple));
                simple("shuffleanswers", Boolean.toString(shuffle));
                options.forEach(one -> answer(one.weight(), one.text(), "", one.feedback()));
            }
            case Task.TrueFalse(boolean right, RichText yes, RichText no) -> {
                plain(right ? Task.FULL : 0, "true", "", yes);
                plain(right ? 0 : Task.FULL, "false", "", no);
            }
            case Task.FillIn(boolean caseMatters, List<Task.Accepted> accepted) -> {
                simple("usecase", caseMatters ? "1" : "0");
                accepted.forEach(one -> plain(one.weight(), one.text(), "", one.feedback()));
            }
            case Task.Numbers(List<Task.Span> accepted) ->
                accepted.forEach(one -> plain(
                        one.weight(),
                        one.value() == null ? "*" : number(one.value()),
                        "<tolerance>" + number(one.tolerance()) + "</tolerance>",
                        one.feedback()));
            case Task.Matching(boolean shuffle, List<Task.Pair> pairs) -> {
                simple("shuffleanswers", Boolean.toString(shuffle));
                for (Task.Pair pair : pairs) {
                    out.append("<subquestion").append(format(pair.left())).append("><text>");
                    out.append(escaped(pair.left().text())).append("</text><answer><text>");
                    out.append(escaped(pair.right())).append("</text></answer></subquestion>\n");
                }
            }
            case Task.Ordering(List<RichText> steps) -> {
                for (int i = 0; i < steps.size(); i++) {
                    answer(i + 1, steps.get(i), "", RichText.EMPTY);
                }
            }
            case Task.Essay(List<Task.Criterion> rubric, RichText model) -> {
                out.append("<graderinfo").append(format(model)).append("><text>");
                rubric.forEach(one ->
                        out.append(escaped(one.percent() + "% " + one.text())).append('\n'));
                out.append(escaped(model.text())).append("</text></graderinfo>\n");
            }
            default -> {}
        }
    }

    private void answer(double weight, RichText text, String more, RichText feedback) {
        out.append("<answer fraction=\"")
                .append(number(BigDecimal.valueOf(weight)))
                .append('"');
        out.append(format(text)).append("><text>").append(escaped(text.text())).append("</text>");
        out.append(more);
        rich("feedback", feedback);
        out.append("</answer>\n");
    }

    private void plain(double weight, String text, String more, RichText feedback) {
        out.append("<answer fraction=\"").append(number(BigDecimal.valueOf(weight)));
        out.append("\" format=\"moodle_auto_format\"><text>")
                .append(escaped(text))
                .append("</text>");
        out.append(more);
        rich("feedback", feedback);
        out.append("</answer>\n");
    }

    private void rich(String name, RichText text) {
        out.append('<').append(name).append(format(text)).append("><text>");
        out.append(escaped(text.text())).append("</text></").append(name).append(">\n");
    }

    private void simple(String name, String value) {
        out.append('<').append(name).append('>').append(escaped(value));
        out.append("</").append(name).append(">\n");
    }

    private void tag(String value) {
        out.append("<tag><text>").append(escaped(value)).append("</text></tag>");
    }

    private static String format(RichText text) {
        String format = switch (text.format()) {
            case MARKDOWN -> "markdown";
            case HTML -> "html";
            case PLAIN -> "plain_text";
            case MOODLE -> "moodle_auto_format";
        };
        return " format=\"" + format + "\"";
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
