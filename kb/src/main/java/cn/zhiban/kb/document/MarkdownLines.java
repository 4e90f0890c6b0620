package cn.zhiban.kb.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a Markdown file into headings and blocks. Works by lines and forgives more than the standard: a fence that is
 * never closed ends at the next heading, a heading needs no blank after its marks.
 */
final class MarkdownLines {
    private static final Pattern ATX = Pattern.compile("^ {0,3}(#{1,6})(?!#)\\s*(\\S.*?)\\s*#*\\s*$");
    private static final Pattern STRICT_ATX = Pattern.compile("^ {0,3}#{1,6}\\s+\\S.*$");
    private static final Pattern FENCE =
            Pattern.compile("^( {0,3}|\\s*(?:[-*+]|\\d+[.)])\\s+|\\s*>\\s?|\\s+)(`{3,}|~{3,})([^`]*)$");
    private static final Pattern RULE = Pattern.compile("^ {0,3}(?:(?:-\\s*){3,}|(?:\\*\\s*){3,}|(?:_\\s*){3,})$");
    private static final Pattern LIST = Pattern.compile("^\\s*(?:[-*+•·]|\\d{1,3}[.)、])\\s+.*$");
    private static final Pattern BOLD = Pattern.compile("^\\s*(\\*\\*|__)([^*_]{1,80}?)\\1\\s*$");

    private final List<String> lines;
    private final List<MarkdownSection> sections = new ArrayList<>();
    private List<TextBlock> blocks = new ArrayList<>();
    private int level;
    private String heading = "";
    private int at;

    private MarkdownLines(String text) {
        lines = text.lines().toList();
    }

    /** The sections of a file, the first one is what stands before any heading. */
    static List<MarkdownSection> cut(String text) {
        MarkdownLines cutter = new MarkdownLines(text);
        while (cutter.at < cutter.lines.size()) {
            cutter.next();
        }
        cutter.begin(0, "");
        return cutter.sections;
    }

    private void begin(int newLevel, String newHeading) {
        sections.add(new MarkdownSection(level, heading, blocks));
        blocks = new ArrayList<>();
        level = newLevel;
        heading = newHeading;
    }

    private void next() {
        String line = lines.get(at);
        Matcher fence = FENCE.matcher(line);
        Matcher atx = ATX.matcher(line);
        if (line.isBlank()) {
            at++;
        } else if (fence.matches()) {
            fence(fence.group(1), fence.group(2));
        } else if (atx.matches()) {
            begin(atx.group(1).length(), atx.group(2));
            at++;
        } else if (RULE.matcher(line).matches()) {
            blocks.add(new TextBlock(TextBlock.Kind.RULE, List.of(line)));
            at++;
        } else if (isSetext()) {
            begin(lines.get(at + 1).strip().charAt(0) == '=' ? 1 : 2, line.strip());
            at += 2;
        } else if (isBoldHeading(line)) {
            Matcher bold = BOLD.matcher(line);
            begin(7, bold.matches() ? bold.group(2) : line);
            at++;
        } else {
            run(kind(line));
        }
    }

    private void fence(String before, String marks) {
        int end = at + 1;
        while (end < lines.size() && !closes(lines.get(end), marks)) {
            end++;
        }
        if (end == lines.size()) {
            end = at + 1;
            while (end < lines.size() && !STRICT_ATX.matcher(lines.get(end)).matches()) {
                end++;
            }
        }
        int width = before.length();
        boolean quoted = before.contains(">");
        List<String> inside = lines.subList(at + 1, end).stream()
                .map(line -> quoted ? line.replaceFirst("^\\s*>\\s?", "") : unindent(line, width))
                .toList();
        blocks.add(new TextBlock(TextBlock.Kind.FENCE, inside));
        at = end < lines.size() && closes(lines.get(end), marks) ? end + 1 : end;
    }

    private static boolean closes(String line, String marks) {
        String bare = line.replaceFirst("^\\s*>?\\s*", "").stripTrailing();
        return bare.length() >= marks.length() && bare.chars().allMatch(c -> c == marks.charAt(0));
    }

    private static String unindent(String line, int width) {
        int cut = 0;
        while (cut < Math.min(width, line.length()) && Character.isWhitespace(line.charAt(cut))) {
            cut++;
        }
        return line.substring(cut);
    }

