package cn.zhiban.app.shell;

import cn.zhiban.app.shell.MenuPages.MenuPage;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
import java.util.stream.Collectors;

/** The navigation at the left: one list per group of pages. */
final class Navigation extends Composite<Nav> {
    Navigation(MenuPages pages) {
        getContent().addClassName("zb-nav");
        getContent().setAriaLabel(getTranslation("shell.nav.label"));
        List<MenuPage> visible = pages.visible();
        visible.stream()
                .collect(Collectors.groupingBy(MenuPage::group, java.util.TreeMap::new, Collectors.toList()))
                .forEach((group, members) -> getContent().add(list(pages, group, members)));
    }

    private SideNav list(MenuPages pages, int group, List<MenuPage> members) {
        SideNav list = new SideNav();
        String title = pages.groupTitle(group, getLocale());
        if (!title.isEmpty()) {
            list.setLabel(title);
        }
        for (MenuPage page : members) {
            SideNavItem item = new SideNavItem(pages.title(page, getLocale()), page.route());
            item.setMatchNested(!page.route().isEmpty());
            if (page.icon() != null) {
                Icon icon = new Icon(page.icon());
                icon.getElement().setAttribute("aria-hidden", "true");
                item.setPrefixComponent(icon);
            }
            list.addItem(item);
        }
        return list;
    }
}
