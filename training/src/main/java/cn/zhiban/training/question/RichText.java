package cn.zhiban.training.question;

import cn.zhiban.kb.markdown.Markdown;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.regex.Pattern;

/**
 * A text with its format, without blanks around it.
 *
 * @param format how it is written
 * @param text what it says, lines end with a single line feed
 */
public record RichText(TextFormat format, String text) {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\uFFFE\\uFFFF\\uFDD0-\\uFDEF]");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*(?:\\n[ \\t]*)+");
    /** Nothing. */
    public static final RichText EMPTY = new RichText(TextFormat.MARKDOWN, "");

    public RichText {
        text = CONTROL.matcher(text.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("")
                .strip();
        format = text.isEmpty() ? TextFormat.MARKDOWN : format;
    }

    /** A text in Markdown, as authors here write it. */
    public static RichText markdown(String text) {
        return new RichText(TextFormat.MARKDOWN, text);
    }

    /** Whether there is nothing to read. */
    @JsonIgnore
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Safe HTML, whatever the text says. */
    public String toHtml() {
        return switch (format) {
            case MARKDOWN -> Markdown.toHtml(text);
            case PLAIN -> Markdown.toHtml(block(escaped(text).replace("\n", "<br>")));
            case HTML -> Markdown.toHtml(block(text));
            case MOODLE -> Markdown.toHtml(block(text.replace("\n", "<br>")));
        };
    }

    /** One line without marks, for lists and searching. */
    public String toLine() {
        String plain = format == TextFormat.MARKDOWN
                ? Markdown.toText(text)
                : unescaped(format == TextFormat.PLAIN ? text : text.replaceAll("<[^>]{1,2000}>", " "));
        return plain.replaceAll("\\s+", " ").strip();
    }

    /** Wrapped so that the Markdown reader leaves HTML alone: no blank line may end its block. */
    private static String block(String html) {
        return "<div>\n" + BLANK_LINES.matcher(html).replaceAll("\n") + "\n</div>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unescaped(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
