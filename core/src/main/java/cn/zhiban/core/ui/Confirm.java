package cn.zhiban.core.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something that cannot be taken back, or that someone might not have meant. */
public final class Confirm {
    private Confirm() {}

    /**
     * Asks for an ordinary step.
     *
     * @param title translated question
     * @param text translated: what will happen
     * @param action translated verb on the button, never just "OK"
     */
    public static ConfirmDialog ask(String title, String text, String action, Runnable onYes) {
        return open(title, text, action, "primary", onYes);
    }

    /** Asks for a step that removes or ends something: as {@link #ask}, with a red button. */
    public static ConfirmDialog danger(String title, String text, String action, Runnable onYes) {
        return open(title, text, action, "primary error", onYes);
    }

    private static ConfirmDialog open(String title, String text, String action, String theme, Runnable onYes) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(text);
        dialog.setConfirmText(action);
        dialog.setConfirmButtonTheme(theme);
        dialog.setCancelable(true);
        dialog.setCancelText(UI.getCurrent().getTranslation("core.ui.cancel"));
        dialog.addConfirmListener(_ -> onYes.run());
        dialog.addClassName("zb-confirm");
        dialog.open();
        return dialog;
    }
}
