package cn.zhiban.kb.authority.ui;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.kb.authority.AuthorityCase;
import cn.zhiban.kb.authority.AuthorityPermissions;
import cn.zhiban.kb.authority.CaseService;
import cn.zhiban.kb.authority.Grant;
import cn.zhiban.kb.authority.GrantFilter;
import cn.zhiban.kb.authority.GrantService;
import cn.zhiban.kb.authority.Money;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.annotation.security.RolesAllowed;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Objects;

/** Who gave what to which order, by day, shop and case. */
@Route("kb/authority-grants")
@Menu(order = 163, title = "kb.authority.grants.title", icon = "vaadin:records")
@RolesAllowed(AuthorityPermissions.READ)
class GrantsView extends Page {
    private static final int DAYS = 7;

    private final transient GrantService grants;
    private final transient AuthorityNames names;
    private final transient CompanyTime time;
    private final DatePicker from = Pickers.date("");
    private final DatePicker to = Pickers.date("");
    private final Select<ShopRef> shop = new Select<>();
    private final Select<AuthorityCase> authorityCase = new Select<>();
    private final FilterBar filters = new FilterBar(from, to, shop, authorityCase);
    private final Grid<Grant> grid = Grids.dense(getTranslation("kb.authority.grants.title"));

    GrantsView(
            GrantService grants,
            CaseService cases,
            Organisation organisation,
            AuthorityNames names,
            CompanyTime time,
            Access access) {
        super("kb.authority.grants.title");
        this.grants = grants;
        this.names = names;
        this.time = time;
        fillHeight();
        from.setAriaLabel(getTranslation("kb.authority.grants.from"));
        from.setValue(time.today().minusDays(DAYS - 1L));
        to.setAriaLabel(getTranslation("kb.authority.grants.to"));
        to.setValue(time.today());
        choices(shop, "kb.authority.grants.all-shops");
        shop.setItems(organisation.shops(access.current().scope()));
        shop.setItemLabelGenerator(one -> one == null ? getTranslation("kb.authority.grants.all-shops") : one.name());
        choices(authorityCase, "kb.authority.cases.all");
        authorityCase.setItems(cases.cases());
        authorityCase.setItemLabelGenerator(one -> one == null ? getTranslation("kb.authority.cases.all") : one.name());
        from.addValueChangeListener(_ -> refresh());
        to.addValueChangeListener(_ -> refresh());
        shop.addValueChangeListener(_ -> refresh());
        authorityCase.addValueChangeListener(_ -> refresh());
        columns();
        add(
                new PageHeader(
                                getTranslation("kb.authority.grants.title"),
                                getTranslation("kb.authority.grants.subtitle"))
                        .withActions(sheets()),
                filters,
                grid);
        refresh();
    }

    private <T> void choices(Select<T> select, String key) {
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation(key));
        select.setPlaceholder(getTranslation(key));
        select.setAriaLabel(getTranslation(key));
    }

    private MenuBar sheets() {
        MenuBar bar = new MenuBar();
        bar.addItem(getTranslation("kb.authority.sheets")).getSubMenu().addItem(export());
        return bar;
    }

    private Anchor export() {
        Anchor link = new Anchor(
                (DownloadEvent event) -> {
                    event.setFileName("grants.xlsx");
                    event.setContentType("application/octet-stream");
                    try (OutputStream out = event.getOutputStream()) {
                        grants.export(filter(), event.getUI().getLocale(), out);
                    }
                },
                getTranslation("kb.authority.grants.export"));
        link.addClassName("zb-card-link");
        return link;
    }

    private void columns() {
        column(row -> time.format(row.grantedAt()), "at", "145px");
        column(row -> names.shop(row.shopId()), "shop", "140px");
        column(Grant::caseName, "case", "115px");
        column(Grant::orderRef, "order", "140px");
        column(row -> Money.yuan(row.orderCents()), "order-amount", "110px");
        column(
                row -> getTranslation(row.step() == null ? "kb.authority.step.own" : "kb.authority.step." + row.step()),
                "step",
                "85px");
        grid.addComponentColumn(this::amount)
                .setHeader(getTranslation("kb.authority.grant.amount"))
                .setWidth("95px")
                .setFlexGrow(0);
        column(row -> getTranslation("kb.authority.remedy." + row.remedy()), "remedy", "75px");
        column(Grant::agent, "agent", "80px");
        column(row -> Objects.requireNonNullElse(row.approvedBy(), ""), "approved-by", "80px");
        column(Grant::note, "note", "140px").setFlexGrow(2);
        Grids.finish(grid);
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.RECORDS,
                        getTranslation("kb.authority.grants.empty.title"),
                        getTranslation("kb.authority.grants.empty.text")));
    }

    private Grid.Column<Grant> column(
            com.vaadin.flow.function.ValueProvider<Grant, String> value, String name, String width) {
        return grid.addColumn(value)
                .setHeader(getTranslation("kb.authority.grant." + name))
                .setWidth(width)
                .setFlexGrow(0);
    }

    private Component amount(Grant grant) {
        return grant.takenBackAt() == null
                ? new Span(Money.yuan(grant.amountCents()))
                : new Badge(
                        Money.yuan(grant.amountCents()) + " " + getTranslation("kb.authority.grant.taken-back"),
                        Badge.Tone.NEUTRAL);
    }

    private GrantFilter filter() {
        LocalDate today = time.today();
        return new GrantFilter(
                Objects.requireNonNullElse(from.getValue(), today),
                Objects.requireNonNullElse(to.getValue(), today),
                shop.getValue() == null ? null : Long.valueOf(shop.getValue().id()),
                authorityCase.getValue() == null
                        ? null
                        : Long.valueOf(authorityCase.getValue().id()));
    }

    private void refresh() {
        GrantFilter filter = filter();
        grid.setItems(query -> grants.list(filter, query.getOffset(), query.getLimit()).stream());
        GrantService.Total total = grants.total(filter);
        filters.setCount(getTranslation("kb.authority.grants.count", total.number(), Money.yuan(total.cents())));
    }
}
