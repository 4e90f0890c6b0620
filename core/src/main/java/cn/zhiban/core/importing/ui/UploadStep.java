package cn.zhiban.core.importing.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.importing.ImportService;
import cn.zhiban.core.tabular.Column;
import cn.zhiban.core.tabular.TableWriter;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.core.ui.Uploads;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** First step: which columns are understood, a template, and the file. */
final class UploadStep extends Composite<Div> {
    private final transient ImportService imports;
    private final String importer;
    private final transient List<Column> columns;
    private final transient Consumer<String> uploaded;
    private final Div options = new Div();

    /** @param uploaded gets the public id of the stored file */
    UploadStep(ImportService imports, String importer, Consumer<String> uploaded) {
        this.imports = imports;
        this.importer = importer;
        this.columns = imports.columns(importer);
        this.uploaded = uploaded;
        Paragraph known = new Paragraph(getTranslation("core.import.dialog.columns", names()));
        known.addClassName("zb-muted");
        Anchor template = new Anchor(this::template, getTranslation("core.import.dialog.template"));
        options.addClassName("zb-row");
        getContent().addClassName("zb-stack");
        getContent()
                .add(
                        known,
                        template,
                        options,
                        Uploads.single(this::receive, ImportService.MEGABYTES, ".xlsx", ".xls", ".csv", ".txt"));
    }

    void addOption(Component field) {
        options.add(field);
    }

    private String names() {
        return columns.stream()
                .map(column -> getTranslation(importer + ".column." + column.field()) + (column.required() ? " *" : ""))
                .collect(Collectors.joining(getTranslation("core.import.dialog.separator")));
    }

    /** Runs on the thread of the upload, which belongs to the person but does not hold the page. */
    private void receive(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        try (InputStream in = event.getInputStream()) {
            StoredFile file = imports.upload(importer, event.getFileName(), in);
            ui.access(() -> uploaded.accept(file.publicId()));
        } catch (UserFacingProblem e) {
            ui.access(() -> Toast.failed(e));
        }
    }

    private void template(DownloadEvent event) throws IOException {
        event.setFileName(importer.replace('.', '-') + ".xlsx");
        event.setContentType("application/octet-stream");
        boolean english = "en".equals(event.getUI().getLocale().getLanguage());
        List<String> headers = columns.stream()
                .map(column -> english ? column.field() : column.title())
                .toList();
        try (OutputStream out = event.getOutputStream();
                TableWriter writer = TableWriter.xlsx(out, "template", headers)) {
            writer.row(List.of());
        }
    }
}
