package cn.zhiban.core.org.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.org.shop.ShopGroupDraft;
import cn.zhiban.core.org.shop.ShopGroupService;
import cn.zhiban.core.org.shop.ShopGroupSummary;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Toast;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The groups of shops. */
final class GroupsPart extends Composite<Div> {
    private final transient ShopGroupService groups;
    private final transient OrganisationScreens screens;
    private final Grid<ShopGroupSummary> grid;

    GroupsPart(ShopGroupService groups, OrganisationScreens screens) {
        this.groups = groups;
        this.screens = screens;
        this.grid = Grids.dense(getTranslation("core.org.group.tab"));
        Grid.Column<ShopGroupSummary> name = grid.addColumn(ShopGroupSummary::name)
                .setHeader(getTranslation("core.org.name"))
                .setWidth("140px")
                .setFlexGrow(1);
        grid.addColumn(ShopGroupSummary::code)
                .setHeader(getTranslation("core.org.code"))
                .setWidth("130px")
                .setFlexGrow(0);
        Grid.Column<ShopGroupSummary> shops = grid.addColumn(this::shops)
                .setHeader(getTranslation("core.org.group.shops"))
                .setWidth("200px")
                .setFlexGrow(3);
        Grids.finish(grid);
        Grids.onOpen(grid, row -> {
            if (row.editable()) {
                edit(row);
            }
        });
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.CUBES,
                        getTranslation("core.org.group.empty.title"),
                        getTranslation("core.org.group.empty.text")));
        NarrowColumns.keep(grid, name, shops);
        getContent().addClassNames("zb-stack", "zb-page-fill");
        if (screens.mayKeepShops()) {
            Button create =
                    new Button(getTranslation("core.org.group.create"), VaadinIcon.PLUS.create(), _ -> edit(null));
            create.addThemeVariants(ButtonVariant.PRIMARY);
            Div actions = new Div(create);
            actions.addClassName("zb-row");
            getContent().add(actions);
        }
        getContent().add(grid);
        refresh();
    }

    private String shops(ShopGroupSummary row) {
        String names = row.shops().stream()
                .map(ShopRef::name)
                .collect(Collectors.joining(getTranslation("core.import.dialog.separator")));
        return row.hidden() == 0 ? names : getTranslation("core.org.group.hidden", names, row.hidden());
    }

    private void refresh() {
        grid.setItems(groups.list("", 0, Integer.MAX_VALUE));
    }

    private void edit(@Nullable ShopGroupSummary group) {
        TextField code = new TextField(getTranslation("core.org.code"));
        TextField name = new TextField(getTranslation("core.org.name"));
        MultiSelectComboBox<ShopRef> shops =
                new MultiSelectComboBox<>(getTranslation("core.org.group.shops"), screens.shops());
        shops.setItemLabelGenerator(ShopRef::name);
        shops.setRequiredIndicatorVisible(true);
        code.setRequiredIndicatorVisible(true);
        code.setHelperText(getTranslation("core.org.code.help"));
        name.setRequiredIndicatorVisible(true);
        FormDialog dialog =
                new FormDialog(getTranslation(group == null ? "core.org.group.create" : "core.org.group.edit"));
        if (group != null) {
            code.setValue(group.code());
            name.setValue(group.name());
            shops.setValue(group.shops());
            Button delete = new Button(getTranslation("core.org.delete"), VaadinIcon.TRASH.create());
            delete.addClickListener(_ -> delete(group, dialog));
            dialog.dialog().getFooter().addComponentAsFirst(delete);
        }
        dialog.with("name", name)
                .with("code", code)
                .wide("shopIds", shops)
                .onSave(() -> {
                    ShopGroupDraft draft = new ShopGroupDraft(
                            code.getValue(),
                            name.getValue(),
                            shops.getValue().stream().map(ShopRef::id).collect(Collectors.toSet()));
                    if (group == null) {
                        groups.create(draft);
                    } else {
                        groups.change(group.id(), group.version(), draft);
                    }
                    Toast.done(getTranslation("core.org.saved"));
                    refresh();
                    return true;
                })
                .open();
    }

    private void delete(ShopGroupSummary group, FormDialog dialog) {
        Confirm.danger(
                getTranslation("core.org.delete.title", group.name()),
                getTranslation("core.org.group.delete.text"),
                getTranslation("core.org.delete"),
                () -> {
                    try {
                        groups.delete(group.id());
                        dialog.close();
                        Toast.done(getTranslation("core.org.removed"));
                        refresh();
                    } catch (UserFacingProblem e) {
                        Toast.failed(e);
                    }
                });
    }
}
