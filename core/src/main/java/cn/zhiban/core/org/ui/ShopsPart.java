package cn.zhiban.core.org.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.importing.ui.ImportDialogs;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.shop.ShopFilter;
import cn.zhiban.core.org.shop.ShopService;
import cn.zhiban.core.org.shop.ShopSheet;
import cn.zhiban.core.org.shop.ShopSummary;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import org.jspecify.annotations.Nullable;

/** The shops: search, filters, and beside it who serves the shop now and later. */
final class ShopsPart extends Composite<Div> {
    private final transient OrganisationScreens screens;
    private final transient ShopService shops;
    private final transient ShopSheet sheet;
    private final transient ImportDialogs imports;
    private final TextField query = new TextField();
    private final Select<ClientRef> client = new Select<>();
    private final Select<Platform> platform = new Select<>();
    private final Checkbox inactive = new Checkbox(getTranslation("core.org.inactive-too"));
    private final FilterBar filters = new FilterBar(query, client, platform, inactive);
    private final ShopGrid grid;
    private final PanelLayout layout;
    private @Nullable Long opened;

    ShopsPart(
            OrganisationScreens screens,
            ShopService shops,
            ShopSheet sheet,
            ImportDialogs imports,
            QueryParameters parameters,
            @Nullable Long shopId) {
        this.screens = screens;
        this.shops = shops;
        this.sheet = sheet;
        this.imports = imports;
        this.grid = new ShopGrid(row -> open(row.id(), true));
        this.layout = new PanelLayout(grid, this::close);
        configureFilters(parameters);
        getContent().addClassNames("zb-stack", "zb-page-fill");
        getContent().add(actions(), layout);
        refresh();
        if (shopId != null) {
            open(shopId, false);
        }
    }

    private void configureFilters(QueryParameters parameters) {
        query.setPlaceholder(getTranslation("core.org.shop.filter"));
        query.setAriaLabel(getTranslation("core.org.shop.filter"));
        query.setPrefixComponent(VaadinIcon.SEARCH.create());
        query.setClearButtonVisible(true);
        query.setValueChangeMode(ValueChangeMode.LAZY);
        query.setValue(UrlState.text(parameters, "q"));
        choices(client, "core.org.shop.filter.client");
        client.setItems(screens.clients());
        client.setItemLabelGenerator(one -> one == null ? getTranslation("core.org.shop.filter.client") : one.name());
        UrlState.id(parameters, "client")
                .flatMap(id ->
                        screens.clients().stream().filter(one -> one.id() == id).findFirst())
                .ifPresent(client::setValue);
        choices(platform, "core.org.shop.filter.platform");
        platform.setItems(Platform.values());
        platform.setItemLabelGenerator(
                one -> one == null ? getTranslation("core.org.shop.filter.platform") : Names.platform(one));
        platform.setValue(
                UrlState.constant(parameters, "platform", Platform.class).orElse(null));
        inactive.setValue("true".equals(UrlState.text(parameters, "inactive")));
        query.addValueChangeListener(_ -> changed());
        client.addValueChangeListener(_ -> changed());
        platform.addValueChangeListener(_ -> changed());
        inactive.addValueChangeListener(_ -> changed());
    }

    private <T> void choices(Select<T> select, String key) {
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation(key));
        select.setPlaceholder(getTranslation(key));
        select.setAriaLabel(getTranslation(key));
    }

    private Div actions() {
        MenuBar bar = new MenuBar();
        SubMenu menu = bar.addItem(getTranslation("core.org.sheets")).getSubMenu();
        menu.addItem(new ExportLink(
                getTranslation("core.org.shop.export"),
                "shops.xlsx",
                (locale, out) -> sheet.export(filter(), locale, out)));
        Div end = new Div(bar);
        end.addClassNames("zb-row", "zb-row-end");
        if (shops.mayCreate()) {
            menu.addItem(
                    getTranslation("core.shop.import.title"),
                    _ -> imports.of(ShopSheet.NAME).onDone(this::reload).open());
            Button create = new Button(
                    getTranslation("core.org.shop.create"),
                    VaadinIcon.PLUS.create(),
                    _ -> ShopDialog.create(screens, shops, this::reload));
            create.addThemeVariants(ButtonVariant.PRIMARY);
            create.setTestId("shop-create");
            end.add(create);
        }
        Div row = new Div(filters, end);
        row.addClassName("zb-row");
        return row;
    }

    private ShopFilter filter() {
        return new ShopFilter(
                query.getValue(),
                client.getValue() == null
                        ? null
                        : Long.valueOf(client.getValue().id()),
                platform.getValue(),
                inactive.getValue());
    }

    private UrlState address() {
        return new UrlState()
                .with("q", query.getValue())
                .with(
                        "client",
                        client.getValue() == null ? null : client.getValue().id())
                .with("platform", platform.getValue())
                .with("inactive", inactive.getValue() ? "true" : null);
    }

    private void changed() {
        address().replace(path());
        refresh();
    }

    private void refresh() {
        filters.setCount(getTranslation("core.org.shop.count", grid.show(shops, filter())));
    }

    private void reload() {
        refresh();
        if (opened != null) {
            open(opened, false);
        }
    }

    private void open(long id, boolean byPerson) {
        try {
            ShopSummary shop = shops.get(id);
            opened = id;
            layout.show(new ShopPanel(screens, shops, shop, this::reload, this::close));
            if (byPerson) {
                address().push(path());
            }
        } catch (UserFacingProblem e) {
            Toast.failed(e);
            layout.show(null);
        }
    }

    private void close() {
        opened = null;
        layout.show(null);
        address().replace(path());
    }

    private String path() {
        return opened == null ? ShopsView.ROUTE : ShopsView.ROUTE + "/" + opened;
    }
}
