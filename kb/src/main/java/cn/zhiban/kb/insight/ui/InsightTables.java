package cn.zhiban.kb.insight.ui;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.article.ui.ArticleNavigation;
import cn.zhiban.kb.insight.ArticleInsight;
import cn.zhiban.kb.insight.ArticleInsight.Idle;
import cn.zhiban.kb.insight.ArticleInsight.Use;
import cn.zhiban.kb.insight.GapCluster;
import cn.zhiban.kb.insight.GapInsight;
import cn.zhiban.kb.insight.InsightExport;
import cn.zhiban.kb.insight.InsightFilter;
import cn.zhiban.kb.insight.InsightSheet;
import cn.zhiban.kb.insight.SearchInsight;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.DataProvider;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The tables of the dashboard: gaps, answers that are copied most, never, or run out. */
@Service
class InsightTables {
    private static final int SHOWN = 10;
    private static final int ROWS = 200;
    /** On a phone the other columns are reached by scrolling. */
    private static final String ANSWER = "220px";

    private final ArticleInsight articles;
    private final GapInsight gaps;
    private final SearchInsight searches;
    private final SearchCharts charts;
    private final InsightExport export;
    private final Organisation organisation;
    private final CompanyTime time;

    InsightTables(
            ArticleInsight articles,
            GapInsight gaps,
            SearchInsight searches,
            SearchCharts charts,
            InsightExport export,
            Organisation organisation,
            CompanyTime time) {
        this.articles = articles;
        this.gaps = gaps;
        this.searches = searches;
        this.charts = charts;
        this.export = export;
        this.organisation = organisation;
        this.time = time;
    }

    /** @param own the person sees only their own figures */
    Component[] cards(Component page, InsightFilter filter, boolean own) {
        ChartCard copied = card(
                page,
                "kb.insight.table.copied",
                "kb.insight.table.copied.text",
                copied(page, filter),
                InsightSheet.MOST_COPIED,
                filter);
        if (own) {
            return new Component[] {copied.wide()};
        }
        return new Component[] {
            card(
                            page,
                            "kb.insight.table.gaps",
                            "kb.insight.table.gaps.text",
                            gaps(page, filter),
                            InsightSheet.GAPS,
                            filter)
                    .wide(),
            copied.wide(),
            card(
                    page,
                    "kb.insight.table.never-used",
                    "kb.insight.table.never-used.text",
                    neverUsed(page, filter),
                    InsightSheet.NEVER_USED,
                    filter),
            card(
                    page,
                    "kb.insight.table.ending",
                    "kb.insight.table.ending.text",
                    ending(page, filter),
                    InsightSheet.ENDING,
                    filter)
        };
    }

    private Grid<Use> copied(Component page, InsightFilter filter) {
        Grid<Use> grid = table(page, "kb.insight.table.copied");
        grid.addComponentColumn(use -> answer(use.title(), use.client()))
                .setHeader(page.getTranslation("kb.insight.col.article"))
                .setWidth(ANSWER)
                .setFlexGrow(5);
        number(grid, page, "kb.insight.col.copies", use -> String.valueOf(use.copies()));
        number(grid, page, "kb.insight.col.opens", use -> String.valueOf(use.opens()));
        number(grid, page, "kb.insight.col.average-rank", use -> decimal(use.rank()));
        grid.addComponentColumn(use -> {
                    Button behind = small(page.getTranslation("kb.insight.queries"));
                    behind.addClickListener(
                            _ -> charts.copies(page, use.title(), searches.copies(filter, null, use.id(), ROWS)));
                    return behind;
                })
                .setHeader("")
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.onOpen(grid, use -> ArticleNavigation.read(use.id()));
        grid.setItems(articles.mostCopied(filter, SHOWN));
        return whenEmpty(Grids.finish(grid), page, "kb.insight.empty.copied");
    }

