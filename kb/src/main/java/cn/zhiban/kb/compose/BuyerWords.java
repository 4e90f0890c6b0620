package cn.zhiban.kb.compose;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words by which messages are split, read from {@code kb/questions.txt}. */
final class BuyerWords {
    private static final Map<String, String> GROUPS = read();

    static final Pattern OPENING = starting("opening");
    static final Pattern CLOSING = Pattern.compile("(?:" + group("closing") + ")$");
    static final Pattern CHATTER = Pattern.compile(group("chatter"));
    static final Pattern CONNECTIVE = Pattern.compile(group("connective"));
    static final Pattern DANGLING = Pattern.compile("(?:" + group("dangling") + ")$");
    static final Pattern QUESTION = Pattern.compile(group("question"));
    static final Pattern ENDING = Pattern.compile("(?:" + group("ending") + ")$");
    static final Pattern NOT_QUESTION = Pattern.compile(group("notquestion"));
    static final Pattern REQUEST = Pattern.compile(group("request"));
    static final Pattern DEPENDENT = Pattern.compile(group("dependent"));
    static final Pattern CONTINUATION = starting("continuation");
    static final Pattern NUMBER = Pattern.compile(group("number"));
    static final Pattern ENTRY = Pattern.compile(group("entry"));

    private BuyerWords() {}

    /** Where the text goes on after the expression at this place, or the place itself. */
    static int after(Pattern expression, String text, int from, int to) {
        Matcher matcher = expression.matcher(text).region(from, to).useTransparentBounds(true);
        return matcher.lookingAt() ? matcher.end() : from;
    }

    private static Pattern starting(String name) {
        return Pattern.compile(group(name));
    }

    private static String group(String name) {
        return Objects.requireNonNull(GROUPS.get(name), name);
    }

    private static Map<String, String> read() {
        Map<String, String> groups = new HashMap<>();
        String name = "";
        for (String line : lines()) {
            if (line.isBlank() || line.startsWith("# ")) {
                continue;
            }
            if (line.matches("[a-z]+:")) {
                name = line.substring(0, line.length() - 1);
            } else {
                String expressions = String.join("|", line.strip().split("\\s+"));
                groups.merge(name, expressions, (before, more) -> before + "|" + more);
            }
        }
        return groups;
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(BuyerWords.class.getResourceAsStream("/kb/questions.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
