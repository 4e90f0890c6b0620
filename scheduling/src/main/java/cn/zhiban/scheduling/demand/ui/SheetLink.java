package cn.zhiban.scheduling.demand.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** A link that makes a workbook when it is clicked. */
final class SheetLink extends Anchor {
    /** Writes what is exported. */
    interface Content {
        void write(Locale locale, OutputStream out) throws IOException;
    }

    /** @param text translated */
    SheetLink(String text, String fileName, Content content) {
        super(
                (DownloadEvent event) -> {
                    event.setFileName(fileName);
                    event.setContentType("application/octet-stream");
                    try (OutputStream out = event.getOutputStream()) {
                        content.write(event.getUI().getLocale(), out);
                    }
                },
                text);
        addClassName("zb-card-link");
    }
}
