package cn.zhiban.core.security.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.token.TokenService;
import cn.zhiban.core.security.token.TokenSummary;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keys for programs that use the REST interface. */
@Route("tokens")
@Menu(order = 964, title = "core.security.token.title", icon = "vaadin:key-o")
@RolesAllowed(CorePermissions.TOKENS_MANAGE)
class TokensView extends Page {
    private final transient TokenService tokens;
    private final transient CompanyTime time;
    private final Grid<TokenSummary> grid;

    TokensView(TokenService tokens, CompanyTime time) {
        super("core.security.token.title");
        this.tokens = tokens;
        this.time = time;
        this.grid = Grids.dense(getTranslation("core.security.token.title"));
        configureGrid();
        Button create = new Button(
                getTranslation("core.security.token.create"),
                VaadinIcon.PLUS.create(),
                _ -> new TokenDialog(tokens, time, this::refresh).open());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.setId("create-token");
        add(new PageHeader(getTranslation("core.security.token.title"), getTranslation("core.security.token.subtitle"))
                .withActions(create));
        add(grid);
        fillHeight();
        refresh();
    }

    private void configureGrid() {
        grid.addColumn(TokenSummary::name)
                .setHeader(getTranslation("core.security.token.name"))
                .setFlexGrow(1)
                .setWidth("180px");
        grid.addColumn(row -> row.permissions().stream()
                        .map(Names::permission)
                        .collect(Collectors.joining(getTranslation("core.security.list.separator"))))
                .setHeader(getTranslation("core.security.token.permissions"))
                .setFlexGrow(2)
                .setWidth("220px")
                .setTooltipGenerator(
                        row -> row.permissions().stream().map(Names::permission).collect(Collectors.joining("\n")));
        grid.addColumn(row -> row.allClients()
                        ? getTranslation("core.security.token.all-clients")
                        : String.join(getTranslation("core.security.list.separator"), row.clients()))
                .setHeader(getTranslation("core.security.token.clients"))
                .setWidth("140px");
        grid.addColumn(row ->
                        row.createdBy() == null ? getTranslation("core.security.token.environment") : row.createdBy())
                .setHeader(getTranslation("core.security.token.created-by"))
                .setWidth("110px");
        grid.addColumn(row -> moment(row.expiresAt(), "core.security.token.no-end"))
                .setHeader(getTranslation("core.security.token.expires"))
                .setWidth("156px");
        grid.addColumn(row -> moment(row.lastUsedAt(), "core.security.token.never"))
                .setHeader(getTranslation("core.security.token.last-used"))
                .setWidth("156px");
        grid.addComponentColumn(this::state)
                .setHeader(getTranslation("core.security.token.state"))
                .setWidth("90px");
        grid.addComponentColumn(this::revoking).setWidth("100px").setFlexGrow(0);
        Grids.finish(grid);
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.KEY_O,
                        getTranslation("core.security.token.empty.title"),
                        getTranslation("core.security.token.empty.text")));
    }

    private String moment(@Nullable Instant moment, String noneKey) {
        return moment == null ? getTranslation(noneKey) : time.format(moment);
    }

    private Component state(TokenSummary row) {
        Badge.Tone tone = row.state() == TokenSummary.State.ACTIVE ? Badge.Tone.GOOD : Badge.Tone.NEUTRAL;
        return new Badge(
                getTranslation("core.security.token.state." + row.state().name()), tone);
    }

    private Component revoking(TokenSummary row) {
        if (row.state() == TokenSummary.State.REVOKED) {
            return new Span();
        }
        Button revoke = new Button(getTranslation("core.security.token.revoke"), _ -> confirm(row));
        revoke.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ERROR);
        return revoke;
    }

    private void confirm(TokenSummary row) {
        Confirm.danger(
                getTranslation("core.security.token.revoke.title", row.name()),
                getTranslation("core.security.token.revoke.text"),
                getTranslation("core.security.token.revoke"),
                () -> {
                    try {
                        tokens.revoke(row.id());
                        refresh();
                    } catch (UserFacingProblem e) {
                        Toast.failed(e);
                    }
                });
    }

    private void refresh() {
        grid.setItems(query -> tokens.list(query.getOffset(), query.getLimit()).stream());
    }
}
