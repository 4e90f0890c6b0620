package cn.zhiban.core.security.ui;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.security.token.IssuedToken;
import cn.zhiban.core.security.token.TokenDraft;
import cn.zhiban.core.security.token.TokenService;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextField;
import java.util.stream.Collectors;

/** Issues a token and shows its secret once. */
final class TokenDialog {
    /** What is proposed; no end can be chosen, but nobody gets it by chance. */
    private static final int DAYS = 365;

    private final TokenService tokens;
    private final Runnable changed;
    private final TextField name = new TextField(text("core.security.token.name"));
    private final DatePicker lastDay = Pickers.date(text("core.security.token.last-day"));
    private final MultiSelectComboBox<String> permissions =
            new MultiSelectComboBox<>(text("core.security.token.permissions"));
    private final Checkbox allClients = new Checkbox(text("core.security.token.all-clients"));
    private final MultiSelectComboBox<ClientRef> clients =
            new MultiSelectComboBox<>(text("core.security.token.clients"));

    TokenDialog(TokenService tokens, CompanyTime time, Runnable changed) {
        this.tokens = tokens;
        this.changed = changed;
        name.setRequiredIndicatorVisible(true);
        name.setHelperText(text("core.security.token.name.help"));
        lastDay.setMin(time.today());
        lastDay.setValue(time.today().plusDays(DAYS));
        lastDay.setHelperText(text("core.security.token.last-day.help"));
        permissions.setItems(tokens.permissions());
        permissions.setItemLabelGenerator(Names::permission);
        permissions.setRequiredIndicatorVisible(true);
        clients.setItems(tokens.clients());
        clients.setItemLabelGenerator(ClientRef::name);
        allClients.setVisible(tokens.mayGrantAllClients());
        allClients.addValueChangeListener(change -> clients.setEnabled(!change.getValue()));
    }

    void open() {
        new FormDialog(text("core.security.token.create"), text("core.security.token.issue"))
                .with("name", name)
                .with("lastDay", lastDay)
                .wide("permissions", permissions)
                .wide("clientIds", clients)
                .wide("allClients", allClients)
                .onSave(this::save)
                .open();
    }

    private boolean save() {
        IssuedToken issued = tokens.create(new TokenDraft(
                name.getValue(),
                permissions.getValue(),
                allClients.getValue(),
                clients.getValue().stream().map(ClientRef::id).collect(Collectors.toSet()),
                lastDay.getValue()));
        changed.run();
        SecretDialog.show(
                text("core.security.token.issued.title"),
                text("core.security.token.issued.text"),
                text("core.security.token.issued.label"),
                issued.secret());
        return true;
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
