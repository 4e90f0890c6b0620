package cn.zhiban.kb.search.ui;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.search.Gap;
import cn.zhiban.kb.search.GapService;
import cn.zhiban.kb.search.SearchHit;
import cn.zhiban.kb.search.SearchQuery;
import cn.zhiban.kb.search.SearchService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Questions that agents searched in vain, for editors to answer. */
@Route("kb/gaps")
@Menu(order = 153, title = "kb.gaps.title", icon = "vaadin:question-circle-o")
@RolesAllowed(KbPermissions.GAPS)
class GapsView extends Page {
    private final transient GapService gaps;
    private final transient SearchService search;
    private final transient Organisation organisation;
    private final transient CompanyTime time;
    private final Grid<Gap> grid;
    private Gap.State shown = Gap.State.OPEN;

    GapsView(GapService gaps, SearchService search, Organisation organisation, CompanyTime time) {
        super("kb.gaps.title");
        this.gaps = gaps;
        this.search = search;
        this.organisation = organisation;
        this.time = time;
        fillHeight();
        Tabs tabs = new Tabs();
        for (Gap.State state : Gap.State.values()) {
            tabs.add(new Tab(getTranslation("kb.gap.state." + state)));
        }
        tabs.addSelectedChangeListener(_ -> {
            shown = Gap.State.values()[tabs.getSelectedIndex()];
            refresh();
        });
        grid = grid();
        add(new PageHeader(getTranslation("kb.gaps.title"), getTranslation("kb.gaps.subtitle")));
        add(tabs, grid);
    }

    private Grid<Gap> grid() {
        Grid<Gap> rows = Grids.dense(getTranslation("kb.gaps.title"));
        Grid.Column<Gap> question = rows.addComponentColumn(this::question)
                .setHeader(getTranslation("kb.gaps.question"))
                .setFlexGrow(4);
        rows.addColumn(Gap::times).setHeader(getTranslation("kb.gaps.times"));
        rows.addColumn(gap -> gap.shopId() == null
                        ? ""
                        : organisation.shopsById(List.of(gap.shopId())).stream()
                                .map(ShopRef::name)
                                .findFirst()
                                .orElse(""))
                .setHeader(getTranslation("kb.gaps.shop"))
                .setFlexGrow(2);
        rows.addColumn(gap -> time.format(gap.lastAt()))
                .setHeader(getTranslation("kb.gaps.last"))
                .setFlexGrow(1);
        Grid.Column<Gap> actions =
                rows.addComponentColumn(this::actions).setHeader("").setFlexGrow(2);
        Grids.finish(rows);
        NarrowColumns.keep(rows, question, actions);
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.CHECK_CIRCLE_O,
                        getTranslation("kb.gaps.empty.title"),
                        getTranslation("kb.gaps.empty.text")));
        rows.setItems(DataProvider.fromCallbacks(
                query -> gaps.list(shown, query.getOffset(), query.getLimit()).stream(), _ -> gaps.count(shown)));
        return rows;
    }

    private Component question(Gap gap) {
        Div cell = new Div(new Span(gap.question()));
        cell.addClassName("zb-row");
        if (gap.asked()) {
            cell.add(new Badge(
                    getTranslation("kb.gaps.asked", gap.askedByName() == null ? "" : gap.askedByName()),
                    Badge.Tone.WARNING));
        }
        if (gap.note() != null && !gap.note().isBlank()) {
            Span note = new Span(gap.note());
            note.addClassName("zb-muted");
            cell.add(note);
        }
        return cell;
    }

    private Component actions(Gap gap) {
        Div row = new Div();
        row.addClassName("zb-row");
        if (gap.state() == Gap.State.OPEN) {
            row.add(
                    action(
                            "kb.gaps.write",
                            () -> UI.getCurrent().navigate("kb/new/faq", QueryParameters.of("title", gap.question()))),
                    action("kb.gaps.link", () -> link(gap)),
                    action("kb.gaps.dismiss", () -> {
                        gaps.dismiss(gap.id());
                        refresh();
                    }));
        }
        return row;
    }

    private Button action(String key, Runnable work) {
        Button button = new Button(getTranslation(key), _ -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void link(Gap gap) {
        ComboBox<SearchHit> article = new ComboBox<>(getTranslation("kb.gaps.article"));
        article.setItemLabelGenerator(SearchHit::title);
        article.setItems(query -> {
            String text = query.getFilter().filter(typed -> !typed.isBlank()).orElse(gap.question());
            return search
                    .search(new SearchQuery(text, null, null, null, null, null, query.getLimit(), query.getOffset()))
                    .hits()
                    .stream();
        });
        new FormDialog(getTranslation("kb.gaps.link"))
                .wide("article", article)
                .onSave(() -> {
                    if (article.getValue() == null) {
                        return false;
                    }
                    gaps.answer(gap.id(), article.getValue().id());
                    Toast.done(getTranslation("kb.gaps.linked"));
                    refresh();
                    return true;
                })
                .open();
    }

    private void refresh() {
        grid.getDataProvider().refreshAll();
    }
}
