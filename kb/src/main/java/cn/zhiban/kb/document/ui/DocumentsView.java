package cn.zhiban.kb.document.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobService;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.core.ui.Uploads;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.document.DocumentExports;
import cn.zhiban.kb.document.DocumentImports;
import cn.zhiban.kb.document.DocumentRequest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadEvent;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Documents into knowledge and back: upload, preview, import, export. */
@Route("kb/documents")
@Menu(order = 171, title = "kb.document.title", icon = "vaadin:file-text-o")
@RolesAllowed(KbPermissions.IMPORT)
class DocumentsView extends Page {
    private static final int MOST_FILES = 100;

    private final transient DocumentImports imports;
    private final transient JobService jobs;
    private final transient List<StoredFile> files = new ArrayList<>();
    private final TargetFields target;
    private final PreviewList preview;
    private final Upload upload;
    private final Div fileNames = new Div();
    private final Div outcome = new Div();
    private final Button check;
    private final Button start;

    DocumentsView(
            DocumentImports imports,
            DocumentExports exports,
            JobService jobs,
            Organisation organisation,
            CategoryService categories,
            Access access) {
        super("kb.document.title");
        this.imports = imports;
        this.jobs = jobs;
        Scope scope = access.current().scope();
        add(new PageHeader(getTranslation("kb.document.title"), getTranslation("kb.document.subtitle")));
        target = new TargetFields(organisation, scope, categories.tree(), this::show);
        preview = new PreviewList(this::countChosen);
        upload = Uploads.single(
                this::receive, DocumentImports.MEGABYTES, ".md", ".markdown", ".html", ".htm", ".docx", ".zip");
        upload.setMaxFiles(MOST_FILES);
        check = new Button(getTranslation("kb.document.check"), _ -> submit(true));
        start = new Button(getTranslation("kb.document.start", 0), VaadinIcon.CHECK.create(), _ -> submit(false));
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.setTestId("kb-document-start");
        fileNames.addClassName("zb-row");
        Div actions = new Div(check, start, new Anchor("jobs", getTranslation("kb.import.jobs")));
        actions.addClassName("zb-row");
        outcome.addClassName("zb-stack");
        Div columns = new Div(
                card("kb.document.files.title", "kb.document.files.text", upload, fileNames),
                card("kb.document.target.title", "kb.document.target.text", target));
        columns.addClassName("zb-columns");
        add(columns);
        add(card("kb.document.preview.title", "kb.document.preview.text", preview, actions, outcome));
        add(card(
                "kb.document.export.title",
                "kb.document.export.text",
                new ExportFields(exports, jobs, organisation.clients(scope))));
        show();
    }

    private Div card(String title, String text, Component... content) {
        Paragraph about = new Paragraph(getTranslation(text));
        about.addClassName("zb-muted");
        Div card = new Div(new H2(getTranslation(title)), about);
        card.add(content);
        card.addClassNames("zb-card", "zb-stack");
        return card;
    }

    /** Runs on the thread of the upload, which belongs to the person but does not hold the page. */
    private void receive(UploadEvent event) throws IOException {
        UI ui = event.getUI();
        try (InputStream in = event.getInputStream()) {
            StoredFile file = imports.upload(event.getFileName(), in);
            ui.access(() -> {
                files.add(file);
                upload.clearFileList();
                show();
            });
        } catch (UserFacingProblem e) {
            ui.access(() -> Toast.failed(e));
        }
    }

    private void show() {
        outcome.removeAll();
        fileNames.removeAll();
        files.forEach(file -> {
            Button remove = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> {
                files.remove(file);
                show();
            });
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            remove.setAriaLabel(getTranslation("kb.document.files.remove", file.name()));
            Span chip = new Span(new Span(file.name()), remove);
            chip.addClassName("zb-badge");
            fileNames.add(chip);
        });
        if (files.isEmpty()) {
            preview.empty(new EmptyState(
                    VaadinIcon.FILE_ADD,
                    getTranslation("kb.document.empty.title"),
                    getTranslation("kb.document.empty.text")));
        } else {
            try {
                preview.fill(imports.preview(ids(), target.read()));
            } catch (UserFacingProblem e) {
                Toast.failed(e);
            }
        }
        countChosen();
    }

    private void countChosen() {
        int chosen = preview.chosen();
        start.setText(getTranslation("kb.document.start", chosen));
        start.setEnabled(chosen > 0);
        check.setEnabled(chosen > 0);
    }

    private List<String> ids() {
        return files.stream().map(StoredFile::publicId).toList();
    }

    private void submit(boolean dryRun) {
        try {
            long job = imports.submit(new DocumentRequest(ids(), target.read(), dryRun, preview.left()));
            outcome.removeAll();
            check.setEnabled(false);
            start.setEnabled(false);
            outcome.add(new JobProgress(jobs, job, this::ended));
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }

    private void ended(JobDetails job) {
        outcome.removeAll();
        outcome.add(new DocumentResultPanel(imports, job));
        countChosen();
    }
}
