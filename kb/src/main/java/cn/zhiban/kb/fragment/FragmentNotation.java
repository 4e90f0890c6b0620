package cn.zhiban.kb.fragment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an answer names others: two curly brackets with the word for fragment (fragment-words.txt), a colon and an id or short
 * code include its text; {@code [[id|text]]} links to it. After a bar a fragment may carry a name for those who read the source.
 */
public final class FragmentNotation {
    /** Words that say that a fragment is meant; the first is the one that is written. */
    private static final List<String> WORDS = words();

    private static final Pattern FRAGMENT = Pattern.compile("\\{\\{\\s*(?:" + String.join("|", WORDS)
            + ")\\s*[:\\x{FF1A}]\\s*([^{}|\\n]{1,80}?)\\s*(?:\\|([^{}\\n]{0,600}))?}}");
    private static final Pattern LINK =
            Pattern.compile("\\[\\[\\s*([^\\[\\]|\\n]{1,80}?)\\s*(?:\\|([^\\[\\]\\n]{0,600}))?]]");
    private static final Pattern EITHER = Pattern.compile(FRAGMENT + "|" + LINK);

    private FragmentNotation() {}

    /** What is done with the other answer. */
    public enum Kind {
        /** its text stands here */
        FRAGMENT,
        /** its page is one click away */
        LINK
    }

    /**
     * One place in a text that names another answer.
     *
     * @param reference id, external id or short code
     * @param label words after the bar, or empty
     * @param start first character of the place
     * @param end character after it
     */
    public record Use(Kind kind, String reference, String label, int start, int end) {}

    /** All places in reading order. */
    public static List<Use> uses(String markdown) {
        if (!markdown.contains("{{") && !markdown.contains("[[")) {
            return List.of();
        }
        List<Use> uses = new ArrayList<>();
        Matcher matcher = EITHER.matcher(markdown);
        while (matcher.find()) {
            boolean fragment = matcher.group(1) != null;
            String reference = matcher.group(fragment ? 1 : 3);
            String label = matcher.group(fragment ? 2 : 4);
            uses.add(new Use(
                    fragment ? Kind.FRAGMENT : Kind.LINK,
                    reference,
                    label == null ? "" : label.strip(),
                    matcher.start(),
                    matcher.end()));
        }
        return uses;
    }

    /** The text with what the function has for each place; where it has nothing, the place stays as it is. */
    static String replace(String markdown, Function<Use, @Nullable String> replacement) {
        List<Use> uses = uses(markdown);
        if (uses.isEmpty()) {
            return markdown;
        }
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (Use use : uses) {
            String instead = replacement.apply(use);
            if (instead != null) {
                text.append(markdown, done, use.start()).append(instead);
                done = use.end();
            }
        }
        return text.append(markdown, done, markdown.length()).toString();
    }

    /** The notation that includes an answer. */
    public static String fragment(long id, String name) {
        return "{{" + WORDS.getFirst() + ":" + id + "|" + clean(name) + "}}";
    }

    /** The notation that links to an answer; without a text it shows the title, whatever that is by then. */
    public static String link(long id, String text) {
        return text.isEmpty() ? "[[" + id + "]]" : "[[" + id + "|" + clean(text) + "]]";
    }

    private static String clean(String text) {
        return text.replaceAll("[\\[\\]{}|\\s]+", " ").strip();
    }

    private static List<String> words() {
        try (InputStream in =
                Objects.requireNonNull(FragmentNotation.class.getResourceAsStream("/kb/fragment-words.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
