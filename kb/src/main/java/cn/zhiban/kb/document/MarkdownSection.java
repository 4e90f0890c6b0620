package cn.zhiban.kb.document;

import java.util.List;

/**
 * A heading and what stands below it until the next heading.
 *
 * @param level 1 to 6, 7 for a line of bold letters that serves as a heading, 0 for what stands before the first
 * @param heading its text as it stands
 * @param blocks what follows
 * @param labelLevel level of the headings that were labels and became a part of it, or 0
 */
record MarkdownSection(int level, String heading, List<TextBlock> blocks, int labelLevel) {
    MarkdownSection {
        blocks = List.copyOf(blocks);
    }

    MarkdownSection(int level, String heading, List<TextBlock> blocks) {
        this(level, heading, blocks, 0);
    }

    boolean hasHard() {
        return blocks.stream()
                .anyMatch(block -> block.kind() == TextBlock.Kind.FENCE || block.kind() == TextBlock.Kind.INDENTED);
    }

    boolean hasText() {
        return blocks.stream().anyMatch(block -> block.kind() != TextBlock.Kind.RULE && !block.isBlank());
    }

    boolean hasLabel(DocumentWords.Label label) {
        return blocks.stream()
                .filter(block -> block.kind() != TextBlock.Kind.FENCE)
                .flatMap(block -> block.lines().stream())
                .flatMap(line -> DocumentWords.label(line).stream())
                .anyMatch(found -> found.label() == label);
    }
}
