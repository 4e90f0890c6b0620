package cn.zhiban.kb.importing.ui;

import cn.zhiban.core.importing.ui.ImportDialogs;
import cn.zhiban.core.tabular.TableFormat;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleFilter;
import cn.zhiban.kb.importing.ArticleExport;
import cn.zhiban.kb.importing.ArticleImporter;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.OutputStream;

/** Import and export of articles by spreadsheet. */
@Route("kb/import")
@Menu(order = 170, title = "kb.import.title", icon = "vaadin:exchange")
@RolesAllowed(KbPermissions.IMPORT)
class ImportView extends Page {
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private final transient ArticleExport export;
    private final transient CompanyTime time;

    ImportView(ImportDialogs dialogs, ArticleExport export, CompanyTime time) {
        super("kb.import.title");
        this.export = export;
        this.time = time;
        add(new PageHeader(getTranslation("kb.import.title"), getTranslation("kb.import.subtitle")));
        Checkbox publish = new Checkbox(getTranslation("kb.import.publish"), true);
        Button start = new Button(
                getTranslation("kb.import.start"),
                VaadinIcon.UPLOAD.create(),
                _ -> dialogs.of(ArticleImporter.NAME)
                        .option(ArticleImporter.PUBLISH, publish)
                        .open());
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.setTestId("kb-import-start");
        Anchor jobs = new Anchor("jobs", getTranslation("kb.import.jobs"));
        Div actions = new Div(start, download("template.xlsx", "kb.import.template", export::writeTemplate), jobs);
        actions.addClassName("zb-row");
        add(card("kb.import.in.title", "kb.import.in.text", publish, actions));
        Div formats = new Div(
                download(file("xlsx"), "kb.import.export-xlsx", out -> export(TableFormat.XLSX, out)),
                download(file("csv"), "kb.import.export-csv", out -> export(TableFormat.CSV, out)));
        formats.addClassName("zb-row");
        add(card("kb.import.out.title", "kb.import.out.text", formats));
    }

    private void export(TableFormat format, OutputStream out) throws IOException {
        export.write(ArticleFilter.NONE, format, out);
    }

    private String file(String extension) {
        return "articles-" + time.today() + "." + extension;
    }

    private Div card(String title, String text, Component... content) {
        Div card = new Div(new H2(getTranslation(title)), new Paragraph(getTranslation(text)));
        card.add(content);
        card.addClassNames("zb-card", "zb-stack");
        return card;
    }

    private Anchor download(String file, String key, Content content) {
        DownloadHandler handler = event -> {
            event.setFileName(file);
            event.setContentType("application/octet-stream");
            try (OutputStream out = event.getOutputStream()) {
                content.write(out);
            }
        };
        Anchor anchor = new Anchor(handler, "");
        Button button = new Button(getTranslation(key), VaadinIcon.DOWNLOAD_ALT.create());
        anchor.add(button);
        anchor.getElement().setAttribute("download", true);
        return anchor;
    }
}
