package cn.zhiban.bench;

import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Task;
import cn.zhiban.training.question.TextFormat;
import cn.zhiban.training.question.exchange.Found;
import cn.zhiban.training.question.exchange.Gift;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads GIFT files and compares what was understood with what another reader states in a JSON file beside each. Blanks
 * in a row count as one except in Markdown, as do those beside the gap of a missing word; a number with a tolerance is
 * the same as its range; an unsaid weight is all or nothing.
 */
final class GiftBench {
    private static final String GAP = "\\s*_____\\s*";
    private static final double SAME = 1e-6;

    private GiftBench() {}

    /** Prints a line per file. */
    static void run(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".gift"))
                    .sorted()
                    .toList();
        }
        int equal = 0;
        int compared = 0;
        int questions = 0;
        System.out.printf("%-40s %9s %9s %9s  %s%n", "file", "stated", "found", "remarks", "same meaning");
        for (Path file : files) {
            Found found = Gift.read(Files.readAllBytes(file));
            Path stated = file.resolveSibling(file.getFileName().toString().replaceAll("\\.gift$", ".json"));
            if (!Files.exists(stated)) {
                System.out.printf(
                        "%-40s %9s %9d %9d  %s%n",
                        file.getFileName(),
                        "-",
                        found.questions().size(),
                        found.remarks().size(),
                        "(nothing to compare)");
                continue;
            }
            JsonNode json = JsonMapper.builder().build().readTree(Files.readString(stated));
            List<String> differences = differences(json, found);
            compared++;
            questions += json.size();
            equal += differences.isEmpty() ? 1 : 0;
            System.out.printf(
                    "%-40s %9d %9d %9d  %s%n",
                    file.getFileName(),
                    json.size(),
                    found.questions().size() + found.categories().size(),
                    found.remarks().size(),
                    differences.isEmpty() ? "yes" : "NO");
            differences.forEach(difference -> System.out.println("    " + difference));
        }
        System.out.printf("%d of %d files with the same meaning (%d questions stated)%n", equal, compared, questions);
    }

    private static List<String> differences(JsonNode stated, Found found) {
        List<String> differences = new ArrayList<>();
        List<Found.Item> items = new ArrayList<>(found.questions());
        List<Found.Category> categories = new ArrayList<>(found.categories());
        for (int i = 0; i < stated.size(); i++) {
            JsonNode one = stated.get(i);
            List<String> expected;
            List<String> actual;
            if (one.path("type").asString("").equals("Category")) {
                expected = List.of(one.path("title").asString(""));
                actual = categories.isEmpty()
                        ? List.of("(none)")
                        : List.of(categories.removeFirst().title());
            } else {
                expected = stated(one);
                actual = items.isEmpty() ? List.of("(none)") : found(items.removeFirst());
            }
            if (!expected.equals(actual)) {
                differences.add("question " + (i + 1) + " stated " + expected);
                differences.add("question " + (i + 1) + " found  " + actual);
            }
        }
        items.forEach(item -> differences.add("not stated: " + item.content().name()));
        return differences;
    }

    /** What the other reader says, one fact a line. */
    private static List<String> stated(JsonNode json) {
        List<String> facts = new ArrayList<>();
        String type = json.path("type").asString("");
        facts.add("type " + type);
        facts.add("id " + json.path("id").asString(""));
        facts.add("title " + json.path("title").asString("").replaceAll("\\s+", " "));
        facts.add("text " + text(json.path("stem")));
        facts.add("embedded " + json.path("hasEmbeddedAnswers").asBoolean(false));
        facts.add("general " + text(json.path("globalFeedback")));
        json.path("tags").forEach(tag -> facts.add("tag " + tag.asString("")));
        JsonNode choices = json.path("choices");
        switch (type) {
            case "TF" -> {
                facts.add("true " + json.path("isTrue").asBoolean());
                facts.add("feedback " + text(json.path("trueFeedback")));
                facts.add("feedback " + text(json.path("falseFeedback")));
            }
            case "Matching" ->
                json.path("matchPairs")
                        .forEach(pair -> facts.add("pair " + text(pair.path("subquestion")) + " -> "
                                + pair.path("subanswer").asString("").strip()));
            case "Numerical" -> {
                if (choices.isArray()) {
                    choices.forEach(one -> facts.add("answer " + range(one.path("text")) + answer(one)));
                } else {
                    facts.add("answer " + range(choices) + " 100.0 ");
                }
            }
            case "Short" ->
                choices.forEach(one ->
                        facts.add("answer " + line(one.path("text").path("text").asString("")) + answer(one)));
            default -> choices.forEach(one -> facts.add("answer " + text(one.path("text")) + answer(one)));
        }
        return facts;
    }

    private static String answer(JsonNode one) {
        JsonNode weight = one.path("weight");
        double percent =
                weight.isNumber() ? weight.asDouble() : one.path("isCorrect").asBoolean() ? Task.FULL : 0;
        return " " + percent + " " + text(one.path("feedback"));
    }

    private static String range(JsonNode number) {
        return switch (number.path("type").asString("")) {
            case "high-low" ->
                interval(
                        number.path("numberLow").asDouble(),
                        number.path("numberHigh").asDouble());
            case "range" -> {
                double middle = number.path("number").asDouble();
                double tolerance = number.path("range").asDouble();
                yield interval(middle - tolerance, middle + tolerance);
            }
            default ->
                interval(number.path("number").asDouble(), number.path("number").asDouble());
        };
    }

    private static String interval(double low, double high) {
        return String.format(Locale.ROOT, "%.6f..%.6f", low + SAME / 1e3, high + SAME / 1e3);
    }

    private static String text(JsonNode text) {
        String words = text.path("text").asString("");
        String format = text.path("format").asString("");
        return words.isBlank() ? "" : format + " " + (format.equals("markdown") ? words.strip() : line(words));
    }

    /** What was understood, in the same way. */
    private static List<String> found(Found.Item item) {
        QuestionContent question = item.content();
        List<String> facts = new ArrayList<>();
        facts.add("type " + type(question.task()));
        facts.add("id " + question.externalId());
        facts.add("title " + question.title());
        facts.add("text " + text(question.text()));
        facts.add("embedded " + item.embedded());
        facts.add("general " + text(question.explanation()));
        question.tags().stream()
                .filter(tag -> tag.kind() != cn.zhiban.training.question.Tag.Kind.CATEGORY)
                .forEach(tag -> facts.add("tag " + tag.written()));
        switch (question.task()) {
            case Task.TrueFalse(boolean right, RichText yes, RichText no) -> {
                facts.add("true " + right);
                facts.add("feedback " + text(yes));
                facts.add("feedback " + text(no));
            }
            case Task.Matching matching ->
                matching.pairs().forEach(pair -> facts.add("pair " + text(pair.left()) + " -> " + pair.right()));
            case Task.Numbers numbers ->
                numbers.accepted()
                        .forEach(span -> facts.add(
                                "answer " + interval(span) + " " + span.weight() + " " + text(span.feedback())));
            case Task.FillIn words ->
                words.accepted()
                        .forEach(one ->
                                facts.add("answer " + one.text() + " " + one.weight() + " " + text(one.feedback())));
            case Task.Choice choice ->
                choice.options()
                        .forEach(one -> facts.add(
                                "answer " + text(one.text()) + " " + one.weight() + " " + text(one.feedback())));
            default -> {}
        }
        return facts;
    }

    private static String interval(Task.Span span) {
        BigDecimal value = span.value();
        return value == null
                ? "*"
                : interval(
                        value.subtract(span.tolerance()).doubleValue(),
                        value.add(span.tolerance()).doubleValue());
    }

    private static String type(Task task) {
        return switch (task) {
            case Task.Choice _ -> "MC";
            case Task.TrueFalse _ -> "TF";
            case Task.FillIn _ -> "Short";
            case Task.Numbers _ -> "Numerical";
            case Task.Matching _ -> "Matching";
            case Task.Essay _ -> "Essay";
            case Task.Description _ -> "Description";
            default -> task.kind().name();
        };
    }

    private static String text(RichText text) {
        return text.isEmpty()
                ? ""
                : text.format().name().toLowerCase(Locale.ROOT) + " "
                        + (text.format() == TextFormat.MARKDOWN ? text.text() : line(text.text()));
    }

    private static String line(String text) {
        return text.replaceAll(GAP, " _____ ").replaceAll("\\s+", " ").strip();
    }
}
