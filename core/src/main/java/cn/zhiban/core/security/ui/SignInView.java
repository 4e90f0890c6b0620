package cn.zhiban.core.security.ui;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.signin.DemoSignIns;
import cn.zhiban.core.security.signin.DemoSignIns.DemoSignIn;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** Where everybody comes in: user name and password, single sign-on where it is configured, the demo's accounts. */
@Route(value = SignInView.ROUTE, autoLayout = false)
@AnonymousAllowed
public class SignInView extends DoorPage implements BeforeEnterObserver {
    /** Address of the page, and where the form is sent. */
    public static final String ROUTE = "login";

    private static final String FILL = """
            const [name, password] = [$0, $1];
            for (const [field, value] of [['username', name], ['password', password]]) {
              const element = this.querySelector(`[name=${field}]`);
              if (element) element.value = value;
            }
            (this.querySelector('[slot=submit]') || this).focus();""";

    private final transient Access access;
    private final LoginForm form = new LoginForm();

    SignInView(Access access, ObjectProvider<ClientRegistrationRepository> singleSignOn, Environment environment) {
        super("core.security.sign-in.title");
        this.access = access;
        form.setAction(ROUTE);
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(texts("core.security.sign-in.failed.title", getTranslation("core.security.sign-in.failed.text")));
        addToPanel(form);
        List<ClientRegistration> providers = providers(singleSignOn.getIfAvailable());
        if (!providers.isEmpty()) {
            addToPanel(singleSignOn(providers));
        }
        Paragraph forgotten = new Paragraph(getTranslation("core.security.sign-in.forgotten"));
        forgotten.addClassNames("zb-muted", "zb-small");
        addToPanel(forgotten);
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            addToPanel(demo());
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (access.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        QueryParameters query = event.getLocation().getQueryParameters();
        if (query.getSingleParameter("wait").isPresent()) {
            refuse("too-many", waiting(query.getSingleParameter("wait").get()));
        } else if (query.getSingleParameter("unknown").isPresent()) {
            refuse("unknown", getTranslation("core.security.sign-in.unknown.text"));
        } else if (query.getSingleParameter("sso").isPresent()) {
            refuse("sso", getTranslation("core.security.sign-in.sso.text"));
        } else if (query.getSingleParameter("error").isPresent()) {
            refuse("failed", getTranslation("core.security.sign-in.failed.text"));
        }
    }

    private void refuse(String kind, String text) {
        form.setI18n(texts("core.security.sign-in." + kind + ".title", text));
        form.setError(true);
    }

    private String waiting(String seconds) {
        int wait = seconds.matches("\\d{1,5}") ? Integer.parseInt(seconds) : 60;
        return wait < 60
                ? getTranslation("core.security.sign-in.too-many.seconds", wait)
                : getTranslation("core.security.sign-in.too-many.minutes", (wait + 59) / 60);
    }

    private LoginI18n texts(String errorTitleKey, String errorText) {
        LoginI18n texts = LoginI18n.createDefault();
        LoginI18n.Form labels = texts.getForm();
        labels.setTitle(getTranslation("core.security.sign-in.title"));
        labels.setUsername(getTranslation("core.security.sign-in.username"));
        labels.setPassword(getTranslation("core.security.sign-in.password"));
        labels.setSubmit(getTranslation("core.security.sign-in.submit"));
        LoginI18n.ErrorMessage error = texts.getErrorMessage();
        error.setTitle(getTranslation(errorTitleKey));
        error.setMessage(errorText);
        error.setUsername(getTranslation("core.security.sign-in.username.required"));
        error.setPassword(getTranslation("core.security.sign-in.password.required"));
        return texts;
    }

    private static List<ClientRegistration> providers(@Nullable ClientRegistrationRepository repository) {
        List<ClientRegistration> providers = new ArrayList<>();
        if (repository instanceof Iterable<?> all) {
            for (Object one : all) {
                if (one instanceof ClientRegistration registration) {
                    providers.add(registration);
                }
            }
        }
        return providers;
    }

    private Div singleSignOn(List<ClientRegistration> providers) {
        Div links = new Div();
        links.addClassName("zb-door-sso");
        Span or = new Span(getTranslation("core.security.sign-in.or"));
        or.addClassName("zb-door-or");
        links.add(or);
        for (ClientRegistration provider : providers) {
            Anchor link = new Anchor("oauth2/authorization/" + provider.getRegistrationId(), "");
            link.setRouterIgnore(true);
            link.add(
                    VaadinIcon.SIGN_IN.create(),
                    new Span(getTranslation("core.security.sign-in.with", provider.getClientName())));
            links.add(link);
        }
        return links;
    }

    private Div demo() {
        Span title = new Span(getTranslation("core.security.sign-in.demo.title", DemoSignIns.PASSWORD));
        title.addClassName("zb-small");
        Div buttons = new Div();
        buttons.addClassName("zb-door-demo-list");
        for (DemoSignIn demo : DemoSignIns.list()) {
            Span name = new Span(demo.username());
            name.addClassName("zb-code");
            Span role = new Span(getTranslation("role." + demo.role().name()));
            role.addClassName("zb-muted");
            Button button = new Button(new Span(name, role));
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            button.addClickListener(_ -> form.getElement().executeJs(FILL, demo.username(), DemoSignIns.PASSWORD));
            buttons.add(button);
        }
        Div box = new Div(title, buttons);
        box.addClassName("zb-door-demo");
        return box;
    }
}
