package cn.zhiban.kb.document.ui;

import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobState;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.document.DocumentImports;
import cn.zhiban.kb.document.DocumentResult;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** What an import of documents came to: counts, mistakes, what each file held, taking it back. */
final class DocumentResultPanel extends Composite<Div> {
    private static final int SHORT = 8;

    private final transient DocumentImports imports;

    DocumentResultPanel(DocumentImports imports, JobDetails job) {
        this.imports = imports;
        getContent().addClassName("zb-stack");
        if (job.state() == JobState.FAILED) {
            String key = job.failureKey() == null ? "core.problem.internal" : job.failureKey();
            getContent()
                    .add(note("bad", getTranslation(key, job.failureArguments().toArray())));
        } else if (job.state() == JobState.CANCELLED) {
            getContent().add(note("warning", getTranslation("kb.document.result.cancelled")));
        }
        imports.result(job.id()).ifPresent(this::show);
        if (imports.mayUndo(job.id())) {
            getContent().add(undo(job.id()));
        }
    }

    private void show(DocumentResult result) {
        boolean clean = result.errorCount() == 0;
        String key = result.dryRun() ? "kb.document.result.dry" : "kb.document.result.done";
        getContent().add(note(clean ? "good" : "warning", getTranslation(key, result.errorCount())));
        Div counts = new Div(
                count(result.created(), "kb.document.result.created"),
                count(result.updated(), "kb.document.result.updated"),
                count(result.unchanged(), "kb.document.result.unchanged"),
                count(result.skipped(), "kb.document.result.skipped"));
        counts.addClassName("zb-row");
        getContent().add(counts);
        if (!clean) {
            getContent().add(errors(result));
        }
        getContent()
                .add(new Details(
                        getTranslation(
                                "kb.document.result.files", result.files().size()),
                        files(result)));
    }

    private static Component note(String tone, String text) {
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

    private Grid<DocumentResult.Mistake> errors(DocumentResult result) {
        Grid<DocumentResult.Mistake> grid = grid(getTranslation("kb.document.result.mistake"));
        grid.addColumn(error -> error.file() + (error.title().isEmpty() ? "" : " › " + error.title()))
                .setHeader(getTranslation("kb.document.preview.piece"))
                .setFlexGrow(1);
        grid.addColumn(error -> getTranslation(error.key(), error.arguments().toArray()))
                .setHeader(getTranslation("kb.document.result.mistake"))
                .setFlexGrow(2);
        grid.setItems(result.errors());
        grid.setAllRowsVisible(result.errors().size() <= SHORT);
        return grid;
    }

    private Grid<DocumentResult.FileCount> files(DocumentResult result) {
        Grid<DocumentResult.FileCount> grid = grid(getTranslation("kb.document.preview.file"));
        grid.addColumn(DocumentResult.FileCount::file)
                .setHeader(getTranslation("kb.document.preview.file"))
                .setWidth("180px")
                .setFlexGrow(1);
        grid.addColumn(DocumentResult.FileCount::headings).setHeader(getTranslation("kb.document.result.headings"));
        grid.addColumn(DocumentResult.FileCount::blocks).setHeader(getTranslation("kb.document.result.blocks"));
        grid.addColumn(DocumentResult.FileCount::imported).setHeader(getTranslation("kb.document.result.imported"));
        grid.addColumn(file -> file.left().size()).setHeader(getTranslation("kb.document.result.left"));
        grid.setItems(result.files());
        grid.setAllRowsVisible(result.files().size() <= SHORT);
        return grid;
    }

    private static <T> Grid<T> grid(String label) {
        Grid<T> grid = new Grid<>();
        grid.addClassName("zb-grid");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        grid.setAriaLabel(label);
        return grid;
    }

    private Button undo(long job) {
        Button undo = new Button(getTranslation("kb.document.result.undo"), VaadinIcon.ARROW_BACKWARD.create());
        undo.addClickListener(_ -> Confirm.danger(
                getTranslation("kb.document.result.undo.title"),
                getTranslation("kb.document.result.undo.text"),
                getTranslation("kb.document.result.undo"),
                () -> {
                    imports.undo(job);
                    undo.setEnabled(false);
                    Toast.done(getTranslation("kb.document.result.undo.begun"));
                }));
        return undo;
    }
}
