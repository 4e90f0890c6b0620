package cn.zhiban.kb.insight.ui;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Chart;
import cn.zhiban.core.ui.Chart.Kind;
import cn.zhiban.core.ui.Chart.Point;
import cn.zhiban.core.ui.Chart.Series;
import cn.zhiban.core.ui.Chart.Tone;
import cn.zhiban.core.ui.Chart.Unit;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.kb.article.ui.ArticleNavigation;
import cn.zhiban.kb.insight.InsightExport;
import cn.zhiban.kb.insight.InsightFilter;
import cn.zhiban.kb.insight.InsightSheet;
import cn.zhiban.kb.insight.SearchInsight;
import cn.zhiban.kb.insight.SearchInsight.Asked;
import cn.zhiban.kb.insight.SearchInsight.Outcome;
import cn.zhiban.kb.insight.SearchInsight.Taken;
import cn.zhiban.kb.insight.SearchOverview;
import cn.zhiban.kb.insight.SearchSlot;
import cn.zhiban.kb.insight.SearchTally;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The charts of searches, with the rows behind their points. */
@Service
class SearchCharts {
    private static final int ROWS = 200;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter SHORT_HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final SearchInsight searches;
    private final InsightExport export;
    private final Organisation organisation;
    private final CompanyTime time;

    SearchCharts(SearchInsight searches, InsightExport export, Organisation organisation, CompanyTime time) {
        this.searches = searches;
        this.export = export;
        this.organisation = organisation;
        this.time = time;
    }

    /** @param chooseShop is told when the bar of a shop was clicked */
    Component[] cards(
            Component page, SearchOverview overview, InsightFilter filter, SerializableConsumer<Long> chooseShop) {
        return new Component[] {
            course(page, overview, filter),
            outcomes(page, overview, filter),
            waits(page, overview, filter),
            ranks(page, overview, filter),
            shops(page, overview, filter, chooseShop),
            hours(page, overview, filter)
        };
    }

    private ChartCard course(Component page, SearchOverview overview, InsightFilter filter) {
        Chart chart = new Chart(Kind.LINE, Unit.NUMBER, page.getTranslation("kb.insight.chart.course"))
                .show(List.of(
                        new Series(page.getTranslation("kb.insight.col.searches"), Tone.ONE, slots(overview, slot ->
                                (double) slot.tally().searches())),
                        new Series(page.getTranslation("kb.insight.col.copies"), Tone.TWO, slots(overview, slot ->
                                (double) slot.tally().copies()))))
                .onPoint(key -> behind(page, filter, key, Outcome.ALL));
        return card(
                page, "kb.insight.chart.course", "kb.insight.chart.course.text", chart, InsightSheet.SEARCHES, filter);
    }

    private ChartCard outcomes(Component page, SearchOverview overview, InsightFilter filter) {
        Chart chart = new Chart(Kind.COLUMNS, Unit.NUMBER, page.getTranslation("kb.insight.chart.outcomes"))
                .show(List.of(
                        outcome(page, "kb.insight.used", Tone.ONE, overview, SearchTally::used),
                        outcome(page, "kb.insight.col.unused", Tone.SIX, overview, SearchTally::unused),
                        outcome(page, "kb.insight.col.zero", Tone.BAD, overview, SearchTally::zero)))
                .onPoint(key -> behind(page, filter, key, Outcome.ZERO));
        return card(
                page,
                "kb.insight.chart.outcomes",
                "kb.insight.chart.outcomes.text",
                chart,
                InsightSheet.SEARCHES,
                filter);
    }

    private static Series outcome(
            Component page, String key, Tone tone, SearchOverview overview, ToLongFunction<SearchTally> value) {
        return new Series(
                page.getTranslation(key), tone, slots(overview, slot -> (double) value.applyAsLong(slot.tally())));
    }

    private ChartCard waits(Component page, SearchOverview overview, InsightFilter filter) {
        Chart chart = new Chart(Kind.LINE, Unit.SECONDS, page.getTranslation("kb.insight.chart.waits"))
                .show(List.of(
                        new Series(
                                page.getTranslation("kb.insight.col.median"),
                                Tone.ONE,
                                slots(overview, SearchSlot::median)),
                        new Series(
                                page.getTranslation("kb.insight.col.p90"),
                                Tone.THREE,
                                slots(overview, SearchSlot::p90))));
        return card(
                page, "kb.insight.chart.waits", "kb.insight.chart.waits.text", chart, InsightSheet.SEARCHES, filter);
    }

    private ChartCard ranks(Component page, SearchOverview overview, InsightFilter filter) {
        List<Point> points = IntStream.range(0, SearchOverview.RANKS.size())
                .mapToObj(i -> new Point(
                        page.getTranslation("kb.insight.rank." + SearchOverview.RANKS.get(i)),
                        (double) overview.ranks().get(i),
                        SearchOverview.RANKS.get(i)))
                .toList();
        Chart chart = new Chart(Kind.COLUMNS, Unit.NUMBER, page.getTranslation("kb.insight.chart.ranks"))
                .show(new Series(page.getTranslation("kb.insight.col.copies"), Tone.TWO, points))
                .onPoint(rank -> copies(
                        page,
                        page.getTranslation("kb.insight.rank." + rank),
                        searches.copies(filter, rank, null, ROWS)));
        return card(page, "kb.insight.chart.ranks", "kb.insight.chart.ranks.text", chart, InsightSheet.RANKS, filter);
    }

