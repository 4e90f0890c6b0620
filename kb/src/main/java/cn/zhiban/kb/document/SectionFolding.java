package cn.zhiban.kb.document;

import cn.zhiban.kb.document.DocumentWords.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts sections together that belong to one article: headings that are only labels, and headings below the split level. */
final class SectionFolding {
    private SectionFolding() {}

    /**
     * Folds.
     *
     * @param splitLevel deepest heading that begins an article, or 0 for every heading
     */
    static List<MarkdownSection> fold(List<MarkdownSection> sections, int splitLevel) {
        List<MarkdownSection> folded = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            MarkdownSection section = sections.get(i);
            MarkdownSection before = folded.isEmpty() ? section : folded.getLast();
            boolean below = before.level() > 0 && section.level() > before.level();
            boolean leaf = i + 1 == sections.size() || sections.get(i + 1).level() <= section.level();
            Optional<Label> label = DocumentWords.exactLabel(DocumentWords.title(section.heading()));
            boolean after = !folded.isEmpty() && before.level() > 0 && section.level() > 0;
            if (after && leaf && label.isPresent() && section.hasText() && (below || isLabelled(before, section))) {
                folded.removeLast();
                folded.add(joined(before, section.heading() + ":", section.blocks(), section.level()));
            } else if (after && splitLevel > 0 && section.level() > splitLevel) {
                folded.removeLast();
                String line = "#".repeat(Math.min(6, section.level())) + " " + section.heading();
                folded.add(joined(before, line, section.blocks(), 0));
            } else {
                folded.add(section);
            }
        }
        return folded;
    }

    /** The section took in a label of the same level already. */
    private static boolean isLabelled(MarkdownSection before, MarkdownSection section) {
        return before.labelLevel() == section.level();
    }

    private static MarkdownSection joined(MarkdownSection first, String line, List<TextBlock> more, int labelLevel) {
        List<TextBlock> blocks = new ArrayList<>(first.blocks());
        blocks.add(new TextBlock(TextBlock.Kind.PROSE, List.of(line)));
        blocks.addAll(more);
        return new MarkdownSection(first.level(), first.heading(), blocks, Math.max(labelLevel, first.labelLevel()));
    }

    /** A block as it stood in the file. */
    static String markdown(TextBlock block) {
        String text = String.join("\n", block.lines());
        return block.kind() == TextBlock.Kind.FENCE ? "```\n" + text + "\n```" : text.stripTrailing();
    }
}
