package cn.zhiban.core.security.ui;

import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.account.AccountDetails;
import cn.zhiban.core.security.account.AccountFilter;
import cn.zhiban.core.security.account.AccountService;
import cn.zhiban.core.security.account.AccountState;
import cn.zhiban.core.security.account.AccountSummary;
import cn.zhiban.core.security.role.RoleRef;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Who can sign in, as what, and whose data they see. */
@Route("accounts")
@Menu(order = 960, title = "core.security.account.title", icon = "vaadin:user-card")
@RolesAllowed(CorePermissions.ACCOUNTS_MANAGE)
class AccountsView extends Page {
    private final transient AccountService accounts;
    private final transient CompanyTime time;
    private final TextField text = new TextField();
    private final Select<RoleRef> role = new Select<>();
    private final Select<AccountState> state = new Select<>();
    private final FilterBar filters = new FilterBar(text, role, state);
    private final Grid<AccountSummary> grid;

    AccountsView(AccountService accounts, CompanyTime time) {
        super("core.security.account.title");
        this.accounts = accounts;
        this.time = time;
        this.grid = Grids.dense(getTranslation("core.security.account.title"));
        configureFilters();
        configureGrid();
        Button create = new Button(
                getTranslation("core.security.account.create"),
                VaadinIcon.PLUS.create(),
                _ -> AccountDialog.create(accounts, this::refresh));
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.setId("create-account");
        add(new PageHeader(
                        getTranslation("core.security.account.title"), getTranslation("core.security.account.subtitle"))
                .withActions(create));
        add(filters, grid);
        fillHeight();
        refresh();
    }

    private void configureFilters() {
        text.setPlaceholder(getTranslation("core.security.account.filter.text"));
        text.setAriaLabel(getTranslation("core.security.account.filter.text"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(_ -> refresh());
        role.setItems(accounts.roles());
        role.setItemLabelGenerator(
                one -> one == null ? getTranslation("core.security.account.filter.role") : Names.role(one));
        role.setEmptySelectionAllowed(true);
        role.setEmptySelectionCaption(getTranslation("core.security.account.filter.role"));
        role.setPlaceholder(getTranslation("core.security.account.filter.role"));
        role.setAriaLabel(getTranslation("core.security.account.roles"));
        role.addValueChangeListener(_ -> refresh());
        state.setItems(AccountState.values());
        state.setItemLabelGenerator(
                one -> one == null ? getTranslation("core.security.account.filter.state") : stateText(one));
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(getTranslation("core.security.account.filter.state"));
        state.setPlaceholder(getTranslation("core.security.account.filter.state"));
        state.setAriaLabel(getTranslation("core.security.account.state"));
        state.addValueChangeListener(_ -> refresh());
    }

    private void configureGrid() {
        grid.addColumn(AccountSummary::displayName)
                .setHeader(getTranslation("core.security.account.display-name"))
                .setFlexGrow(1)
                .setWidth("140px");
        grid.addColumn(AccountSummary::username)
                .setHeader(getTranslation("core.security.account.username"))
                .setWidth("130px");
        grid.addColumn(row -> row.staffNumber() == null ? "" : row.staffNumber())
                .setHeader(getTranslation("core.security.account.staff-number"))
                .setWidth("90px");
        grid.addComponentColumn(this::roles)
                .setHeader(getTranslation("core.security.account.roles"))
                .setFlexGrow(2)
                .setWidth("180px");
        grid.addColumn(row -> String.join(getTranslation("core.security.list.separator"), row.clients()))
                .setHeader(getTranslation("core.security.account.clients"))
                .setFlexGrow(2)
                .setWidth("180px");
        grid.addComponentColumn(this::state)
                .setHeader(getTranslation("core.security.account.state"))
                .setWidth("120px");
        grid.addColumn(row -> row.lastSignInAt() == null
                        ? getTranslation("core.security.account.never")
                        : time.format(row.lastSignInAt()))
                .setHeader(getTranslation("core.security.account.last-sign-in"))
                .setWidth("156px");
        Grids.finish(grid);
        Grids.onOpen(grid, row -> open(row.id()));
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.USER_CARD,
                        getTranslation("core.security.account.empty.title"),
                        getTranslation("core.security.account.empty.text")));
    }

    private Component roles(AccountSummary row) {
        Div badges = new Div();
        badges.addClassName("zb-row");
        row.roles().forEach(one -> badges.add(new Badge(Names.role(one), Badge.Tone.NEUTRAL)));
        return badges;
    }

    private Component state(AccountSummary row) {
        return switch (row.state()) {
            case ACTIVE -> new Span(stateText(row.state()));
            case FIRST_PASSWORD -> new Badge(stateText(row.state()), Badge.Tone.INFO);
            case DISABLED, LEFT -> new Badge(stateText(row.state()), Badge.Tone.WARNING);
        };
    }

    private String stateText(AccountState one) {
        return getTranslation("core.security.account.state." + one.name());
    }

    private void open(long id) {
        AccountDetails details = accounts.get(id);
        if (details.changeable()) {
            AccountDialog.edit(accounts, details, this::refresh);
        } else {
            Toast.failed(getTranslation("core.security.account.not-changeable"));
        }
    }

    private void refresh() {
        AccountFilter filter = new AccountFilter(text.getValue(), roleId(), state.getValue());
        filters.setCount(getTranslation("core.security.account.count", accounts.count(filter)));
        grid.setItems(
                query -> accounts.list(filter, query.getOffset(), query.getLimit()).stream(),
                _ -> accounts.count(filter));
    }

    private @Nullable Long roleId() {
        return role.getValue() == null ? null : role.getValue().id();
    }
}
