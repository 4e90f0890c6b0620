package cn.zhiban.kb.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The facts between two lines of {@code ---} at the beginning of a Markdown file. Understands {@code name: value},
 * quoted values, {@code [a, b]} and lists on lines of their own; several values are separated by line breaks.
 *
 * @param facts by name in lower case
 * @param body the rest of the file
 */
record FrontMatter(Map<String, String> facts, String body) {
    private static final String LINE = "---";

    static FrontMatter split(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !LINE.equals(lines.getFirst().stripTrailing())) {
            return new FrontMatter(Map.of(), text);
        }
        int end = 1;
        while (end < lines.size() && !LINE.equals(lines.get(end).stripTrailing())) {
            end++;
        }
        if (end == lines.size() || lines.subList(1, end).stream().noneMatch(line -> line.matches("[\\w .-]+:.*"))) {
            return new FrontMatter(Map.of(), text);
        }
        return new FrontMatter(facts(lines.subList(1, end)), String.join("\n", lines.subList(end + 1, lines.size())));
    }

    String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    private static Map<String, String> facts(List<String> lines) {
        Map<String, String> facts = new LinkedHashMap<>();
        String name = "";
        for (String line : lines) {
            if (line.matches("\\s*-\\s+.*") && !name.isEmpty()) {
                String entry = value(line.replaceFirst("^\\s*-\\s+", ""));
                facts.merge(name, entry, (before, one) -> before.isEmpty() ? one : before + "\n" + one);
            } else if (line.matches("[^\\s:#-][^:]*:.*")) {
                int colon = line.indexOf(':');
                name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                facts.put(name, value(line.substring(colon + 1)));
            }
        }
        return facts;
    }

    private static String value(String text) {
        String bare = text.strip();
        if (bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")) {
            return unquoted(bare.substring(1, bare.length() - 1));
        }
        if (bare.length() > 1 && bare.startsWith("'") && bare.endsWith("'")) {
            return bare.substring(1, bare.length() - 1).replace("''", "'");
        }
        if (bare.startsWith("[") && bare.endsWith("]")) {
            return String.join(
                    "\n",
                    java.util.Arrays.stream(bare.substring(1, bare.length() - 1).split(","))
                            .map(FrontMatter::value)
                            .toList());
        }
        return bare;
    }

    /** A value as it is written, read again by {@link #split} without loss. */
    static String quoted(String value) {
        return "\""
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n") + "\"";
    }

    private static String unquoted(String text) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                value.append(
                        switch (text.charAt(i)) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            default -> text.charAt(i);
                        });
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }
}
