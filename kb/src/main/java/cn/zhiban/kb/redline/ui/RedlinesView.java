package cn.zhiban.kb.redline.ui;

import cn.zhiban.core.importing.ui.ImportDialogs;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Authors;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.RedlineFilter;
import cn.zhiban.kb.redline.RedlinePermissions;
import cn.zhiban.kb.redline.RedlineRule;
import cn.zhiban.kb.redline.RedlineService;
import cn.zhiban.kb.redline.RedlineSheet;
import cn.zhiban.kb.redline.RedlineState;
import cn.zhiban.kb.redline.match.RuleKind;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
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
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The list of red lines, with a box to try a text. */
@Route("kb/redlines")
@Menu(order = 110, title = "kb.redlines.title", icon = "vaadin:ban")
@RolesAllowed(RedlinePermissions.READ)
class RedlinesView extends Page {
    private static final int WORDS_SHOWN = 6;

    private final transient RedlineService redlines;
    private final transient RedlineScreens screens;
    private final transient CompanyTime time;
    private final Grid<RedlineRule> grid;
    private final TextField text = new TextField();
    private final Select<Platform> platform;
    private final Select<RuleKind> kind;
    private final Select<Severity> severity;
    private final Select<RedlineState> state;
    private final FilterBar bar;

    RedlinesView(
            RedlineService redlines,
            RedlineScreens screens,
            RedlineSheet sheet,
            ImportDialogs imports,
            CompanyTime time) {
        super("kb.redlines.title");
        this.redlines = redlines;
        this.screens = screens;
        this.time = time;
        fillHeight();
        platform = choice("kb.redlines.platform", "platform.", Platform.values());
        kind = choice("kb.redlines.kind", "kb.redline.kind.", RuleKind.values());
        severity = choice("kb.redlines.severity", "kb.redline.severity.", Severity.values());
        state = choice("kb.redlines.state", "kb.redline.state.", RedlineState.values());
        state.setValue(RedlineState.ACTIVE);
        text.setPlaceholder(getTranslation("kb.redlines.text"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setAriaLabel(getTranslation("kb.redlines.text"));
        text.addValueChangeListener(_ -> refresh());
        bar = new FilterBar(text, platform, severity, kind, state);
        grid = grid();
        PageHeader header = new PageHeader(getTranslation("kb.redlines.title"), getTranslation("kb.redlines.subtitle"));
        if (screens.mayEdit()) {
            header.withActions(more(sheet, imports));
        }
        Button tryIt = new Button(
                getTranslation("kb.redlines.try"), VaadinIcon.EYE.create(), _ -> new TryDialog(screens).open());
        tryIt.setTestId("kb-redline-try");
        header.withActions(tryIt);
        if (screens.mayEdit()) {
            Button add = new Button(
                    getTranslation("kb.redlines.new"),
                    VaadinIcon.PLUS.create(),
                    _ -> new RedlineDialog(screens, null, this::refresh));
            add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            add.setTestId("kb-redline-new");
            header.withActions(add);
        }
        add(header, bar, grid);
        refresh();
    }

    private Grid<RedlineRule> grid() {
        Grid<RedlineRule> rows = Grids.dense(getTranslation("kb.redlines.title"));
        Grid.Column<RedlineRule> code = rows.addColumn(rule -> rule.content().code())
                .setHeader(getTranslation("kb.redline.column.code"))
                .setFlexGrow(2);
        Grid.Column<RedlineRule> severity = rows.addComponentColumn(this::badges)
                .setHeader(getTranslation("kb.redlines.severity"))
                .setFlexGrow(1);
        Grid.Column<RedlineRule> words = rows.addColumn(RedlinesView::words)
                .setHeader(getTranslation("kb.redline.column.words"))
                .setFlexGrow(4);
        rows.addColumn(rule -> rule.content().message())
                .setHeader(getTranslation("kb.redline.column.message"))
                .setFlexGrow(4);
        rows.addColumn(screens::scope)
                .setHeader(getTranslation("kb.redlines.scope"))
                .setFlexGrow(2);
        rows.addColumn(rule -> getTranslation(
                        "kb.redlines.version",
                        rule.number(),
                        time.format(rule.updatedAt()),
                        Authors.name(this, rule.updatedBy())))
                .setHeader(getTranslation("kb.redlines.changed"))
                .setFlexGrow(2);
        Grids.finish(rows);
        NarrowColumns.keep(rows, code, severity, words);
        Grids.onOpen(rows, rule -> new RedlineDialog(screens, rule, this::refresh));
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.BAN,
                        getTranslation("kb.redlines.empty.title"),
                        getTranslation("kb.redlines.empty.text")));
        rows.setItems(DataProvider.fromCallbacks(
                query -> redlines.list(filter(), query.getOffset(), query.getLimit()).stream(),
                _ -> redlines.count(filter())));
        return rows;
    }

    private Component badges(RedlineRule rule) {
        Div badges = new Div(RedlineScreens.severity(this, rule.content().severity()));
        badges.addClassName("zb-row");
        if (rule.state() == RedlineState.ARCHIVED) {
            badges.add(new Badge(getTranslation("kb.redline.state.ARCHIVED"), Badge.Tone.NEUTRAL));
        }
        return badges;
    }

    private static String words(RedlineRule rule) {
        var words = rule.content().terms().words();
        String shown = String.join(" · ", words.subList(0, Math.min(WORDS_SHOWN, words.size())));
        return words.size() > WORDS_SHOWN ? shown + " … " + words.size() : shown;
    }

    private MenuBar more(RedlineSheet sheet, ImportDialogs imports) {
        MenuBar menu = new MenuBar();
        Span label = new Span(VaadinIcon.EXCHANGE.create(), new Span(getTranslation("kb.redlines.more")));
        label.addClassName("zb-row");
        MenuItem item = menu.addItem(label);
        item.getSubMenu()
                .addItem(
                        getTranslation("kb.redlines.import"),
                        _ -> imports.of(RedlineSheet.NAME).onDone(this::refresh).open());
        DownloadHandler handler = event -> {
            event.setFileName("redlines-" + time.today() + ".xlsx");
            event.setContentType("application/octet-stream");
            try (OutputStream out = event.getOutputStream()) {
                sheet.export(filter(), out);
            }
        };
        Anchor export = new Anchor(handler, getTranslation("kb.redlines.export"));
        export.getElement().setAttribute("download", true);
        item.getSubMenu().addItem(export);
        item.getSubMenu()
                .addItem(getTranslation("kb.redlines.industries"), _ -> IndustriesDialog.open(screens, this::refresh));
        return menu;
    }

    private RedlineFilter filter() {
        return new RedlineFilter(
                text.getValue(), platform.getValue(), kind.getValue(), severity.getValue(), state.getValue());
    }

    private void refresh() {
        grid.getDataProvider().refreshAll();
        bar.setCount(getTranslation("kb.redlines.count", redlines.count(filter())));
    }

    private <T> Select<T> choice(String key, String prefix, T[] values) {
        String all = getTranslation(key) + ": " + getTranslation("kb.articles.all");
        Select<T> select = new Select<>();
        select.setAriaLabel(getTranslation(key));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all);
        select.setItems(values);
        select.setItemLabelGenerator((@Nullable T value) -> value == null ? all : getTranslation(prefix + value));
        select.addValueChangeListener(_ -> {
            if (select.isAttached()) {
                refresh();
            }
        });
        return select;
    }
}
