package cn.zhiban.kb.markdown;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Answers are written in Markdown: shown as sanitised HTML, copied as plain text that any chat window takes. */
public final class Markdown {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().extensions(EXTENSIONS).softbreak("<br>").build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .extensions(EXTENSIONS)
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .nodeRendererFactory(PlainAddresses::new)
            .build();
    /** Pictures come from the suite's own file store only, so that a buyer's answer never loads from elsewhere. */
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "strong",
                    "em",
                    "b",
                    "i",
                    "del",
                    "code",
                    "pre",
                    "blockquote",
                    "hr",
                    "ul",
                    "ol",
                    "li",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "a",
                    "img")
            .allowAttributes("align")
            .onElements("th", "td")
            .allowAttributes("start")
            .onElements("ol")
            .allowStandardUrlProtocols()
            .allowAttributes("href")
            .onElements("a")
            .requireRelNofollowOnLinks()
            .allowAttributes("src")
            .matching(java.util.regex.Pattern.compile("/files/[A-Za-z0-9_-]{22}"))
            .onElements("img")
            .allowAttributes("alt", "title")
            .onElements("img")
            .toFactory();

    private Markdown() {}

    /** Safe HTML: no scripts, styles, frames or pictures from elsewhere, whatever the Markdown says. */
    public static String toHtml(String markdown) {
        return POLICY.sanitize(HTML.render(PARSER.parse(markdown)));
    }

    /** Plain text as it goes into a chat: no marks, blocks on lines of their own. */
    public static String toText(String markdown) {
        Node document = PARSER.parse(markdown);
        return TEXT.render(document).strip();
    }
}