    private Grid<Idle> neverUsed(Component page, InsightFilter filter) {
        Grid<Idle> grid = idle(page, "kb.insight.table.never-used");
        grid.addColumn(row -> row.lastCopiedAt() == null
                        ? page.getTranslation("kb.insight.never")
                        : time.local(row.lastCopiedAt()).toLocalDate().toString())
                .setHeader(page.getTranslation("kb.insight.col.last-copied"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setItems(DataProvider.fromCallbacks(
                query -> articles.unused(filter, query.getOffset(), query.getLimit()).stream(),
                _ -> articles.unusedCount(filter)));
        return whenEmpty(Grids.finish(grid), page, "kb.insight.empty.never-used");
    }

    private Grid<Idle> ending(Component page, InsightFilter filter) {
        Grid<Idle> grid = idle(page, "kb.insight.table.ending");
        grid.addComponentColumn(row -> {
                    boolean over = row.validTo() != null && row.validTo().isBefore(time.now());
                    return new Badge(
                            row.validTo() == null ? "" : time.format(row.validTo()),
                            over ? Badge.Tone.BAD : Badge.Tone.WARNING);
                })
                .setHeader(page.getTranslation("kb.insight.col.valid-to"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setItems(DataProvider.fromCallbacks(
                query -> articles.ending(filter, query.getOffset(), query.getLimit()).stream(),
                _ -> articles.endingCount(filter)));
        return whenEmpty(Grids.finish(grid), page, "kb.insight.empty.ending");
    }

    private static Grid<Idle> idle(Component page, String label) {
        Grid<Idle> grid = table(page, label);
        grid.setAllRowsVisible(false);
        grid.addComponentColumn(row -> answer(row.title(), row.client()))
                .setHeader(page.getTranslation("kb.insight.col.article"))
                .setWidth(ANSWER)
                .setFlexGrow(4);
        Grids.onOpen(grid, row -> ArticleNavigation.read(row.id()));
        return grid;
    }

    /** Clients have answers to the same question. */
    private static Component answer(String title, @Nullable String client) {
        Div cell = new Div(new Span(title));
        cell.addClassName("zb-row");
        if (client != null) {
            Span whose = new Span(client);
            whose.addClassNames("zb-small", "zb-muted");
            cell.add(whose);
        }
        return cell;
    }

    private Grid<GapCluster> gaps(Component page, InsightFilter filter) {
        Grid<GapCluster> grid = table(page, "kb.insight.table.gaps");
        grid.addComponentColumn(cluster -> question(page, cluster))
                .setHeader(page.getTranslation("kb.insight.col.question"))
                .setWidth(ANSWER)
                .setFlexGrow(5);
        number(grid, page, "kb.insight.col.times", cluster -> String.valueOf(cluster.times()));
        grid.addColumn(cluster -> organisation.shopsById(cluster.shopIds()).stream()
                        .map(ShopRef::name)
                        .collect(Collectors.joining(", ")))
                .setHeader(page.getTranslation("kb.insight.col.shop"))
                .setFlexGrow(2);
        grid.addColumn(cluster -> cluster.ownerName() == null ? "" : cluster.ownerName())
                .setHeader(page.getTranslation("kb.insight.col.owner"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(cluster -> due(page, cluster))
                .setHeader(page.getTranslation("kb.insight.col.due"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        if (gaps.mayTake()) {
            grid.addComponentColumn(cluster -> take(page, cluster, grid, filter))
                    .setHeader("")
                    .setAutoWidth(true)
                    .setFlexGrow(0);
        }
        grid.setItems(gaps.clusters(filter).stream().limit(SHOWN).toList());
        return whenEmpty(Grids.finish(grid), page, "kb.insight.empty.gaps");
    }

    private static Component question(Component page, GapCluster cluster) {
        Span text = new Span(cluster.question());
        Div cell = new Div(text);
        cell.addClassName("zb-row");
        if (!cluster.others().isEmpty()) {
            Badge others = new Badge(
                    page.getTranslation("kb.insight.others", cluster.others().size()), Badge.Tone.NEUTRAL);
            others.setTitle(String.join("\n", cluster.others()));
            cell.add(others);
        }
        if (cluster.asked()) {
            cell.add(new Badge(page.getTranslation("kb.insight.asked"), Badge.Tone.WARNING));
        }
        return cell;
    }

    private Component due(Component page, GapCluster cluster) {
        Duration left = Duration.between(time.now(), cluster.dueAt()).abs();
        String length = left.toHours() >= 48
                ? page.getTranslation("kb.insight.days", left.toDays())
                : page.getTranslation("kb.insight.hours", left.toHours());
        return new Badge(
                page.getTranslation(cluster.overdue() ? "kb.insight.overdue" : "kb.insight.left", length),
                cluster.overdue() ? Badge.Tone.BAD : Badge.Tone.NEUTRAL);
    }

    private Component take(Component page, GapCluster cluster, Grid<GapCluster> grid, InsightFilter filter) {
        Div row = new Div();
        row.addClassName("zb-row");
        boolean taken = cluster.ownerId() != null;
        Button take = small(page.getTranslation(taken ? "kb.insight.release" : "kb.insight.take"));
        take.addClickListener(_ -> {
            if (taken) {
                gaps.release(cluster.gapIds());
            } else {
                gaps.take(cluster.gapIds());
                Toast.done(page.getTranslation("kb.insight.taken"));
            }
            grid.setItems(gaps.clusters(filter).stream().limit(SHOWN).toList());
        });
        Anchor write =
                new Anchor(ArticleNavigation.newAddress(cluster.question()), page.getTranslation("kb.gaps.write"));
        row.add(write, take);
        return row;
    }

    private ChartCard card(
            Component page, String title, String text, Component content, InsightSheet sheet, InsightFilter filter) {
        return new ChartCard(page.getTranslation(title), page.getTranslation(text), content)
                .named(title.substring(title.lastIndexOf('.') + 1))
                .exporting(
                        sheet.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + filter.to(),
                        (format, locale, out) -> export.write(sheet, filter, format, locale, out));
    }

    private static <T> Grid<T> table(Component page, String label) {
        Grid<T> grid = Grids.dense(page.getTranslation(label));
        grid.addClassName("zb-card-grid");
        grid.setAllRowsVisible(true);
        return grid;
    }

    private static <T> void number(
            Grid<T> grid, Component page, String header, com.vaadin.flow.function.ValueProvider<T, String> value) {
        grid.addColumn(value)
                .setHeader(page.getTranslation(header))
                .setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private static <T> Grid<T> whenEmpty(Grid<T> grid, Component page, String key) {
        Grids.whenEmpty(
                grid,
                new EmptyState(
                        VaadinIcon.CHECK_CIRCLE_O,
                        page.getTranslation(key),
                        page.getTranslation("kb.insight.empty.text")));
        return grid;
    }

    private static Button small(String text) {
        Button button = new Button(text);
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private static String decimal(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }
}
