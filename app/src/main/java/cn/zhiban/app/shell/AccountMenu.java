package cn.zhiban.app.shell;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.ui.AccountMenuEntry;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The menu behind the person's name: profile, look, language, help, signing out. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class AccountMenu extends Composite<MenuBar> {
    private final Appearance appearance;
    private Runnable help = () -> {};

    AccountMenu(
            Access access,
            Appearance appearance,
            AuthenticationContext authentication,
            List<AccountMenuEntry> entries) {
        this.appearance = appearance;
        Actor actor = access.current();
        MenuBar bar = getContent();
        bar.addClassName("zb-account");
        bar.addThemeVariants(MenuBarVariant.TERTIARY, MenuBarVariant.ALIGN_END);
        Avatar avatar = new Avatar(actor.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(actor.name());
        name.addClassName("zb-account-name");
        MenuItem root = bar.addItem(avatar);
        root.add(name);
        root.setAriaLabel(getTranslation("shell.account.menu", actor.name()));
        root.setId("account-menu");
        SubMenu menu = root.getSubMenu();
        addLink(menu, VaadinIcon.USER, "shell.account.profile", "profile");
        entries.stream()
                .filter(entry -> entry.visible(actor))
                .sorted(Comparator.comparingInt(AccountMenuEntry::order))
                .forEach(entry -> addLink(menu, entry.icon(), entry.titleKey(), entry.route()));
        menu.addSeparator();
        addThemes(menu);
        addLanguages(menu);
        add(menu, VaadinIcon.KEYBOARD, "shell.account.keyboard").addClickListener(_ -> help.run());
        menu.addSeparator();
        MenuItem signOut = add(menu, VaadinIcon.SIGN_OUT, "shell.account.sign-out");
        signOut.addClickListener(_ -> authentication.logout());
        signOut.setId("sign-out");
    }

    /** What the entry for the keyboard help does. */
    void onHelp(Runnable open) {
        help = open;
    }

    private void addThemes(SubMenu menu) {
        SubMenu themes = add(menu, VaadinIcon.ADJUST, "shell.account.theme").getSubMenu();
        Theme now = appearance.theme();
        List<MenuItem> items = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            MenuItem item = themes.addItem(getTranslation("shell.theme." + theme.name()));
            item.setCheckable(true);
            item.setChecked(theme == now);
            item.addClickListener(_ -> {
                appearance.choose(theme);
                items.forEach(other -> other.setChecked(other == item));
            });
            items.add(item);
        }
    }

    private void addLanguages(SubMenu menu) {
        SubMenu languages =
                add(menu, VaadinIcon.GLOBE, "shell.account.language").getSubMenu();
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            MenuItem item = languages.addItem(getTranslation("shell.language." + locale.getLanguage()));
            item.setCheckable(true);
            item.setChecked(locale.getLanguage().equals(getLocale().getLanguage()));
            item.getElement().setAttribute("lang", locale.toLanguageTag());
            item.addClickListener(_ -> appearance.choose(locale));
        }
    }

    private void addLink(SubMenu menu, VaadinIcon icon, String key, String route) {
        add(menu, icon, key).addClickListener(_ -> getUI().ifPresent(ui -> ui.navigate(route)));
    }

    private MenuItem add(SubMenu menu, VaadinIcon icon, String key) {
        MenuItem item = menu.addItem(picture(icon));
        item.add(new Span(getTranslation(key)));
        return item;
    }

    private static Icon picture(VaadinIcon icon) {
        Icon picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        return picture;
    }
}
