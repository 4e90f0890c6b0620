package cn.zhiban.kb.variable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables in a text: {@code [订单号]} or {@code {订单号}}, at most 80 characters on one line. Names that chat tools draw
 * as faces, such as {@code [微笑]}, are none, and neither are Markdown's links. The browser does the same
 * (zhiban-copy.js).
 */
public final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[([^\\[\\]\\n]{1,80})](?!\\()|\\{([^{}\\n]{1,80})}");
    private static final Set<String> FACES = faces();

    private Placeholders() {}

    /** Names of the variables in a text, each once, in order. */
    public static List<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String name = name(matcher);
            if (!name.isEmpty() && !(matcher.group(1) != null && FACES.contains(name))) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    /** The text with the variables that have a value filled in; the others stay as they are. */
    public static String fill(String text, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Objects.requireNonNullElse(values.get(name(found)), Objects.requireNonNull(found.group()))));
    }

    private static String name(MatchResult matcher) {
        String square = matcher.group(1);
        return (square == null ? Objects.requireNonNull(matcher.group(2)) : square).strip();
    }

    private static Set<String> faces() {
        try (InputStream in = Objects.requireNonNull(Placeholders.class.getResourceAsStream("/kb/faces.txt"))) {
            return Set.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
