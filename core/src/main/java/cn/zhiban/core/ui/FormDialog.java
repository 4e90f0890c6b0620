package cn.zhiban.core.ui;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.UserFacingProblem;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * The suite's edit dialog: fields in one or two columns, save and cancel, Ctrl-Enter saves, Esc asks when something was
 * typed. A problem that a service reports stays in the dialog, beside the field it names, and nothing typed is lost.
 */
public final class FormDialog {
    private static final int COLUMNS = 2;

    private final Dialog dialog = new Dialog();
    private final FormLayout form = new FormLayout();
    private final Div problem = new Div();
    private final Button save = new Button();
    private final Map<String, Component> fields = new HashMap<>();
    private BooleanSupplier onSave = () -> true;
    private boolean dirty;

    /** @param title translated: what is edited */
    public FormDialog(String title) {
        this(title, UI.getCurrent().getTranslation("core.ui.save"));
    }

    /**
     * @param title translated: what is edited
     * @param action translated verb on the save button
     */
    public FormDialog(String title, String action) {
        dialog.setHeaderTitle(title);
        dialog.addClassNames("zb-dialog", "zb-form-dialog");
        dialog.setCloseOnOutsideClick(false);
        dialog.addDialogCloseActionListener(_ -> askThenClose());
        problem.addClassName("zb-form-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        form.addClassName("zb-form");
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setMaxColumns(COLUMNS);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        dialog.add(problem, form);
        save.setText(action);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickListener(_ -> save());
        save.setDisableOnClick(true);
        Shortcuts.addShortcutListener(dialog, this::save, Key.ENTER, KeyModifier.CONTROL)
                .listenOn(dialog);
        Shortcuts.addShortcutListener(dialog, this::save, Key.ENTER, KeyModifier.META)
                .listenOn(dialog);
        Button cancel = new Button(UI.getCurrent().getTranslation("core.ui.cancel"), _ -> askThenClose());
        dialog.getFooter().add(cancel, save);
    }

    /**
     * Adds a field.
     *
     * @param name name under which {@link InvalidInput} would name it
     */
    public FormDialog with(String name, Component field) {
        fields.put(name, field);
        form.add(field);
        watch(field);
        return this;
    }

    /** Adds a field over the whole width. */
    public FormDialog wide(String name, Component field) {
        with(name, field);
        form.setColspan(field, COLUMNS);
        return this;
    }

    /** Adds something that is not edited, over the whole width. */
    public FormDialog note(Component component) {
        form.add(component, COLUMNS);
        return this;
    }

    /**
     * What saving does. It returns whether the dialog may close (false when a binder found mistakes), and may throw any
     * {@link UserFacingProblem}, which is shown here.
     */
    public FormDialog onSave(BooleanSupplier saving) {
        onSave = saving;
        return this;
    }

    /** Says that something was changed that is not one of the fields. */
    public void setDirty(boolean changed) {
        dirty = changed;
    }

    /** Whether closing would lose something. */
    public boolean isDirty() {
        return dirty;
    }

    /** Shows the dialog with the focus on the first field. */
    public FormDialog open() {
        dialog.open();
        form.getChildren()
                .filter(com.vaadin.flow.component.Focusable.class::isInstance)
                .findFirst()
                .ifPresent(first -> ((com.vaadin.flow.component.Focusable<?>) first).focus());
        return this;
    }

    /** Closes without asking. */
    public void close() {
        dialog.close();
    }

    /** The dialog itself, for its header, footer or size. */
    public Dialog dialog() {
        return dialog;
    }

    private void save() {
        problem.setVisible(false);
        try {
            if (onSave.getAsBoolean()) {
                dirty = false;
                dialog.close();
            }
        } catch (UserFacingProblem e) {
            show(e);
        } catch (OptimisticLockingFailureException e) {
            showAbove(dialog.getTranslation("core.ui.problem.changed-meanwhile"));
        } finally {
            save.setEnabled(true);
        }
    }

    private void show(UserFacingProblem e) {
        String text = dialog.getTranslation(e.messageKey(), e.arguments());
        Component field = e instanceof InvalidInput input ? fields.get(input.field()) : null;
        if (field instanceof HasValidationProperties validated) {
            validated.setErrorMessage(text);
            validated.setInvalid(true);
            field.getElement().callJsFunction("focus");
        } else {
            showAbove(text);
        }
    }

    private void showAbove(String text) {
        problem.setText(text);
        problem.setVisible(true);
        problem.scrollIntoView();
    }

    private void askThenClose() {
        if (!dirty) {
            dialog.close();
            return;
        }
        Confirm.danger(
                dialog.getTranslation("core.ui.form.leave.title"),
                dialog.getTranslation("core.ui.form.leave.text"),
                dialog.getTranslation("core.ui.form.leave.action"),
                dialog::close);
    }

    private void watch(HasElement component) {
        if (component instanceof HasValue<?, ?> value) {
            value.addValueChangeListener(change -> dirty |= change.isFromClient());
        } else if (component instanceof Component parent) {
            parent.getChildren().forEach(this::watch);
        }
    }
}
