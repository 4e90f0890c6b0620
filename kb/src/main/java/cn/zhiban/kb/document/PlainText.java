package cn.zhiban.kb.document;

import cn.zhiban.kb.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Literal texts as Markdown that says the same. */
final class PlainText {
    private PlainText() {}

    /** The text, with marks escaped only if Markdown would take them for its own and swallow something. */
    static String asMarkdown(String text) {
        return sameWhenCopied(text)
                ? text
                : text.lines().map(PlainText::escaped).collect(Collectors.joining("\n"));
    }

    private static boolean sameWhenCopied(String text) {
        return bare(Markdown.toText(text)).equals(bare(text)) && !text.matches("(?s).*<[A-Za-z/!].*");
    }

    private static String bare(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("^\\s*[-*+]\\s", "").replaceFirst("^(\\s*\\d{1,9})[.)]\\s", "$1"))
                .collect(Collectors.joining())
                .replaceAll("\\s", "");
    }

    private static String escaped(String line) {
        String text = line.strip().replaceAll("([\\\\*_`<>|])", "\\\\$1");
        return text.replaceFirst("^(#{1,6}\\s|=+$|-{2,}$|\\+\\s)", "\\\\$1");
    }

    /** Cuts a long text between paragraphs. */
    static List<String> pieces(String text, int longest) {
        if (text.length() <= longest) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (String paragraph : text.split("\n\n")) {
            for (String rest = paragraph; !rest.isEmpty(); ) {
                String next = rest.substring(0, Math.min(rest.length(), longest));
                if (piece.length() + next.length() + 2 > longest) {
                    pieces.add(piece.toString());
                    piece.setLength(0);
                }
                piece.append(piece.isEmpty() ? "" : "\n\n").append(next);
                rest = rest.substring(next.length());
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }
}
