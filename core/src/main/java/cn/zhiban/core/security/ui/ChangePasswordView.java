package cn.zhiban.core.security.ui;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.security.account.ProfileService;
import cn.zhiban.core.security.signin.PasswordRules;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.Map;

/** Changes one's own password; whoever came with a one-time password sees nothing else before. */
@Route(value = ChangePasswordView.ROUTE, autoLayout = false)
@PermitAll
class ChangePasswordView extends DoorPage {
    static final String ROUTE = "password";

    private final transient ProfileService profile;
    private final transient AuthenticationContext authentication;
    private final PasswordField current = new PasswordField();
    private final PasswordField password = new PasswordField();
    private final PasswordField repeated = new PasswordField();
    private final Button save = new Button();

    ChangePasswordView(ProfileService profile, AuthenticationContext authentication) {
        super("core.security.password.title");
        this.profile = profile;
        this.authentication = authentication;
        boolean first = profile.mustChangePassword();
        configure(current, first ? "one-time" : "current", "current-password");
        configure(password, "new", "new-password");
        configure(repeated, "repeated", "new-password");
        password.setHelperText(getTranslation("core.security.password.rules", PasswordRules.SHORTEST));
        save.setText(getTranslation("core.security.password.save"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickShortcut(Key.ENTER);
        save.addClickListener(_ -> save());
        addToPanel(
                new H1(getTranslation("core.security.password.title")),
                new Paragraph(
                        getTranslation(first ? "core.security.password.first" : "core.security.password.explanation")),
                current,
                password,
                repeated,
                save,
                leave(first));
        current.focus();
    }

    private void configure(PasswordField field, String key, String autocomplete) {
        field.setLabel(getTranslation("core.security.password." + key));
        field.setWidthFull();
        field.setId("password-" + key);
        field.getElement().setAttribute("autocomplete", autocomplete);
    }

    private Button leave(boolean first) {
        Button leave = new Button(
                getTranslation(first ? "core.security.password.sign-out" : "core.ui.cancel"), _ -> leaveTo(first));
        leave.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return leave;
    }

    private void leaveTo(boolean signOut) {
        if (signOut) {
            authentication.logout();
        } else {
            UI.getCurrent().navigate(ProfileView.class);
        }
    }

    private void save() {
        Map<String, PasswordField> fields = Map.of("current", current, "password", password);
        fields.values().forEach(field -> field.setInvalid(false));
        repeated.setInvalid(false);
        if (!password.getValue().equals(repeated.getValue())) {
            show(repeated, getTranslation("core.security.password.differ"));
            return;
        }
        try {
            profile.changePassword(current.getValue(), password.getValue());
        } catch (InvalidInput e) {
            show(fields.getOrDefault(e.field(), password), getTranslation(e.messageKey(), e.arguments()));
            return;
        }
        // the page is loaded anew because what it may show has changed
        UI.getCurrent().getPage().setLocation(".");
    }

    private static void show(PasswordField field, String text) {
        field.setErrorMessage(text);
        field.setInvalid(true);
        field.focus();
    }
}
