package cn.zhiban.kb.insight.ui;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.kb.insight.Figure;
import cn.zhiban.kb.insight.InsightFigures;
import cn.zhiban.kb.insight.InsightFilter;
import cn.zhiban.kb.insight.InsightPermissions;
import cn.zhiban.kb.insight.Reach;
import cn.zhiban.kb.insight.SearchInsight;
import cn.zhiban.kb.insight.SearchOverview;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;

/** What works and what is missing: searches, copies, gaps and answers of a period, down to the rows behind them. */
@Route("kb/insight")
@Menu(order = 155, title = "kb.insight.title", icon = "vaadin:chart-line")
@RolesAllowed({InsightPermissions.READ, InsightPermissions.OWN})
class InsightView extends Page implements BeforeEnterObserver {
    private static final String ROUTE = "kb/insight";
    private final transient Reach reach;
    private final transient SearchInsight searches;
    private final transient InsightFigures figures;
    private final transient SearchCharts charts;
    private final transient InsightTables tables;
    private final transient KeepingCharts keeping;
    private final transient CompanyTime time;
    private final Loading content = new Loading();

    InsightView(
            Reach reach,
            SearchInsight searches,
            InsightFigures figures,
            SearchCharts charts,
            InsightTables tables,
            KeepingCharts keeping,
            CompanyTime time) {
        super("kb.insight.title");
        this.reach = reach;
        this.searches = searches;
        this.figures = figures;
        this.charts = charts;
        this.tables = tables;
        this.keeping = keeping;
        this.time = time;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(Filters.of(event.getLocation().getQueryParameters()));
    }

    private void show(Filters filters) {
        Reach.Choices choices = reach.choices();
        removeAll();
        add(new PageHeader(
                getTranslation("kb.insight.title"),
                getTranslation(choices.own() ? "kb.insight.subtitle.own" : "kb.insight.subtitle")));
        add(new InsightFilterBar(choices, filters, true, time.today(), this::change), content);
        content.load(() -> dashboard(filters, choices.own()));
    }

    private void change(Filters filters) {
        filters.show(ROUTE);
        boolean own = reach.choices().own();
        content.load(() -> dashboard(filters, own));
    }

    private Component dashboard(Filters filters, boolean own) {
        InsightFilter filter = filters.filter(time.today());
        SearchOverview overview = searches.overview(filter);
        List<Figure> numbers = new ArrayList<>(InsightFigures.of(overview));
        numbers.addAll(figures.others(filter));
        Div page = new Div(new FigureTiles(numbers));
        page.addClassName("zb-stack");
        Div cards = cards();
        cards.add(charts.cards(this, overview, filter, shop -> {
            Filters narrowed =
                    new Filters(filters.period(), filters.from(), filters.to(), filters.client(), shop, filters.team());
            narrowed.show(ROUTE);
            show(narrowed);
        }));
        Div answers = cards();
        answers.add(tables.cards(this, filter, own));
        page.add(cards, new H2(getTranslation("kb.insight.section.answers")), answers);
        if (!own) {
            Div rules = cards();
            answers.add(keeping.care(this, filter));
            rules.add(keeping.rules(this, filter));
            page.add(new H2(getTranslation("kb.insight.section.rules")), rules);
        }
        return page;
    }

    private static Div cards() {
        Div cards = new Div();
        cards.addClassName("zb-charts");
        return cards;
    }
}
