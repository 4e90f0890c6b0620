package cn.zhiban.kb.article.ui;

import cn.zhiban.kb.article.Attachment;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Files to download, each with its name and size. */
final class AttachmentList extends Composite<UnorderedList> {
    private static final long KILOBYTE = 1024;
    private static final Map<String, VaadinIcon> ICONS = Map.of(
            "pdf", VaadinIcon.FILE_TEXT_O,
            "docx", VaadinIcon.FILE_TEXT_O,
            "xlsx", VaadinIcon.FILE_TABLE,
            "pptx", VaadinIcon.FILE_PRESENTATION,
            "zip", VaadinIcon.FILE_ZIP);

    AttachmentList(List<Attachment> attachments) {
        getContent().addClassName("zb-list");
        attachments.forEach(one -> {
            ListItem row = new ListItem(link(one));
            row.addClassName("zb-list-row");
            getContent().add(row);
        });
    }

    static Span link(Attachment attachment) {
        Anchor name = new Anchor(attachment.address(), attachment.name());
        // past the router: the server hands it out
        name.setRouterIgnore(true);
        name.getElement().setAttribute("download", attachment.name());
        Span size = new Span(size(attachment.sizeBytes()));
        size.addClassNames("zb-muted", "zb-small");
        Span row = new Span(icon(attachment.name()), name, size);
        row.addClassName("zb-row");
        return row;
    }

    private static Icon icon(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Icon icon = ICONS.getOrDefault(extension, VaadinIcon.FILE_PICTURE).create();
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    private static String size(long bytes) {
        return bytes < KILOBYTE * KILOBYTE
                ? Math.max(1, bytes / KILOBYTE) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (KILOBYTE * KILOBYTE));
    }
}
