package cn.zhiban.core.org.ui;

import cn.zhiban.core.org.shop.ClientDraft;
import cn.zhiban.core.org.shop.ClientService;
import cn.zhiban.core.org.shop.ClientSummary;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;

/** The clients (brands). */
final class ClientsPart extends Composite<Div> {
    private final transient ClientService clients;
    private final Grid<ClientSummary> grid;

    ClientsPart(ClientService clients) {
        this.clients = clients;
        this.grid = Grids.dense(getTranslation("core.org.client.tab"));
        Grid.Column<ClientSummary> name = grid.addComponentColumn(this::name)
                .setHeader(getTranslation("core.org.name"))
                .setWidth("160px")
                .setFlexGrow(2);
        grid.addColumn(ClientSummary::code)
                .setHeader(getTranslation("core.org.code"))
                .setWidth("140px");
        Grid.Column<ClientSummary> shops = grid.addColumn(ClientSummary::shops)
                .setHeader(getTranslation("core.org.client.shops"))
                .setWidth("120px")
                .setFlexGrow(0);
        Grids.finish(grid);
        Grids.onOpen(grid, row -> {
            if (row.editable()) {
                edit(row);
            }
        });
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.BRIEFCASE,
                        getTranslation("core.org.client.empty.title"),
                        getTranslation("core.org.client.empty.text")));
        NarrowColumns.keep(grid, name, shops);
        getContent().addClassNames("zb-stack", "zb-page-fill");
        if (clients.mayCreate()) {
            Button create =
                    new Button(getTranslation("core.org.client.create"), VaadinIcon.PLUS.create(), _ -> edit(null));
            create.addThemeVariants(ButtonVariant.PRIMARY);
            Div actions = new Div(create);
            actions.addClassName("zb-row");
            getContent().add(actions);
        }
        getContent().add(grid);
        refresh();
    }

    private Component name(ClientSummary row) {
        Div cell = new Div(new Span(row.name()));
        cell.addClassName("zb-row");
        if (!row.active()) {
            cell.add(new Badge(getTranslation("core.org.inactive"), Badge.Tone.NEUTRAL));
        }
        return cell;
    }

    private void refresh() {
        grid.setItems(clients.list("", true, 0, Integer.MAX_VALUE));
    }

    private void edit(@Nullable ClientSummary client) {
        TextField code = new TextField(getTranslation("core.org.code"));
        TextField name = new TextField(getTranslation("core.org.name"));
        Checkbox active = new Checkbox(getTranslation("core.org.active"), true);
        code.setRequiredIndicatorVisible(true);
        code.setHelperText(getTranslation("core.org.code.help"));
        name.setRequiredIndicatorVisible(true);
        active.setHelperText(getTranslation("core.org.client.active.help"));
        if (client != null) {
            code.setValue(client.code());
            name.setValue(client.name());
            active.setValue(client.active());
        }
        new FormDialog(getTranslation(client == null ? "core.org.client.create" : "core.org.client.edit"))
                .with("name", name)
                .with("code", code)
                .wide("active", active)
                .onSave(() -> {
                    ClientDraft draft = new ClientDraft(code.getValue(), name.getValue(), active.getValue());
                    if (client == null) {
                        clients.create(draft);
                    } else {
                        clients.change(client.id(), client.version(), draft);
                    }
                    Toast.done(getTranslation("core.org.saved"));
                    refresh();
                    return true;
                })
                .open();
    }
}
