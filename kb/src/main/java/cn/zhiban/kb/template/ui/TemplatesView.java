package cn.zhiban.kb.template.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ui.ArticleNavigation;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.template.Template;
import cn.zhiban.kb.template.TemplateService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The templates: every editor starts articles from them, some keep them. */
@Route("kb/templates")
@Menu(order = 154, title = "kb.editor.template.title", icon = "vaadin:clipboard-text")
@RolesAllowed(KbPermissions.EDIT)
class TemplatesView extends Page {
    private final transient TemplateService templates;
    private final transient CategoryService categories;
    private final transient CompanyTime time;
    private final boolean keeper;
    private final Grid<Template> grid;
    private final Select<ArticleKind> kind = new Select<>();
    private final FilterBar bar;

    TemplatesView(TemplateService templates, CategoryService categories, CompanyTime time) {
        super("kb.editor.template.title");
        this.templates = templates;
        this.categories = categories;
        this.time = time;
        this.keeper = templates.mayKeep();
        fillHeight();
        kind.setAriaLabel(getTranslation("kb.articles.kind"));
        kind.setItems(ArticleKind.values());
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("kb.editor.template.all-kinds"));
        kind.setItemLabelGenerator((@Nullable ArticleKind one) ->
                getTranslation(one == null ? "kb.editor.template.all-kinds" : "kb.kind." + one));
        kind.addValueChangeListener(_ -> refresh());
        bar = new FilterBar(kind);
        grid = grid();
        PageHeader header = new PageHeader(
                getTranslation("kb.editor.template.title"), getTranslation("kb.editor.template.subtitle"));
        if (keeper) {
            Button add =
                    new Button(getTranslation("kb.editor.template.new"), VaadinIcon.PLUS.create(), _ -> edit(empty()));
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            add.setTestId("kb-template-new");
            header.withActions(suggested(), add);
        }
        add(header, bar, grid);
        refresh();
    }

    private Template empty() {
        ArticleKind wanted = kind.getValue() == null ? ArticleKind.FAQ : kind.getValue();
        return new Template(0, "", ArticleContent.empty(wanted), Instant.EPOCH, "", 0);
    }

    private Button suggested() {
        Button button = new Button(getTranslation("kb.editor.template.suggested"), _ -> {
            int added = templates.addSuggested();
            Toast.done(getTranslation("kb.editor.template.suggested.done", added));
            refresh();
        });
        button.setTestId("kb-template-suggested");
        return button;
    }

    private Grid<Template> grid() {
        Grid<Template> rows = Grids.dense(getTranslation("kb.editor.template.title"));
        rows.addColumn(Template::name)
                .setHeader(getTranslation("kb.editor.template.name"))
                .setFlexGrow(3);
        rows.addColumn(row -> getTranslation("kb.kind." + row.content().kind()))
                .setHeader(getTranslation("kb.articles.kind"))
                .setFlexGrow(1);
        rows.addColumn(row -> row.content().useCase())
                .setHeader(getTranslation("kb.article.use-case"))
                .setFlexGrow(3);
        rows.addColumn(this::category)
                .setHeader(getTranslation("kb.article.category"))
                .setFlexGrow(2);
        rows.addColumn(row -> time.format(row.updatedAt()) + " " + row.updatedBy())
                .setHeader(getTranslation("kb.article.updated"))
                .setFlexGrow(3);
        rows.addComponentColumn(this::actions)
                .setHeader(getTranslation("kb.editor.template.actions"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.finish(rows);
        Grids.onOpen(rows, TemplatesView::use);
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.CLIPBOARD_TEXT,
                        getTranslation("kb.editor.template.empty.title"),
                        getTranslation(keeper ? "kb.editor.template.empty.keeper" : "kb.editor.template.empty.text")));
        return rows;
    }

    private String category(Template row) {
        Long category = row.content().categoryId();
        return category == null ? "" : categories.path(category).orElse("");
    }

    private Component actions(Template row) {
        Button use = new Button(getTranslation("kb.editor.template.use"), _ -> use(row));
        use.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        use.setTestId("kb-template-use");
        Div actions = new Div(use);
        actions.addClassName("zb-row");
        if (keeper) {
            actions.add(
                    icon(VaadinIcon.PENCIL, "kb.editor.template.edit", row, () -> edit(row)),
                    icon(VaadinIcon.TRASH, "kb.editor.template.delete", row, () -> delete(row)));
        }
        return actions;
    }

    private Button icon(VaadinIcon icon, String key, Template row, Runnable work) {
        Button button = new Button(icon.create(), _ -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation(key, row.name()));
        button.setTooltipText(getTranslation(key, row.name()));
        return button;
    }

    private static void use(Template row) {
        ArticleNavigation.create(row.content().kind(), row.id());
    }

    private void edit(Template row) {
        new TemplateDialog(row, templates, categories, this::refresh).open();
    }

    private void delete(Template row) {
        Confirm.danger(
                getTranslation("kb.editor.template.delete.title", row.name()),
                getTranslation("kb.editor.template.delete.text"),
                getTranslation("kb.editor.template.delete.yes"),
                () -> {
                    try {
                        templates.delete(row.id(), row.version());
                    } catch (UserFacingProblem problem) {
                        Toast.failed(problem);
                    }
                    refresh();
                });
    }

    private void refresh() {
        List<Template> rows = templates.list(kind.getValue());
        grid.setItems(rows);
        bar.setCount(getTranslation("kb.editor.template.count", rows.size()));
    }
}