    private ChartCard shops(
            Component page, SearchOverview overview, InsightFilter filter, SerializableConsumer<Long> chooseShop) {
        List<SearchOverview.ShopTally> rows =
                overview.shops().stream().limit(12).toList();
        Chart chart = new Chart(Kind.BARS, Unit.NUMBER, page.getTranslation("kb.insight.chart.shops"))
                .show(List.of(
                        shopSeries(page, "kb.insight.used", Tone.ONE, rows, SearchTally::used),
                        shopSeries(page, "kb.insight.col.unused", Tone.SIX, rows, SearchTally::unused),
                        shopSeries(page, "kb.insight.col.zero", Tone.BAD, rows, SearchTally::zero)))
                .onPoint(key -> chooseShop.accept(Long.valueOf(key)));
        return card(page, "kb.insight.chart.shops", "kb.insight.chart.shops.text", chart, InsightSheet.SHOPS, filter);
    }

    private Series shopSeries(
            Component page,
            String key,
            Tone tone,
            List<SearchOverview.ShopTally> rows,
            ToLongFunction<SearchTally> value) {
        return new Series(
                page.getTranslation(key),
                tone,
                rows.stream()
                        .map(row -> new Point(
                                shop(page, row.shopId()),
                                (double) value.applyAsLong(row.tally()),
                                row.shopId() == null ? "" : row.shopId().toString()))
                        .toList());
    }

    private ChartCard hours(Component page, SearchOverview overview, InsightFilter filter) {
        List<Point> points = IntStream.range(0, 24)
                .mapToObj(hour -> new Point(
                        String.valueOf(hour),
                        (double) overview.hours().get(hour).searches(),
                        ""))
                .toList();
        Chart chart = new Chart(Kind.COLUMNS, Unit.NUMBER, page.getTranslation("kb.insight.chart.hours"))
                .show(new Series(page.getTranslation("kb.insight.col.searches"), Tone.ONE, points));
        return card(page, "kb.insight.chart.hours", "kb.insight.chart.hours.text", chart, InsightSheet.HOURS, filter);
    }

    private ChartCard card(
            Component page, String title, String text, Component content, InsightSheet sheet, InsightFilter filter) {
        return new ChartCard(page.getTranslation(title), page.getTranslation(text), content)
                .named(title.substring(title.lastIndexOf('.') + 1))
                .exporting(
                        sheet.name().toLowerCase(Locale.ROOT) + "-" + filter.to(),
                        (format, locale, out) -> export.write(sheet, filter, format, locale, out));
    }

    private static List<Point> slots(SearchOverview overview, Function<SearchSlot, @Nullable Double> value) {
        boolean oneDay = overview.slots().size() <= 24;
        DateTimeFormatter format = !overview.hourly() ? DAY : oneDay ? SHORT_HOUR : HOUR;
        return overview.slots().stream()
                .map(slot -> new Point(
                        format.format(slot.start()),
                        value.apply(slot),
                        overview.hourly()
                                ? slot.start().toString()
                                : slot.start().toLocalDate().toString()))
                .toList();
    }

    /** @param key a day, or a day with an hour */
    private void behind(Component page, InsightFilter filter, String key, Outcome outcome) {
        boolean hourly = key.contains("T");
        LocalDateTime start = LocalDateTime.parse(hourly ? key : key + "T00:00");
        List<Asked> rows =
                searches.searches(filter, start.toLocalDate(), hourly ? start.getHour() : null, outcome, ROWS);
        Grid<Asked> grid = Grids.dense(page.getTranslation("kb.insight.col.searches"));
        grid.addColumn(row -> time.format(row.at()))
                .setHeader(page.getTranslation("kb.insight.col.at"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(Asked::query)
                .setHeader(page.getTranslation("kb.insight.col.query"))
                .setFlexGrow(3);
        grid.addColumn(row -> shop(page, row.shopId()))
                .setHeader(page.getTranslation("kb.insight.col.shop"))
                .setFlexGrow(1);
        grid.addColumn(Asked::total)
                .setHeader(page.getTranslation("kb.insight.col.total"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        String title = page.getTranslation(
                outcome == Outcome.ALL ? "kb.insight.behind.searches" : "kb.insight.behind.zero",
                key.replace('T', ' '));
        BehindDialog.open(title, grid, rows);
    }

    /** Shows copies; a row leads to its article. */
    void copies(Component page, String title, List<Taken> rows) {
        Grid<Taken> grid = Grids.dense(page.getTranslation("kb.insight.col.copies"));
        grid.addColumn(row -> time.format(row.at()))
                .setHeader(page.getTranslation("kb.insight.col.at"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(Taken::query)
                .setHeader(page.getTranslation("kb.insight.col.query"))
                .setFlexGrow(3);
        grid.addColumn(row -> shop(page, row.shopId()))
                .setHeader(page.getTranslation("kb.insight.col.shop"))
                .setFlexGrow(1);
        grid.addColumn(row -> row.position() == null ? "" : row.position().toString())
                .setHeader(page.getTranslation("kb.insight.col.rank"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.onOpen(grid, row -> ArticleNavigation.read(row.articleId()));
        BehindDialog.open(page.getTranslation("kb.insight.behind.copies", title), grid, rows);
    }

    private String shop(Component page, @Nullable Long id) {
        return id == null
                ? page.getTranslation("kb.insight.without-shop")
                : organisation.shopsById(List.of(id)).stream()
                        .map(ShopRef::name)
                        .findFirst()
                        .orElse("");
    }
}
