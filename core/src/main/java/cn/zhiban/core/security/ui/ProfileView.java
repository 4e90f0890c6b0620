package cn.zhiban.core.security.ui;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.account.ProfileService;
import cn.zhiban.core.security.account.ProfileService.Profile;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** One's own account: what it may do and see, the password, all its sessions. */
@Route("profile")
@PermitAll
class ProfileView extends Page {
    private final transient ProfileService service;
    private final transient AuthenticationContext authentication;

    ProfileView(ProfileService service, AuthenticationContext authentication) {
        super("core.security.profile.title");
        this.service = service;
        this.authentication = authentication;
        addClassName("zb-page-narrow");
        Profile profile = service.get();
        add(new PageHeader(profile.displayName(), getTranslation("core.security.profile.subtitle")));
        Div cards = new Div(facts(profile), password(profile), sessions());
        cards.addClassName("zb-cards");
        add(cards);
    }

    private Div facts(Profile profile) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("zb-facts");
        fact(facts, "username", List.of(profile.username()));
        if (profile.staffNumber() != null) {
            fact(facts, "staff-number", List.of(profile.staffNumber()));
        }
        fact(facts, "roles", profile.roles().stream().map(Names::role).toList());
        fact(facts, "clients", profile.clients().stream().map(ClientRef::name).toList());
        fact(facts, "shops", profile.shops().stream().map(ShopRef::name).toList());
        return card("core.security.profile.account", facts);
    }

    private void fact(DescriptionList facts, String key, List<String> values) {
        String text = values.isEmpty()
                ? getTranslation("core.security.profile.none")
                : String.join(getTranslation("core.security.list.separator"), values);
        facts.add(
                new DescriptionList.Term(getTranslation("core.security.profile." + key)),
                new DescriptionList.Description(text));
    }

    private Div password(Profile profile) {
        Button change = new Button(
                getTranslation("core.security.profile.password.change"),
                VaadinIcon.KEY.create(),
                _ -> UI.getCurrent().navigate(ChangePasswordView.class));
        change.setVisible(profile.hasPassword());
        change.setId("change-password");
        String text =
                profile.hasPassword() ? "core.security.profile.password.text" : "core.security.profile.password.none";
        return card("core.security.profile.password", new Paragraph(getTranslation(text)), change);
    }

    private Div sessions() {
        Button end = new Button(
                getTranslation("core.security.profile.sessions.end"), VaadinIcon.SIGN_OUT.create(), _ -> confirmEnd());
        end.setId("end-sessions");
        return card(
                "core.security.profile.sessions",
                new Paragraph(getTranslation("core.security.profile.sessions.text")),
                end);
    }

    private void confirmEnd() {
        Confirm.danger(
                getTranslation("core.security.profile.sessions.confirm.title"),
                getTranslation("core.security.profile.sessions.confirm.text"),
                getTranslation("core.security.profile.sessions.end"),
                () -> {
                    service.endSessions();
                    authentication.logout();
                });
    }

    private Div card(String titleKey, Component... content) {
        Div card = new Div(new H2(getTranslation(titleKey)));
        card.addClassName("zb-card");
        card.add(content);
        return card;
    }
}
