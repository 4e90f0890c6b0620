package cn.zhiban.core.security.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.role.RoleMatrix;
import cn.zhiban.core.security.role.RoleService;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** What each role may do: permissions down, roles across; a tick is effective at once. */
@Route("roles")
@Menu(order = 962, title = "core.security.role.title", icon = "vaadin:lock")
@RolesAllowed(CorePermissions.ROLES_MANAGE)
class RolesView extends Page {
    private final transient RoleService roles;
    private final Div place = new Div();

    RolesView(RoleService roles) {
        super("core.security.role.title");
        this.roles = roles;
        Button create =
                new Button(getTranslation("core.security.role.create"), VaadinIcon.PLUS.create(), _ -> create());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.setId("create-role");
        add(new PageHeader(getTranslation("core.security.role.title"), getTranslation("core.security.role.subtitle"))
                .withActions(create));
        add(place);
        fillHeight();
        refresh();
    }

    private void refresh() {
        RoleMatrix matrix = roles.matrix();
        Grid<RoleMatrix.Row> grid = Grids.dense(getTranslation("core.security.role.title"));
        grid.addColumn(row -> Names.module(row.module()))
                .setHeader(getTranslation("core.security.role.module"))
                .setWidth("96px")
                .setFlexGrow(0);
        grid.addColumn(row -> Names.permission(row.code()))
                .setHeader(getTranslation("core.security.role.permission"))
                .setWidth("230px")
                .setFlexGrow(1)
                .setTooltipGenerator(RoleMatrix.Row::code);
        for (RoleMatrix.Column role : matrix.roles()) {
            grid.addComponentColumn(row -> tick(role, row))
                    .setHeader(header(role))
                    .setWidth("106px")
                    .setFlexGrow(0);
        }
        Grids.finish(grid);
        grid.setItems(matrix.permissions());
        place.removeAll();
        place.add(grid);
    }

    private Component header(RoleMatrix.Column role) {
        Span name = new Span(Names.role(role.role()));
        name.addClassName("zb-strong");
        Span count = new Span(getTranslation("core.security.role.accounts", role.accounts()));
        count.addClassName("zb-muted");
        Div texts = new Div(name, count);
        texts.addClassName("zb-stack-s");
        if (role.builtin()) {
            return texts;
        }
        MenuBar menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
        SubMenu actions = menu.addItem(
                        VaadinIcon.ELLIPSIS_DOTS_V.create(), getTranslation("core.security.role.actions"))
                .getSubMenu();
        actions.addItem(getTranslation("core.security.role.rename"), _ -> rename(role));
        actions.addItem(getTranslation("core.security.role.delete"), _ -> confirmDelete(role));
        Div row = new Div(texts, menu);
        row.addClassName("zb-row");
        return row;
    }

    private Checkbox tick(RoleMatrix.Column role, RoleMatrix.Row row) {
        Checkbox tick = new Checkbox(role.permissions().contains(row.code()));
        tick.setAriaLabel(Names.role(role.role()) + ": " + Names.permission(row.code()));
        tick.setEnabled(role.changeable() && row.grantable());
        tick.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                set(role, row, tick, change.getValue());
            }
        });
        return tick;
    }

    private void set(RoleMatrix.Column role, RoleMatrix.Row row, Checkbox tick, boolean allowed) {
        try {
            roles.setPermission(role.role().id(), row.code(), allowed);
            Toast.done(getTranslation(
                    allowed ? "core.security.role.given" : "core.security.role.taken",
                    Names.role(role.role()),
                    Names.permission(row.code())));
        } catch (UserFacingProblem e) {
            tick.setValue(!allowed);
            Toast.failed(e);
        }
    }

    private void create() {
        TextField name = new TextField(getTranslation("core.security.role.name"));
        Select<RoleMatrix.Column> copy = new Select<>();
        copy.setLabel(getTranslation("core.security.role.copy"));
        copy.setItems(roles.matrix().roles());
        copy.setItemLabelGenerator(
                role -> role == null ? getTranslation("core.security.role.copy.none") : Names.role(role.role()));
        copy.setEmptySelectionAllowed(true);
        copy.setEmptySelectionCaption(getTranslation("core.security.role.copy.none"));
        new FormDialog(getTranslation("core.security.role.create"))
                .with("name", name)
                .with("copyOf", copy)
                .onSave(() -> {
                    RoleMatrix.Column from = copy.getValue();
                    roles.create(
                            name.getValue(), from == null ? null : from.role().id());
                    refresh();
                    return true;
                })
                .open();
    }

    private void rename(RoleMatrix.Column role) {
        TextField name = new TextField(getTranslation("core.security.role.name"));
        name.setValue(Names.role(role.role()));
        new FormDialog(getTranslation("core.security.role.rename"))
                .wide("name", name)
                .onSave(() -> {
                    roles.rename(role.role().id(), name.getValue());
                    refresh();
                    return true;
                })
                .open();
    }

    private void confirmDelete(RoleMatrix.Column role) {
        Confirm.danger(
                getTranslation("core.security.role.delete.title", Names.role(role.role())),
                getTranslation("core.security.role.delete.text"),
                getTranslation("core.security.role.delete"),
                () -> {
                    try {
                        roles.delete(role.role().id());
                        refresh();
                    } catch (UserFacingProblem e) {
                        Toast.failed(e);
                    }
                });
    }
}
