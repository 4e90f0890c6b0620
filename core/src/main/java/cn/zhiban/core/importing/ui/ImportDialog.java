package cn.zhiban.core.importing.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.importing.ImportRequest;
import cn.zhiban.core.importing.ImportResult;
import cn.zhiban.core.job.JobDetails;
import cn.zhiban.core.job.JobState;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leads through an import: upload, mapping with the first rows, dry run with its mistakes, import, result. Checking and
 * importing are jobs, so the dialog may be closed at any time; the page "jobs" shows them further.
 */
public final class ImportDialog {
    private final ImportDialogs services;
    private final String importer;
    private final Map<String, HasValue<?, ?>> options = new LinkedHashMap<>();
    private final Dialog dialog = new Dialog();
    private final Div content = new Div();
    private Runnable done = () -> {};

    ImportDialog(ImportDialogs services, String importer) {
        this.services = services;
        this.importer = importer;
        dialog.setHeaderTitle(text(importer + ".import.title"));
        dialog.addClassNames("zb-dialog", "zb-import");
        dialog.setCloseOnOutsideClick(false);
        dialog.setWidth("760px");
        content.addClassName("zb-stack");
        dialog.add(content);
    }

    /**
     * Hands the value of a field to the importer. A field that stands on no page is shown in the dialog.
     *
     * @param name name of the option
     */
    public ImportDialog option(String name, HasValue<?, ?> field) {
        options.put(name, field);
        return this;
    }

    /** Is called after rows were written or taken back. */
    public ImportDialog onDone(Runnable listener) {
        done = listener;
        return this;
    }

    /** Shows the dialog. */
    public ImportDialog open() {
        askForFile();
        dialog.open();
        return this;
    }

    private void askForFile() {
        UploadStep step = new UploadStep(services.imports(), importer, this::askForMapping);
        show(step);
        options.values().stream()
                .filter(field -> field instanceof Component component
                        && component.getParent().isEmpty())
                .forEach(field -> step.addOption((Component) field));
        buttons(close("core.ui.cancel"));
    }

    private void askForMapping(String file) {
        try {
            MappingStep step = new MappingStep(services, importer, file);
            show(step);
            Button back = new Button(text("core.import.dialog.other-file"), _ -> askForFile());
            Button check = primary("core.import.dialog.check", () -> run(request(file, step.mapping(), true)));
            check.setEnabled(step.isComplete());
            step.onChange(() -> check.setEnabled(step.isComplete()));
            buttons(back, check);
        } catch (UserFacingProblem e) {
            Toast.failed(e);
            askForFile();
        }
    }

    private ImportRequest request(String file, Map<String, String> mapping, boolean dryRun) {
        Map<String, String> values = new LinkedHashMap<>();
        options.forEach((name, field) -> values.put(name, String.valueOf(field.getValue())));
        return new ImportRequest(importer, file, mapping, dryRun, values);
    }

    private void run(ImportRequest request) {
        try {
            long job = services.imports().submit(request);
            show(new ProgressStep(services.jobs(), job, request.dryRun(), ended -> ended(request, ended)));
            Button cancel = new Button(text("core.import.dialog.stop"), VaadinIcon.STOP.create(), _ -> {
                services.jobs().cancel(job);
            });
            cancel.setDisableOnClick(true);
            buttons(cancel, close("core.import.dialog.background"));
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }

    private void ended(ImportRequest request, JobDetails job) {
        Optional<ImportResult> result = services.imports().result(job.id());
        boolean wrote = result.filter(ImportResult::wrote).isPresent();
        show(new ResultPanel(services, job, wrote ? done : null));
        if (wrote) {
            done.run();
        }
        if (job.state() == JobState.DONE && request.dryRun() && result.isPresent()) {
            int rows = result.get().created() + result.get().updated();
            Button back = new Button(text("core.import.dialog.back"), _ -> askForMapping(request.file()));
            Button go = primary("core.import.dialog.import", () -> run(request.withDryRun(false)), rows);
            go.setEnabled(rows > 0);
            buttons(back, go);
        } else if (request.dryRun()) {
            buttons(
                    new Button(text("core.import.dialog.back"), _ -> askForMapping(request.file())),
                    close("core.import.dialog.close"));
        } else {
            buttons(
                    new Button(text("core.import.dialog.another"), _ -> askForFile()),
                    close("core.import.dialog.close"));
        }
    }

    private void show(Component step) {
        options.values().forEach(field -> {
            if (field instanceof Component component && isShownHere(component)) {
                component.removeFromParent();
            }
        });
        content.removeAll();
        content.add(step);
    }

    private boolean isShownHere(Component component) {
        Component at = component;
        while (at != null && at != content) {
            at = parent(at);
        }
        return at == content;
    }

    private static @Nullable Component parent(Component component) {
        return component.getParent().orElse(null);
    }

    private void buttons(Button... buttons) {
        dialog.getFooter().removeAll();
        dialog.getFooter().add(buttons);
    }

    private Button close(String key) {
        return new Button(text(key), _ -> dialog.close());
    }

    private static Button primary(String key, Runnable action, Object... arguments) {
        Button button = new Button(text(key, arguments), _ -> action.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        button.setTestId("import-next");
        return button;
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