    /** Text underlined with = or -; not when a list or quote stands above, or a label, which a rule may follow. */
    private boolean isSetext() {
        if (at + 1 >= lines.size()) {
            return false;
        }
        String under = lines.get(at + 1).strip();
        String line = lines.get(at);
        boolean underlined = under.matches("={2,}|-{2,}");
        boolean alone = at == 0 || lines.get(at - 1).isBlank();
        return underlined
                && alone
                && kind(line) == TextBlock.Kind.PROSE
                && line.strip().length() <= 80
                && DocumentWords.label(line).isEmpty();
    }

    /** A numbered line of bold letters, or one right above a use case, stands for a heading. */
    private boolean isBoldHeading(String line) {
        Matcher bold = BOLD.matcher(line);
        boolean marked = bold.matches();
        String text = marked ? bold.group(2) : line.strip();
        if (DocumentWords.label(line).isPresent() || text.endsWith(":") || text.endsWith("：")) {
            return false;
        }
        boolean alone = at == 0
                || lines.get(at - 1).isBlank()
                || RULE.matcher(lines.get(at - 1)).matches();
        if (!alone || DocumentWords.exactLabel(text).isPresent() || DocumentWords.isVariant(text)) {
            return false;
        }
        int below = at + 1;
        while (below < lines.size() && lines.get(below).isBlank()) {
            below++;
        }
        boolean aboveUseCase = below < lines.size()
                && DocumentWords.label(lines.get(below))
                        .filter(found -> found.label() == DocumentWords.Label.USE_CASE)
                        .isPresent();
        boolean numbered = DocumentWords.isNumbered(text);
        return marked ? numbered || aboveUseCase : numbered && aboveUseCase && text.length() <= 60;
    }

    private static TextBlock.Kind kind(String line) {
        if (line.stripLeading().startsWith(">")) {
            return TextBlock.Kind.QUOTE;
        }
        if (line.stripLeading().startsWith("|")
                || line.matches("^[^|`]+\\|.*\\|?.*$")
                        && line.chars().filter(c -> c == '|').count() > 1) {
            return TextBlock.Kind.TABLE;
        }
        if (LIST.matcher(line).matches()) {
            return TextBlock.Kind.LIST;
        }
        return line.startsWith("    ") || line.startsWith("\t") ? TextBlock.Kind.INDENTED : TextBlock.Kind.PROSE;
    }

    /** Takes lines until the block ends: at a heading, a fence, a blank line (unless it goes on behind it), another form. */
    private void run(TextBlock.Kind kind) {
        List<String> taken = new ArrayList<>();
        while (at < lines.size()) {
            String line = lines.get(at);
            if (line.isBlank()) {
                if (goesOn(kind)) {
                    taken.add("");
                    at++;
                    continue;
                }
                break;
            }
            if (!taken.isEmpty() && ends(kind, line)) {
                break;
            }
            taken.add(line);
            at++;
        }
        blocks.add(new TextBlock(kind, taken));
    }

    private boolean ends(TextBlock.Kind kind, String line) {
        if (ATX.matcher(line).matches() || RULE.matcher(line).matches()) {
            return true;
        }
        if (FENCE.matcher(line).matches()) {
            return true;
        }
        TextBlock.Kind other = kind(line);
        return switch (kind) {
            case PROSE ->
                other == TextBlock.Kind.QUOTE
                        || other == TextBlock.Kind.TABLE && line.stripLeading().startsWith("|");
            case LIST -> other == TextBlock.Kind.QUOTE || line.stripLeading().startsWith("|");
            case INDENTED, TABLE -> other != kind;
            case QUOTE -> other == TextBlock.Kind.TABLE || other == TextBlock.Kind.LIST;
            case FENCE, RULE -> true;
        };
    }

    /** Whether a list, an indented block or a quote continues behind blank lines. */
    private boolean goesOn(TextBlock.Kind kind) {
        if (kind != TextBlock.Kind.LIST && kind != TextBlock.Kind.INDENTED && kind != TextBlock.Kind.QUOTE) {
            return false;
        }
        int below = at;
        while (below < lines.size() && lines.get(below).isBlank()) {
            below++;
        }
        if (below == lines.size() || FENCE.matcher(lines.get(below)).matches()) {
            return false;
        }
        String line = lines.get(below);
        TextBlock.Kind other = kind(line);
        return switch (kind) {
            case LIST ->
                other == TextBlock.Kind.INDENTED
                        || line.matches("^\\s+\\S.*") && other != TextBlock.Kind.QUOTE
                        || other == TextBlock.Kind.LIST;
            case INDENTED -> other == TextBlock.Kind.INDENTED;
            default -> false;
        };
    }
}
