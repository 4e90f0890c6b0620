package cn.zhiban.kb.category.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.category.CategoryNode;
import cn.zhiban.kb.category.CategoryService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the category tree. */
@Route("kb/categories")
@Menu(order = 160, title = "kb.categories.title", icon = "vaadin:file-tree")
@RolesAllowed(KbPermissions.CATEGORIES)
class CategoriesView extends Page {
    private static final String INDENT = "\u2003\u2003";
    private final transient CategoryService categories;
    private final Grid<CategoryNode> grid;

    CategoriesView(CategoryService categories) {
        super("kb.categories.title");
        this.categories = categories;
        fillHeight();
        grid = Grids.dense(getTranslation("kb.categories.title"));
        grid.addColumn(node -> INDENT.repeat(node.path().split("/").length - 1) + node.name())
                .setHeader(getTranslation("kb.categories.name"))
                .setFlexGrow(3);
        grid.addComponentColumn(this::actions).setHeader("").setFlexGrow(1);
        Grids.finish(grid);
        Grids.onOpen(grid, this::rename);
        Button add = new Button(getTranslation("kb.categories.new"), VaadinIcon.PLUS.create(), _ -> create(null));
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.FILE_TREE,
                        getTranslation("kb.categories.empty.title"),
                        getTranslation("kb.categories.empty.text")));
        add(new PageHeader(getTranslation("kb.categories.title"), getTranslation("kb.categories.subtitle"))
                .withActions(add));
        add(grid);
        refresh();
    }

    private Component actions(CategoryNode node) {
        Div row = new Div(
                action(VaadinIcon.PLUS, "kb.categories.below", () -> create(node)),
                action(VaadinIcon.PENCIL, "kb.categories.rename", () -> rename(node)),
                action(VaadinIcon.TRASH, "kb.categories.delete", () -> delete(node)));
        row.addClassName("zb-row");
        return row;
    }

    private Button action(VaadinIcon icon, String key, Runnable work) {
        Button button = new Button(icon.create(), _ -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation(key));
        button.setTooltipText(getTranslation(key));
        return button;
    }

    private void create(@Nullable CategoryNode parent) {
        ask("kb.categories.new", "", name -> categories.create(parent == null ? null : parent.id(), name));
    }

    private void rename(CategoryNode node) {
        ask("kb.categories.rename", node.name(), name -> categories.rename(node.id(), name, node.version()));
    }

    private void ask(String title, String value, Consumer<String> work) {
        TextField name = new TextField(getTranslation("kb.categories.name"));
        name.setValue(value);
        name.setMaxLength(100);
        new FormDialog(getTranslation(title))
                .wide("category", name)
                .onSave(() -> {
                    work.accept(name.getValue());
                    refresh();
                    return true;
                })
                .open();
        name.focus();
    }

    private void delete(CategoryNode node) {
        Confirm.danger(
                        getTranslation("kb.categories.delete.title", node.name()),
                        getTranslation("kb.categories.delete.text"),
                        getTranslation("kb.categories.delete"),
                        () -> {
                            try {
                                categories.delete(node.id());
                                refresh();
                            } catch (UserFacingProblem problem) {
                                Toast.failed(problem);
                            }
                        })
                .open();
    }

    private void refresh() {
        grid.setItems(categories.tree());
    }
}
