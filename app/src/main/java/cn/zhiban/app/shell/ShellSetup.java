package cn.zhiban.app.shell;

import cn.zhiban.core.i18n.Translations;
import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Hooks the shell into Vaadin: look and language of new pages, what happens on errors, texts when the line is down. */
@Component
class ShellSetup implements VaadinServiceInitListener {
    private final Appearance appearance;
    private final ShellErrorHandler errors;
    private final Translations translations;

    ShellSetup(Appearance appearance, ShellErrorHandler errors, Translations translations) {
        this.appearance = appearance;
        this.errors = errors;
        this.translations = translations;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(response -> {
            VaadinSession session = VaadinSession.getCurrent();
            if (session != null) {
                appearance.prepare(response.getDocument().child(0), session);
            }
        });
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(errors));
        event.getSource().addUIInitListener(init -> prepare(init.getUI()));
        event.getSource().setSystemMessagesProvider(info -> systemMessages(info.getLocale()));
    }

    private void prepare(UI ui) {
        appearance.prepare(ui);
        ReconnectDialogConfiguration dialog = ui.getReconnectDialogConfiguration();
        dialog.setDialogText(ui.getTranslation("shell.connection.lost"));
        dialog.setDialogTextGaveUp(ui.getTranslation("shell.connection.gave-up"));
    }

    /** The notice of an ended session waits for a click, so that what was typed can still be copied. */
    private SystemMessages systemMessages(Locale locale) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(text("shell.session.expired.title", locale));
        messages.setSessionExpiredMessage(text("shell.session.expired.text", locale));
        messages.setInternalErrorNotificationEnabled(true);
        messages.setInternalErrorCaption(text("shell.session.error.title", locale));
        messages.setInternalErrorMessage(text("shell.session.error.text", locale));
        messages.setSyncErrorNotificationEnabled(true);
        messages.setSyncErrorCaption(text("shell.session.sync.title", locale));
        messages.setSyncErrorMessage(text("shell.session.sync.text", locale));
        messages.setCookiesDisabledNotificationEnabled(true);
        messages.setCookiesDisabledCaption(text("shell.session.cookies.title", locale));
        messages.setCookiesDisabledMessage(text("shell.session.cookies.text", locale));
        return messages;
    }

    private String text(String key, Locale locale) {
        return translations.getTranslation(key, locale);
    }
}
