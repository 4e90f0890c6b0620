package cn.zhiban.kb.document;

import java.util.List;

/**
 * A piece of a Markdown file between headings.
 *
 * @param kind its form
 * @param lines its lines: those of a fence without the fence, others as they stand
 */
record TextBlock(Kind kind, List<String> lines) {
    /** Form of a block. */
    enum Kind {
        FENCE,
        INDENTED,
        QUOTE,
        TABLE,
        LIST,
        PROSE,
        RULE
    }

    TextBlock {
        lines = List.copyOf(lines);
    }

    String text() {
        return String.join("\n", lines).strip();
    }

    /** The lines without the marks that make a quote or an indented block of them. */
    String bare() {
        String text = switch (kind) {
            case QUOTE ->
                String.join(
                        "\n",
                        lines.stream()
                                .map(line -> line.replaceFirst("^\\s{0,3}>\\s?", ""))
                                .toList());
            case INDENTED -> String.join("\n", lines).stripIndent();
            default -> String.join("\n", lines);
        };
        return text.strip();
    }

    boolean isBlank() {
        return lines.stream().allMatch(String::isBlank);
    }
}
