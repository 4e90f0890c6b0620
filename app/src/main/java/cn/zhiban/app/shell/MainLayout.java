package cn.zhiban.app.shell;

import cn.zhiban.core.ui.HeaderItem;
import cn.zhiban.core.ui.KeyHint;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.router.Layout;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** The frame around every page: brand and navigation at the left, search, inbox and account at the top. */
@Layout
@PermitAll
@JavaScript("context://zhiban/shell.js")
class MainLayout extends AppLayout {
    private final ObjectProvider<CommandPalette> palette;
    private final ObjectProvider<KeyboardHelp> help;

    MainLayout(
            MenuPages pages,
            List<HeaderItem> headerItems,
            ObjectProvider<AccountMenu> accountMenu,
            ObjectProvider<CommandPalette> palette,
            ObjectProvider<KeyboardHelp> help) {
        this.palette = palette;
        this.help = help;
        addClassName("zb-shell");
        setPrimarySection(Section.DRAWER);
        setI18n(new AppLayoutI18n().setDrawer(getTranslation("shell.nav.label")));
        addToNavbar(skipLink(), drawerToggle(), searchButton(), headerEnd(headerItems, accountMenu.getObject()));
        Scroller scroller = new Scroller(new Navigation(pages));
        scroller.setScrollDirection(Scroller.ScrollDirection.VERTICAL);
        addToDrawer(brand(), scroller);
        // sent by shell.js, which knows whether someone is typing
        getElement().addEventListener("zb-palette", _ -> openPalette());
        getElement().addEventListener("zb-help", _ -> openHelp());
    }

    private void openPalette() {
        palette.getObject().open();
    }

    private void openHelp() {
        help.getObject().open();
    }

    private Anchor skipLink() {
        Anchor link = new Anchor("#content", getTranslation("shell.skip"));
        link.setRouterIgnore(true);
        link.addClassName("zb-skip-link");
        return link;
    }

    private DrawerToggle drawerToggle() {
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.nav.toggle"));
        return toggle;
    }

    private Div searchButton() {
        Button button = new Button(getTranslation("shell.palette.button"), VaadinIcon.SEARCH.create());
        button.addClickListener(_ -> openPalette());
        button.setSuffixComponent(new KeyHint("Mod K"));
        button.setAriaLabel(getTranslation("shell.palette.title"));
        button.getElement().setAttribute("aria-haspopup", "dialog");
        button.setId("palette-button");
        Div middle = new Div(button);
        middle.addClassName("zb-header-search");
        return middle;
    }

    private Div headerEnd(List<HeaderItem> items, AccountMenu menu) {
        Div end = new Div();
        end.addClassName("zb-header-end");
        items.stream()
                .sorted(Comparator.comparingInt(HeaderItem::order))
                .map(HeaderItem::create)
                .forEach(end::add);
        menu.onHelp(this::openHelp);
        end.add(menu);
        return end;
    }

    private Anchor brand() {
        Image mark = new Image("zhiban/icon.svg", "");
        Anchor home = new Anchor("", "");
        home.add(mark, new Span(getTranslation("core.app.name")));
        home.setAriaLabel(getTranslation("shell.brand.home"));
        home.addClassName("zb-brand");
        home.getElement().setAttribute("router-link", true);
        return home;
    }
}
