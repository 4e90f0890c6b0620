package cn.zhiban.core.importing.ui;

import cn.zhiban.core.importing.ImportError;
import cn.zhiban.core.importing.ImportResult;
import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobState;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** What an import or a dry run came to: counts, mistakes, the mistakes as a file, taking it back. */
final class ResultPanel extends Composite<Div> {
    private final transient ImportDialogs services;
    private final transient JobDetails job;
    private final transient @Nullable Runnable undone;

    /** @param undone called when taking it back was begun, or null */
    ResultPanel(ImportDialogs services, JobDetails job, @Nullable Runnable undone) {
        this.services = services;
        this.job = job;
        this.undone = undone;
        getContent().addClassName("zb-stack");
        if (job.state() == JobState.FAILED) {
            String key = job.failureKey() == null ? "core.problem.internal" : job.failureKey();
            getContent()
                    .add(note("bad", getTranslation(key, job.failureArguments().toArray())));
        }
        services.imports().result(job.id()).ifPresent(this::show);
    }

    private void show(ImportResult result) {
        if (job.state() == JobState.CANCELLED) {
            getContent().add(note("warning", getTranslation("core.import.result.cancelled")));
        } else if (job.state() == JobState.DONE) {
            boolean clean = result.errorCount() == 0;
            String key = result.dryRun()
                    ? (clean ? "core.import.result.dry-clean" : "core.import.result.dry-errors")
                    : (clean ? "core.import.result.clean" : "core.import.result.errors");
            getContent()
                    .add(note(clean ? "good" : "warning", getTranslation(key, result.errorCount(), result.skipped())));
        }
        Div counts = new Div(
                count(
                        result.created(),
                        result.dryRun() ? "core.import.result.would-create" : "core.import.result.created"),
                count(
                        result.updated(),
                        result.dryRun() ? "core.import.result.would-update" : "core.import.result.updated"),
                count(result.unchanged(), "core.import.result.unchanged"),
                count(result.skipped(), "core.import.result.skipped"));
        counts.addClassName("zb-row");
        getContent().add(counts);
        if (result.errorCount() > 0) {
            getContent().add(errors(result));
        }
        Div actions = new Div();
        actions.addClassName("zb-row");
        if (result.errorCount() > 0) {
            Anchor file = new Anchor(this::download, "");
            file.add(new Button(getTranslation("core.import.result.download"), VaadinIcon.DOWNLOAD_ALT.create()));
            actions.add(file);
        }
        if (services.imports().mayUndo(job.id())) {
            actions.add(undo());
        }
        getContent().add(actions);
    }

    private Component note(String tone, String text) {
        Div note = new Div(text);
        note.addClassNames("zb-note", "zb-note-" + tone);
        note.getElement().setAttribute("role", "status");
        return note;
    }

    private Component count(int number, String key) {
        Span value = new Span(String.valueOf(number));
        value.addClassName("zb-strong");
        Span count = new Span(value, new Span(" " + getTranslation(key)));
        count.addClassName("zb-badge");
        return count;
    }

    private Grid<ImportError> errors(ImportResult result) {
        Grid<ImportError> grid = new Grid<>();
        grid.addClassName("zb-grid");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(result.errors().size() <= 8);
        grid.setAriaLabel(getTranslation("core.import.errors.message"));
        grid.addColumn(ImportError::row)
                .setHeader(getTranslation("core.import.result.row"))
                .setWidth("80px")
                .setFlexGrow(0);
        grid.addColumn(error -> services.errors().columnName(error.column(), result.importer(), getLocale()))
                .setHeader(getTranslation("core.import.result.column"))
                .setWidth("110px")
                .setFlexGrow(0);
        grid.addComponentColumn(error -> {
                    Span text = new Span(
                            getTranslation(error.key(), error.arguments().toArray()));
                    text.setTitle(text.getText());
                    return text;
                })
                .setHeader(getTranslation("core.import.errors.message"))
                .setWidth("160px")
                .setFlexGrow(1);
        grid.setItems(result.errors());
        return grid;
    }

    private Button undo() {
        Button undo = new Button(getTranslation("core.import.result.undo"), VaadinIcon.ARROW_BACKWARD.create());
        undo.addClickListener(_ -> Confirm.danger(
                getTranslation("core.import.result.undo.title"),
                getTranslation("core.import.result.undo.text"),
                getTranslation("core.import.result.undo"),
                () -> {
                    services.imports().undo(job.id());
                    undo.setEnabled(false);
                    Toast.done(getTranslation("core.import.result.undo.begun"));
                    if (undone != null) {
                        undone.run();
                    }
                }));
        return undo;
    }

    private void download(DownloadEvent event) throws IOException {
        event.setFileName("errors-" + job.id() + ".xlsx");
        event.setContentType("application/octet-stream");
        try (OutputStream out = event.getOutputStream()) {
            services.errors().write(job.id(), event.getUI().getLocale(), out);
        }
    }
}
