package cn.zhiban.core.security.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;

/** Shows a secret once, to be copied; stays open until whoever sees it says that it was taken down. */
final class SecretDialog {
    /** Also works over plain http, where browsers offer no clipboard. */
    private static final String COPY = """
            const input = this.inputElement || this.querySelector('input');
            input.focus(); input.select();
            if (navigator.clipboard) navigator.clipboard.writeText(input.value); else document.execCommand('copy');""";

    private SecretDialog() {}

    /**
     * @param title translated: what it is
     * @param text translated: what to do with it
     */
    static void show(String title, String text, String label, String secret) {
        UI ui = UI.getCurrent();
        Dialog dialog = new Dialog(title);
        dialog.addClassNames("zb-dialog", "zb-form-dialog");
        dialog.setCloseOnOutsideClick(false);
        dialog.setCloseOnEsc(false);
        TextField field = new TextField(label);
        field.setValue(secret);
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.setWidthFull();
        field.addClassName("zb-code");
        field.setId("secret");
        Button copy = new Button(ui.getTranslation("core.security.secret.copy"), VaadinIcon.COPY_O.create());
        copy.addClickListener(_ -> field.getElement().executeJs(COPY));
        Button close = new Button(ui.getTranslation("core.security.secret.done"), _ -> dialog.close());
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Paragraph explanation = new Paragraph(text);
        Div content = new Div(explanation, field);
        content.addClassName("zb-stack");
        dialog.add(content);
        dialog.getFooter().add(copy, close);
        dialog.open();
    }
}
