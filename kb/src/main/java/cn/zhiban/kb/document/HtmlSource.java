package cn.zhiban.kb.document;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An HTML page as Markdown. Pages that would run something are refused. */
final class HtmlSource {
    private static final Set<String> ACTIVE =
            Set.of("script", "iframe", "frame", "object", "embed", "applet", "portal");
    private static final List<String> ADDRESSES = List.of("href", "src", "action", "formaction", "xlink:href", "data");
    private static final int DEEPEST = 500;

    private HtmlSource() {}

    /** Gets the pictures that are inside the page; returns the path under which each is kept. */
    interface PictureSink {
        String keep(byte[] content);
    }

    /** @throws DocumentRefused the page holds scripts or other things that run */
    static String markdown(String file, String html, PictureSink pictures) {
        if (html.toLowerCase(Locale.ROOT).contains("<!entity")) {
            throw new DocumentRefused("kb.document.refused.entity", file);
        }
        Document page = Jsoup.parse(html);
        page.traverse((node, depth) -> {
            if (depth > DEEPEST) {
                throw new DocumentRefused("kb.document.refused.damaged", file);
            }
            if (node instanceof Element element) {
                check(file, element);
            }
        });
        page.select("style, head > *, svg, template, noscript, [hidden]").remove();
        for (Element image : page.select("img[src^=data:]")) {
            image.attr("src", inline(image.attr("src"), pictures));
        }
        return HtmlMarkdown.of(page.body());
    }

    private static void check(String file, Element element) {
        boolean refresh = "meta".equals(element.normalName()) && "refresh".equalsIgnoreCase(element.attr("http-equiv"));
        if (refresh || ACTIVE.contains(element.normalName())) {
            throw new DocumentRefused("kb.document.refused.script", file, element.normalName());
        }
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            String value =
                    attribute.getValue().replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
            boolean runs = ADDRESSES.contains(name)
                    && (value.startsWith("javascript:")
                            || value.startsWith("vbscript:")
                            || value.startsWith("data:text"));
            if (name.startsWith("on") || runs || "srcdoc".equals(name)) {
                throw new DocumentRefused("kb.document.refused.script", file, name);
            }
        }
    }

    private static String inline(String source, PictureSink pictures) {
        int comma = source.indexOf(',');
        if (comma < 0 || !source.substring(0, comma).contains("base64")) {
            return "inline.svg";
        }
        try {
            return pictures.keep(Base64.getMimeDecoder().decode(source.substring(comma + 1)));
        } catch (IllegalArgumentException e) {
            return "inline";
        }
    }
}
