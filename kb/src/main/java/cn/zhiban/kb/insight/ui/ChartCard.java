package cn.zhiban.kb.insight.ui;

import cn.zhiban.core.tabular.TableFormat;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** A card of a dashboard: what it shows, how it was counted, the picture or table, and its numbers as a file. */
public final class ChartCard extends Composite<Div> {
    /** Writes the numbers as a file. */
    @FunctionalInterface
    public interface Export {
        /** Writes them; the stream is closed by the caller. */
        void write(TableFormat format, Locale locale, OutputStream out) throws IOException;
    }

    private final Div head = new Div();

    /**
     * @param title translated
     * @param text translated: one sentence on what is counted
     * @param content the picture or table
     */
    public ChartCard(String title, String text, Component... content) {
        Div texts = new Div(new H2(title));
        Paragraph explanation = new Paragraph(text);
        explanation.addClassNames("zb-small", "zb-muted");
        texts.add(explanation);
        texts.addClassName("zb-grow");
        head.add(texts);
        head.addClassName("zb-card-head");
        getContent().addClassNames("zb-card", "zb-chart-card");
        getContent().add(head);
        getContent().add(content);
    }

    /** Offers the numbers as files. @param name of the files, without ending */
    public ChartCard exporting(String name, Export export) {
        Span links = new Span();
        links.addClassNames("zb-row", "zb-small");
        for (TableFormat format : new TableFormat[] {TableFormat.XLSX, TableFormat.CSV}) {
            String file = name + "." + format.name().toLowerCase(Locale.ROOT);
            DownloadHandler handler = event -> {
                event.setFileName(file);
                event.setContentType("application/octet-stream");
                try (OutputStream out = event.getOutputStream()) {
                    export.write(format, event.getUI().getLocale(), out);
                }
            };
            Anchor link = new Anchor(handler, format.name());
            link.getElement().setAttribute("download", true);
            link.getElement().setAttribute("aria-label", getTranslation("kb.insight.export", file));
            links.add(link);
        }
        head.add(links);
        return this;
    }

    /** Lets tiles lead here ({@link FigureTiles}). @param name of the card within the page */
    public ChartCard named(String name) {
        getContent().setId(id(name));
        getContent().getElement().setAttribute("tabindex", "-1");
        return this;
    }

    static String id(String name) {
        return "card-" + name;
    }

    /** Lets the card take the whole width. */
    public ChartCard wide() {
        getContent().addClassName("zb-chart-card-wide");
        return this;
    }
}
