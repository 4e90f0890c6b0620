package cn.zhiban.training.question.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a GIFT file into blocks at blank lines. Comments go; what they say in brackets ({@code [id:7] [tag:refund]})
 * belongs to the next block. A blank line between braces does not end a block, unless the brace is never closed.
 */
final class GiftBlocks {
    private static final Pattern META = Pattern.compile("(?<!\\\\)\\[([a-z-]+):((?:\\\\.|[^\\]\\\\])+)]");

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    /**
     * A block.
     *
     * @param line on which it begins
     * @param text without comments, escapes hidden
     * @param meta what comments said in brackets, by name
     */
    record Block(int line, String text, Map<String, List<String>> meta) {}

    private final String[] lines;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Map<String, List<String>> meta = new LinkedHashMap<>();
    private int begin;

    private GiftBlocks(String file) {
        lines = file.split("\n", -1);
    }

    static List<Block> of(String file) {
        GiftBlocks blocks = new GiftBlocks(file);
        blocks.read();
        return blocks.blocks;
    }

    private void read() {
        for (int i = 0; i < lines.length; i++) {
            String line = Escapes.hide(lines[i]);
            String bare = line.strip();
            if (bare.startsWith("//")) {
                remember(lines[i]);
                if (!text.isEmpty()) {
                    text.append('\n');
                }
            } else if (bare.startsWith("$CATEGORY:") && !open()) {
                end();
                begin = i + 1;
                text.append(bare);
                end();
            } else if (bare.isEmpty() && !(open() && closes(i + 1))) {
                end();
            } else {
                if (text.toString().isBlank() && !bare.isEmpty()) {
                    text.setLength(0);
                    begin = i + 1;
                }
                text.append(line).append('\n');
            }
        }
        end();
    }

    private void end() {
        if (!text.toString().isBlank()) {
            blocks.add(new Block(begin, text.toString(), meta));
            meta = new LinkedHashMap<>();
        }
        text.setLength(0);
    }

    private boolean open() {
        return text.lastIndexOf("{") > text.lastIndexOf("}");
    }

    /** Whether a brace is closed from a line on before another one opens. */
    private boolean closes(int from) {
        for (int i = from; i < lines.length; i++) {
            String line = Escapes.hide(lines[i]);
            if (line.strip().startsWith("//")) {
                continue;
            }
            int closed = line.indexOf('}');
            int opened = line.indexOf('{');
            if (closed >= 0 || opened >= 0 || line.strip().startsWith("::")) {
                return closed >= 0 && (opened < 0 || closed < opened);
            }
        }
        return false;
    }

    private void remember(String comment) {
        Matcher match = META.matcher(comment);
        while (match.find()) {
            meta.computeIfAbsent(match.group(1), _ -> new ArrayList<>())
                    .add(ESCAPED.matcher(match.group(2))
                            .replaceAll(one -> one.group(1).equals("n") ? "\n" : Matcher.quoteReplacement(one.group(1)))
                            .strip());
        }
    }
}
