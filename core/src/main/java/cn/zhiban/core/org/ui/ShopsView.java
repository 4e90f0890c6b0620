package cn.zhiban.core.org.ui;

import cn.zhiban.core.importing.ui.ImportDialogs;
import cn.zhiban.core.org.shop.ClientService;
import cn.zhiban.core.org.shop.ShopGroupService;
import cn.zhiban.core.org.shop.ShopService;
import cn.zhiban.core.org.shop.ShopSheet;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Shops with who serves them, clients, and groups of shops. */
@Route("org/shops")
@Menu(order = 930, title = "core.org.shop.title", icon = "vaadin:shop")
@RolesAllowed({CorePermissions.SHOPS_EDIT, CorePermissions.PEOPLE_READ})
class ShopsView extends Page implements HasUrlParameter<Long> {
    static final String ROUTE = "org/shops";

    private final transient OrganisationScreens screens;
    private final transient ShopService shops;
    private final transient ClientService clients;
    private final transient ShopGroupService groups;
    private final transient ShopSheet sheet;
    private final transient ImportDialogs imports;
    private final Tab shopTab = new Tab(getTranslation("core.org.shop.tab"));
    private final Tab clientTab = new Tab(getTranslation("core.org.client.tab"));
    private final Tab groupTab = new Tab(getTranslation("core.org.group.tab"));
    private final Tabs tabs = new Tabs(shopTab, clientTab, groupTab);
    private final Div content = new Div();

    ShopsView(
            OrganisationScreens screens,
            ShopService shops,
            ClientService clients,
            ShopGroupService groups,
            ShopSheet sheet,
            ImportDialogs imports) {
        super("core.org.shop.title");
        this.screens = screens;
        this.shops = shops;
        this.clients = clients;
        this.groups = groups;
        this.sheet = sheet;
        this.imports = imports;
        tabs.addSelectedChangeListener(event -> {
            if (event.isFromClient()) {
                new UrlState().with("tab", name(event.getSelectedTab())).push(ROUTE);
                show(QueryParameters.empty(), null);
            }
        });
        content.addClassNames("zb-stack", "zb-page-fill");
        add(
                new PageHeader(getTranslation("core.org.shop.title"), getTranslation("core.org.shop.subtitle")),
                tabs,
                content);
        fillHeight();
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable Long shopId) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        tabs.setSelectedTab(
                switch (UrlState.text(parameters, "tab")) {
                    case "clients" -> clientTab;
                    case "groups" -> groupTab;
                    default -> shopTab;
                });
        show(parameters, shopId);
    }

    private void show(QueryParameters parameters, @Nullable Long shopId) {
        content.removeAll();
        Component part;
        if (tabs.getSelectedTab() == clientTab) {
            part = new ClientsPart(clients);
        } else if (tabs.getSelectedTab() == groupTab) {
            part = new GroupsPart(groups, screens);
        } else {
            part = new ShopsPart(screens, shops, sheet, imports, parameters, shopId);
        }
        content.add(part);
    }

    private @Nullable String name(@Nullable Tab tab) {
        return tab == clientTab ? "clients" : tab == groupTab ? "groups" : null;
    }
}
