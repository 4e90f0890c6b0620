package cn.zhiban.training.question.exchange;

import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Task;
import cn.zhiban.training.question.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Aiken: a text, options with letters, and the letter of the right one. Knows nothing else. */
final class Aiken {
    private static final Pattern OPTION = Pattern.compile("\\s*([A-Z])[).]\\s(.*)");
    private static final Pattern RIGHT = Pattern.compile("\\s*ANSWER\\s*:\\s*([A-Za-z])\\s*");
    private static final int LETTERS = 26;

    private Aiken() {}

    static Found read(byte[] file) {
        List<Found.Item> questions = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        String[] lines = TextFile.read(file).split("\n", -1);
        StringBuilder text = new StringBuilder();
        List<String> options = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            Matcher right = RIGHT.matcher(line);
            Matcher option = OPTION.matcher(line);
            if (right.matches()) {
                int pick = Character.toUpperCase(right.group(1).charAt(0)) - 'A';
                if (text.isEmpty() || options.size() < 2) {
                    remarks.add(Remark.refused(i + 1, "training.question.remark.aiken-options"));
                } else if (pick >= options.size()) {
                    remarks.add(Remark.refused(i + 1, "training.question.remark.aiken-answer", right.group(1)));
                } else {
                    questions.add(new Found.Item(begin, false, content(text.toString(), options, pick)));
                }
                text.setLength(0);
                options.clear();
            } else if (option.matches() && option.group(1).charAt(0) - 'A' == options.size() && !text.isEmpty()) {
                options.add(option.group(2).strip());
            } else if (!line.isBlank()) {
                if (!options.isEmpty()) {
                    remarks.add(Remark.refused(begin, "training.question.remark.aiken-unfinished"));
                    text.setLength(0);
                    options.clear();
                }
                begin = text.isEmpty() ? i + 1 : begin;
                text.append(text.isEmpty() ? "" : "\n").append(line.strip());
            }
        }
        if (!text.isEmpty()) {
            remarks.add(Remark.refused(begin, "training.question.remark.aiken-unfinished"));
        }
        return new Found(questions, List.of(), remarks);
    }

    private static QuestionContent content(String text, List<String> options, int right) {
        List<Task.Option> all = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            all.add(new Task.Option(
                    new RichText(TextFormat.PLAIN, options.get(i)), i == right ? Task.FULL : 0, RichText.EMPTY));
        }
        return QuestionContent.of("", new RichText(TextFormat.PLAIN, text), new Task.Choice(false, true, all));
    }

    /** Writes what is a question with one right option; says what the others lose or that they are left out. */
    static Written write(List<QuestionContent> questions) {
        StringBuilder out = new StringBuilder();
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            QuestionContent question = questions.get(i);
            if (!(question.task() instanceof Task.Choice choice)
                    || choice.multiple()
                    || choice.options().size() > LETTERS
                    || choice.options().stream()
                                    .filter(one -> one.weight() == Task.FULL)
                                    .count()
                            != 1) {
                remarks.add(Remark.refused(
                        i + 1,
                        "training.question.remark.not-in-format",
                        question.name(),
                        question.kind().name()));
                continue;
            }
            if (losesSomething(question, choice)) {
                remarks.add(Remark.noted(i + 1, "training.question.remark.aiken-loss", question.name()));
            }
            // a line of the text that looks like an option would become one
            for (String line : question.text().text().split("\n")) {
                boolean looks =
                        OPTION.matcher(line).matches() || RIGHT.matcher(line).matches();
                out.append(looks ? "- " : "").append(line.isBlank() ? "" : line.strip() + "\n");
            }
            char letter = 'A';
            char right = 'A';
            for (Task.Option option : choice.options()) {
                right = option.weight() == Task.FULL ? letter : right;
                out.append(letter).append(") ").append(option.text().toLine()).append('\n');
                letter++;
            }
            out.append("ANSWER: ").append(right).append("\n\n");
        }
        return new Written(out.toString(), remarks);
    }

    private static boolean losesSomething(QuestionContent question, Task.Choice choice) {
        return !question.title().isEmpty()
                || !question.tags().isEmpty()
                || !question.explanation().isEmpty()
                || choice.options().stream()
                        .anyMatch(one -> !one.feedback().isEmpty() || one.weight() != 0 && one.weight() != Task.FULL);
    }
}
