package cn.zhiban.core.security.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.security.account.AccountDetails;
import cn.zhiban.core.security.account.AccountDraft;
import cn.zhiban.core.security.account.AccountService;
import cn.zhiban.core.security.account.AccountState;
import cn.zhiban.core.security.account.EmployeeChoice;
import cn.zhiban.core.security.account.IssuedPassword;
import cn.zhiban.core.security.role.RoleRef;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes or changes one account; passwords, sessions and disabling stand below the fields. */
final class AccountDialog {
    private final AccountService accounts;
    private final Runnable changed;
    private final @Nullable AccountDetails details;
    private final FormDialog dialog;
    private final TextField username = new TextField(text("core.security.account.username"));
    private final TextField displayName = new TextField(text("core.security.account.display-name"));
    private final ComboBox<EmployeeChoice> employee = new ComboBox<>(text("core.security.account.employee"));
    private final MultiSelectComboBox<RoleRef> roles = new MultiSelectComboBox<>(text("core.security.account.roles"));
    private final MultiSelectComboBox<ClientRef> clients =
            new MultiSelectComboBox<>(text("core.security.account.clients"));

    private AccountDialog(AccountService accounts, @Nullable AccountDetails details, Runnable changed) {
        this.accounts = accounts;
        this.details = details;
        this.changed = changed;
        this.dialog =
                new FormDialog(text(details == null ? "core.security.account.create" : "core.security.account.edit"));
        configure();
        dialog.with("username", username)
                .with("displayName", displayName)
                .wide("employeeId", employee)
                .wide("roleIds", roles)
                .wide("clientIds", clients);
        if (details != null) {
            fill(details);
            dialog.note(actions(details));
        }
        dialog.onSave(this::save);
    }

    static void create(AccountService accounts, Runnable changed) {
        new AccountDialog(accounts, null, changed).dialog.open();
    }

    static void edit(AccountService accounts, AccountDetails details, Runnable changed) {
        new AccountDialog(accounts, details, changed).dialog.open();
    }

    private void configure() {
        username.setRequiredIndicatorVisible(true);
        username.setHelperText(text("core.security.account.username.help"));
        username.setId("account-username");
        displayName.setRequiredIndicatorVisible(true);
        displayName.setId("account-display-name");
        employee.setItems(query ->
                accounts.employees(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        employee.setItemLabelGenerator(one -> one.staffNumber() + " " + one.name());
        employee.setClearButtonVisible(true);
        employee.setHelperText(text("core.security.account.employee.help"));
        employee.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null && displayName.isEmpty()) {
                displayName.setValue(change.getValue().name());
            }
        });
        roles.setItems(accounts.roles());
        roles.setItemLabelGenerator(Names::role);
        roles.setId("account-roles");
        clients.setItems(accounts.clients());
        clients.setItemLabelGenerator(ClientRef::name);
        clients.setHelperText(text("core.security.account.clients.help"));
    }

    private void fill(AccountDetails now) {
        username.setValue(now.draft().username());
        displayName.setValue(now.draft().displayName());
        employee.setValue(now.employee());
        roles.setValue(accounts.roles().stream()
                .filter(role -> now.draft().roleIds().contains(role.id()))
                .collect(Collectors.toSet()));
        clients.setValue(accounts.clients().stream()
                .filter(client -> now.draft().clientIds().contains(client.id()))
                .collect(Collectors.toSet()));
    }

    private boolean save() {
        EmployeeChoice chosen = employee.getValue();
        AccountDraft draft = new AccountDraft(
                username.getValue(),
                displayName.getValue(),
                chosen == null ? null : chosen.id(),
                roles.getValue().stream().map(RoleRef::id).collect(Collectors.toSet()),
                clients.getValue().stream().map(ClientRef::id).collect(Collectors.toSet()));
        if (details == null) {
            show(accounts.create(draft), draft.username());
        } else {
            accounts.change(details.id(), details.version(), draft);
            Toast.done(text("core.security.account.changed"));
        }
        changed.run();
        return true;
    }

    private Div actions(AccountDetails now) {
        Div row = new Div();
        row.addClassName("zb-row");
        String name = now.draft().displayName();
        Button end = new Button(text("core.security.account.end-sessions"), VaadinIcon.SIGN_OUT.create());
        end.addClickListener(_ -> run(() -> accounts.endSessions(now.id()), "core.security.account.sessions-ended"));
        row.add(end);
        if (!now.own()) {
            Button reset = new Button(text("core.security.account.reset"), VaadinIcon.KEY.create());
            reset.addClickListener(_ -> Confirm.ask(
                    text("core.security.account.reset.title", name),
                    text("core.security.account.reset.text"),
                    text("core.security.account.reset"),
                    () -> reset(now)));
            row.add(reset, enabling(now, name));
        }
        return row;
    }

    private Button enabling(AccountDetails now, String name) {
        if (now.state() == AccountState.DISABLED) {
            return new Button(
                    text("core.security.account.enable"),
                    VaadinIcon.CHECK.create(),
                    _ -> run(() -> accounts.setEnabled(now.id(), true), "core.security.account.enabled"));
        }
        return new Button(
                text("core.security.account.disable"),
                VaadinIcon.BAN.create(),
                _ -> Confirm.danger(
                        text("core.security.account.disable.title", name),
                        text("core.security.account.disable.text"),
                        text("core.security.account.disable"),
                        () -> run(() -> accounts.setEnabled(now.id(), false), "core.security.account.disabled")));
    }

    private void reset(AccountDetails now) {
        try {
            IssuedPassword issued = accounts.resetPassword(now.id());
            dialog.close();
            changed.run();
            show(issued, now.draft().username());
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }

    private void run(Runnable work, String doneKey) {
        try {
            work.run();
            dialog.close();
            changed.run();
            Toast.done(text(doneKey));
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }

    private static void show(IssuedPassword issued, String username) {
        SecretDialog.show(
                text("core.security.account.one-time.title"),
                text("core.security.account.one-time.text", username),
                text("core.security.account.one-time.label"),
                issued.password());
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
