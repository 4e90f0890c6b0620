package cn.zhiban.kb.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes HTML as Markdown: headings, paragraphs, lists, tables, links, pictures; everything else as its text. */
final class HtmlMarkdown {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "aside",
            "nav",
            "figure",
            "figcaption",
            "address",
            "form",
            "fieldset",
            "dl",
            "dt",
            "dd",
            "center",
            "details",
            "summary",
            "body");

    private final StringBuilder out = new StringBuilder();

    private HtmlMarkdown() {}

    static String of(Element root) {
        HtmlMarkdown writer = new HtmlMarkdown();
        writer.children(root);
        return writer.out
                .toString()
                .replaceAll("[ \\t]+\n", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private void children(Element parent) {
        List<Node> inline = new ArrayList<>();
        for (Node child : parent.childNodes()) {
            if (child instanceof Element element && isBlock(element)) {
                flush(inline);
                block(element);
            } else {
                inline.add(child);
            }
        }
        flush(inline);
    }

    private void flush(List<Node> inline) {
        String text = tidy(inline.stream().map(HtmlMarkdown::inline).collect(Collectors.joining()));
        if (!text.isBlank()) {
            paragraph(text);
        }
        inline.clear();
    }

    private void paragraph(String text) {
        out.append(text).append("\n\n");
    }

    private static boolean isBlock(Element element) {
        String name = element.normalName();
        return BLOCKS.contains(name)
                || name.matches("h[1-6]|ul|ol|table|pre|blockquote|hr")
                || !name.matches("a|b|strong|i|em|del|s|code|img|br|sub|sup")
                        && element.children().stream().anyMatch(HtmlMarkdown::isBlock);
    }

    private void block(Element element) {
        String name = element.normalName();
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, name.charAt(1) - '0');
            case "ul", "ol" -> paragraph(list(element, 0));
            case "table" -> table(element);
            case "pre" ->
                paragraph("```\n" + element.wholeText().stripTrailing().replace("```", "'''") + "\n```");
            case "blockquote" ->
                paragraph(of(element).lines().map(line -> "> " + line).collect(Collectors.joining("\n")));
            case "hr" -> paragraph("---");
            default -> children(element);
        }
    }

    private void heading(Element element, int level) {
        String text = tidy(inline(element))
                .replaceAll("\\s*\n\\s*", " ")
                .replaceAll("\\*\\*", "")
                .strip();
        String pictures = pictures(element);
        String bare = text.replaceAll("!\\[[^\\]]*]\\([^)]*\\)", "").strip();
        if (!bare.isEmpty()) {
            paragraph("#".repeat(level) + " " + bare);
        }
        if (!pictures.isEmpty()) {
            paragraph(pictures);
        }
    }

    private static String pictures(Element element) {
        return element.select("img").stream().map(HtmlMarkdown::inline).collect(Collectors.joining("\n"));
    }

    private static String list(Element list, int depth) {
        StringBuilder lines = new StringBuilder();
        int number = 1;
        for (Element item : list.children()) {
            if (item.normalName().matches("ul|ol")) {
                lines.append(list(item, depth + 1)).append('\n');
                continue;
            }
            StringBuilder text = new StringBuilder();
            StringBuilder nested = new StringBuilder();
            for (Node child : item.childNodes()) {
                if (child instanceof Element element && element.normalName().matches("ul|ol")) {
                    nested.append(list(element, depth + 1)).append('\n');
                } else if (child instanceof Element element && isBlock(element)) {
                    text.append(text.isEmpty() ? "" : "\n").append(of(element));
                } else {
                    text.append(inline(child));
                }
            }
            String indent = "   ".repeat(depth);
            String mark = "ol".equals(list.normalName()) ? number++ + ". " : "- ";
            String body = tidy(text.toString()).replace("\n", "\n" + indent + " ".repeat(mark.length()));
            lines.append(indent).append(mark).append(body).append('\n').append(nested);
        }
        return lines.toString().stripTrailing();
    }

    private void table(Element table) {
        List<List<String>> rows = new ArrayList<>();
        for (Element row : table.select("tr")) {
            if (row.closest("table") == table) {
                rows.add(row.children().stream().map(HtmlMarkdown::cell).toList());
            }
        }
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        if (width == 1 && rows.size() == 1) {
            table.select("td, th").stream().limit(1).forEach(this::children);
            return;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append('|');
            for (int column = 0; column < width; column++) {
                text.append(' ')
                        .append(column < rows.get(i).size() ? rows.get(i).get(column) : "")
                        .append(" |");
            }
            text.append('\n');
            if (i == 0) {
                text.append("|").append(" --- |".repeat(width)).append('\n');
            }
        }
        if (width > 0) {
            paragraph(text.toString().stripTrailing());
        }
    }

    private static String cell(Element cell) {
        return of(cell).replaceAll("\n+", "<br>").replace("|", "\\|").strip();
    }

    private static String inline(Node node) {
        if (node instanceof TextNode text) {
            return text.getWholeText().replaceAll("[\\s\\u00a0]+", " ");
        }
        if (!(node instanceof Element element)) {
            return "";
        }
        String inner = element.childNodes().stream().map(HtmlMarkdown::inline).collect(Collectors.joining());
        return switch (element.normalName()) {
            case "br" -> "\n";
            case "strong", "b" -> marked(inner, "**");
            case "em", "i" -> marked(inner, "*");
            case "code", "kbd", "samp" -> marked(inner, "`");
            case "img" ->
                "![" + element.attr("alt").replaceAll("[\\[\\]\\s]+", " ").strip() + "](" + address(element.attr("src"))
                        + ")";
            case "a" -> link(element, inner);
            case "script", "style" -> "";
            default -> inner;
        };
    }

    private static String link(Element element, String inner) {
        String target = element.attr("href");
        boolean useful = target.startsWith("http://") || target.startsWith("https://") || target.startsWith("mailto:");
        return useful && !inner.isBlank() ? "[" + inner.strip() + "](" + address(target) + ")" : inner;
    }

    private static String marked(String inner, String mark) {
        String bare = inner.strip();
        if (bare.isEmpty() || bare.contains("\n") || bare.contains(mark) || bare.contains("![")) {
            return inner;
        }
        String before = inner.startsWith(" ") ? " " : "";
        String after = inner.endsWith(" ") ? " " : "";
        return before + mark + bare + mark + after;
    }

    /** As it may stand between the brackets of a link. */
    static String address(String path) {
        return path.strip()
                .replace(" ", "%20")
                .replace("(", "%28")
                .replace(")", "%29")
                .replaceAll("\\s", "");
    }

    private static String tidy(String text) {
        return text.replaceAll("[ \\t]*\n[ \\t]*", "\n")
                .replaceAll(" {2,}", " ")
                .strip();
    }
}
