package cn.zhiban.kb.article.ui;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Authors;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleFilter;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ArticleState;
import cn.zhiban.kb.article.ArticleSummary;
import cn.zhiban.kb.category.CategoryNode;
import cn.zhiban.kb.category.CategoryService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The editors' list of articles. */
@Route("kb/articles")
@Menu(order = 152, title = "kb.articles.title", icon = "vaadin:file-text-o")
@RolesAllowed(KbPermissions.EDIT)
class ArticleListView extends Page {
    private final transient ArticleService articles;
    private final transient Organisation organisation;
    private final transient CompanyTime time;
    private final Grid<ArticleSummary> grid;
    private final TextField text = new TextField();
    private final Select<ArticleKind> kind;
    private final Select<ArticleState> state;
    private final Select<ArticleFilter.Validity> validity;
    private final ComboBox<ShopRef> shop = new ComboBox<>();
    private final ComboBox<CategoryNode> category = new ComboBox<>();
    private final FilterBar bar;

    ArticleListView(
            ArticleService articles,
            Organisation organisation,
            CategoryService categories,
            CompanyTime time,
            Access access) {
        super("kb.articles.title");
        this.articles = articles;
        this.organisation = organisation;
        this.time = time;
        fillHeight();
        kind = choice("kb.articles.kind", "kb.kind.", ArticleKind.values());
        state = choice("kb.articles.state", "kb.state.", ArticleState.values());
        validity = choice("kb.articles.validity", "kb.validity.", ArticleFilter.Validity.values());
        text.setPlaceholder(getTranslation("kb.articles.text"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setAriaLabel(getTranslation("kb.articles.text"));
        text.addValueChangeListener(_ -> refresh());
        combo(shop, "kb.articles.shop", ShopRef::name);
        shop.setItems(organisation.shops(access.current().scope()));
        combo(category, "kb.articles.category", CategoryNode::path);
        category.setItems(categories.tree());
        bar = new FilterBar(text, kind, state, validity, shop, category);
        grid = grid();
        add(new PageHeader(getTranslation("kb.articles.title"), getTranslation("kb.articles.subtitle"))
                .withActions(create()));
        add(bar, grid);
        refresh();
    }

    private Grid<ArticleSummary> grid() {
        Grid<ArticleSummary> rows = Grids.dense(getTranslation("kb.articles.title"));
        Grid.Column<ArticleSummary> title = rows.addComponentColumn(this::title)
                .setHeader(getTranslation("kb.article.title"))
                .setFlexGrow(4);
        Grid.Column<ArticleSummary> standing = rows.addComponentColumn(this::badges)
                .setHeader(getTranslation("kb.articles.state"))
                .setFlexGrow(2);
        rows.addColumn(row -> getTranslation("kb.kind." + row.kind())).setHeader(getTranslation("kb.articles.kind"));
        rows.addColumn(this::scope)
                .setHeader(getTranslation("kb.articles.scope"))
                .setFlexGrow(2);
        rows.addColumn(row -> row.categoryPath() == null ? "" : row.categoryPath())
                .setHeader(getTranslation("kb.articles.category"))
                .setFlexGrow(2);
        rows.addColumn(row -> time.format(row.updatedAt()) + " " + Authors.name(this, row.updatedBy()))
                .setHeader(getTranslation("kb.article.updated"))
                .setFlexGrow(2);
        rows.getColumns().getLast().setWidth("190px");
        Grids.finish(rows);
        NarrowColumns.keep(rows, title, standing);
        Grids.onOpen(rows, row -> ArticleNavigation.edit(row.id()));
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.FILE_TEXT_O,
                        getTranslation("kb.articles.empty.title"),
                        getTranslation("kb.articles.empty.text")));
        rows.setItems(DataProvider.fromCallbacks(
                query -> articles.list(filter(), query.getOffset(), query.getLimit()).stream(),
                _ -> articles.count(filter())));
        return rows;
    }

    private Component title(ArticleSummary row) {
        Span name = new Span(row.title());
        name.addClassName("zb-truncate");
        name.setTitle(row.title());
        Span more = new Span(getTranslation("kb.kind." + row.kind()) + " · " + scope(row));
        more.addClassNames("zb-muted", "zb-small", "zb-only-narrow");
        Div cell = new Div(name, more);
        cell.addClassName("zb-stack-s");
        return cell;
    }

    private Component badges(ArticleSummary row) {
        Div badges = new Div(ArticleBadges.state(this, row.state()));
        badges.addClassName("zb-row");
        if (row.state() == ArticleState.PUBLISHED && row.unpublishedChanges()) {
            badges.add(new Badge(getTranslation("kb.article.unpublished"), Badge.Tone.WARNING));
        }
        if (row.inReview()) {
            badges.add(new Badge(getTranslation("kb.validity.IN_REVIEW"), Badge.Tone.INFO));
        }
        if (row.validTo() != null && row.validTo().isBefore(time.now())) {
            badges.add(new Badge(getTranslation("kb.validity.EXPIRED"), Badge.Tone.NEUTRAL));
        } else if (row.validFrom() != null && row.validFrom().isAfter(time.now())) {
            badges.add(new Badge(getTranslation("kb.validity.FUTURE"), Badge.Tone.INFO));
        }
        return badges;
    }

    private String scope(ArticleSummary row) {
        if (!row.shopIds().isEmpty()) {
            return organisation.shopsById(row.shopIds()).stream()
                    .map(ShopRef::name)
                    .collect(Collectors.joining(", "));
        }
        Long client = row.clientId();
        return client == null
                ? getTranslation("kb.scope.SHARED")
                : organisation.clientById(client).map(ClientRef::name).orElse("");
    }

    private MenuBar create() {
        MenuBar menu = new MenuBar();
        menu.addThemeNames("primary");
        Span label = new Span(VaadinIcon.PLUS.create(), new Span(getTranslation("kb.articles.new")));
        label.addClassName("zb-row");
        var item = menu.addItem(label);
        item.setTestId("kb-article-new");
        for (ArticleKind one : ArticleKind.values()) {
            item.getSubMenu().addItem(getTranslation("kb.kind." + one), _ -> ArticleNavigation.create(one));
        }
        item.getSubMenu()
                .addItem(
                        getTranslation("kb.editor.template.from"),
                        _ -> menu.getUI().ifPresent(ui -> ui.navigate("kb/templates")));
        return menu;
    }

    private ArticleFilter filter() {
        return new ArticleFilter(
                text.getValue(),
                kind.getValue(),
                state.getValue(),
                category.getValue() == null ? null : category.getValue().id(),
                null,
                shop.getValue() == null ? null : shop.getValue().id(),
                validity.getValue());
    }

    private void refresh() {
        grid.getDataProvider().refreshAll();
        bar.setCount(getTranslation("kb.articles.count", articles.count(filter())));
    }

    private <T> void combo(ComboBox<T> field, String key, Function<T, String> label) {
        field.setPlaceholder(getTranslation(key));
        field.setAriaLabel(getTranslation(key));
        field.setClearButtonVisible(true);
        field.setItemLabelGenerator(label::apply);
        field.addValueChangeListener(_ -> refresh());
    }

    private <T> Select<T> choice(String key, String prefix, T[] values) {
        Select<T> select = new Select<>();
        select.setAriaLabel(getTranslation(key));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation(key) + ": " + getTranslation("kb.articles.all"));
        select.setItems(values);
        select.setItemLabelGenerator((@Nullable T value) -> value == null
                ? getTranslation(key) + ": " + getTranslation("kb.articles.all")
                : getTranslation(prefix + value));
        select.addValueChangeListener(_ -> refresh());
        return select;
    }
}
