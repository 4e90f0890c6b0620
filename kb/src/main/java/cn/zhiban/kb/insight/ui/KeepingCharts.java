package cn.zhiban.kb.insight.ui;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Chart;
import cn.zhiban.core.ui.Chart.Kind;
import cn.zhiban.core.ui.Chart.Point;
import cn.zhiban.core.ui.Chart.Series;
import cn.zhiban.core.ui.Chart.Tone;
import cn.zhiban.core.ui.Chart.Unit;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.kb.article.ui.ArticleNavigation;
import cn.zhiban.kb.insight.CareInsight;
import cn.zhiban.kb.insight.FeedbackInsight;
import cn.zhiban.kb.insight.FeedbackInsight.Said;
import cn.zhiban.kb.insight.InsightExport;
import cn.zhiban.kb.insight.InsightFilter;
import cn.zhiban.kb.insight.InsightSheet;
import cn.zhiban.kb.insight.RedlineInsight;
import cn.zhiban.kb.insight.RedlineInsight.Hit;
import cn.zhiban.kb.insight.RedlineInsight.Met;
import cn.zhiban.kb.insight.ScriptInsight;
import cn.zhiban.kb.insight.ScriptInsight.Runs;
import cn.zhiban.kb.insight.ScriptInsight.Step;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.function.ValueProvider;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The charts on how knowledge is kept, with the rows behind them: verification, feedback, red lines, scripts. */
@Service
class KeepingCharts {
    private static final int ROWS = 200;
    private static final int BARS = 10;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");
    private static final List<String> REASONS = List.of("WRONG", "OUTDATED", "MISSING", "UNCLEAR");
    private static final Tone[] REASON_TONES = {Tone.BAD, Tone.TWO, Tone.ONE, Tone.THREE};

    private final CareInsight care;
    private final FeedbackInsight feedback;
    private final RedlineInsight redlines;
    private final ScriptInsight scripts;
    private final InsightExport export;
    private final Organisation organisation;
    private final CompanyTime time;

    KeepingCharts(
            CareInsight care,
            FeedbackInsight feedback,
            RedlineInsight redlines,
            ScriptInsight scripts,
            InsightExport export,
            Organisation organisation,
            CompanyTime time) {
        this.care = care;
        this.feedback = feedback;
        this.redlines = redlines;
        this.scripts = scripts;
        this.export = export;
        this.organisation = organisation;
        this.time = time;
    }

    /** Whether answers are looked after. */
    Component[] care(Component page, InsightFilter filter) {
        return new Component[] {verification(page, filter), feedback(page, filter)};
    }

    /** Whether rules are met and scripts walked to their end. */
    Component[] rules(Component page, InsightFilter filter) {
        return new Component[] {redlines(page, filter), scripts(page, filter)};
    }

    private ChartCard verification(Component page, InsightFilter filter) {
        Map<String, Map<CareInsight.State, Integer>> states = care.states(filter);
        List<Series> series = new ArrayList<>();
        for (CareInsight.State state : CareInsight.State.values()) {
            series.add(new Series(
                    page.getTranslation("kb.insight.care." + state),
                    switch (state) {
                        case VERIFIED -> Tone.ONE;
                        case SOON -> Tone.TWO;
                        case OVERDUE -> Tone.BAD;
                        case UNKNOWN -> Tone.SIX;
                    },
                    states.entrySet().stream()
                            .map(entry -> new Point(
                                    page.getTranslation("kb.kind." + entry.getKey()),
                                    (double) entry.getValue().getOrDefault(state, 0),
                                    entry.getKey()))
                            .toList()));
        }
        Chart chart = chart(page, Kind.BARS, "verification")
                .show(series)
                .onPoint(kind -> verificationRows(page, filter, kind));
        return card(page, "verification", chart, InsightSheet.VERIFICATION, filter);
    }

    private void verificationRows(Component page, InsightFilter filter, String kind) {
        String title = page.getTranslation("kb.kind." + kind);
        Grid<CareInsight.Row> grid = Grids.dense(title);
        text(grid, page, "kb.insight.col.article", 4, CareInsight.Row::title);
        grid.addComponentColumn(row -> new Badge(
                        page.getTranslation("kb.insight.care." + row.state()),
                        switch (row.state()) {
                            case VERIFIED -> Badge.Tone.GOOD;
                            case SOON -> Badge.Tone.WARNING;
                            case OVERDUE -> Badge.Tone.BAD;
                            case UNKNOWN -> Badge.Tone.NEUTRAL;
                        }))
                .setHeader(page.getTranslation("kb.insight.col.state"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        fixed(grid, page, "kb.insight.col.owner", row -> row.owner() == null ? "" : row.owner());
        fixed(grid, page, "kb.insight.col.verified", row -> day(row.verifiedAt()));
        fixed(grid, page, "kb.insight.col.due", row -> day(row.dueAt()));
        Grids.onOpen(grid, row -> ArticleNavigation.read(row.id()));
        BehindDialog.open(
                page.getTranslation("kb.insight.behind.verification", title), grid, care.rows(filter, kind, ROWS));
    }

    private ChartCard feedback(Component page, InsightFilter filter) {
        Map<LocalDate, List<Said>> byDay = feedback.list(filter).stream()
                .collect(Collectors.groupingBy(said -> time.local(said.at()).toLocalDate()));
        List<LocalDate> days = filter.from().datesUntil(filter.to().plusDays(1)).toList();
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < REASONS.size(); i++) {
            String reason = REASONS.get(i);
            series.add(new Series(
                    page.getTranslation("kb.lifecycle.reason." + reason),
                    REASON_TONES[i],
                    days.stream()
                            .map(day -> new Point(
                                    DAY.format(day),
                                    (double) byDay.getOrDefault(day, List.of()).stream()
                                            .filter(said -> said.reason().equals(reason))
                                            .count(),
                                    day.toString()))
                            .toList()));
        }
        Chart chart = chart(page, Kind.COLUMNS, "feedback")
                .show(series)
                .onPoint(day -> feedbackRows(page, day, feedback.list(filter, LocalDate.parse(day))));
        return card(page, "feedback", chart, InsightSheet.FEEDBACK, filter);
    }

    private void feedbackRows(Component page, String day, List<Said> rows) {
        Grid<Said> grid = Grids.dense(day);
        fixed(grid, page, "kb.insight.col.at", row -> time.format(row.at()));
        text(grid, page, "kb.insight.col.article", 3, Said::title);
        fixed(
                grid,
                page,
                "kb.insight.col.reason",
                row -> row.reason().isEmpty() ? "" : page.getTranslation("kb.lifecycle.reason." + row.reason()));
        text(grid, page, "kb.insight.col.detail", 3, Said::detail);
        grid.addComponentColumn(row -> answered(page, row))
                .setHeader(page.getTranslation("kb.insight.col.answered"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        Grids.onOpen(grid, row -> ArticleNavigation.read(row.articleId()));
        BehindDialog.open(page.getTranslation("kb.insight.behind.feedback", day), grid, rows);
    }

    private Badge answered(Component page, Said said) {
        boolean late = said.late(time.now());
        Double hours = said.hours();
        if (hours == null) {
            return new Badge(
                    page.getTranslation(late ? "kb.insight.open-late" : "kb.insight.open"),
                    late ? Badge.Tone.BAD : Badge.Tone.NEUTRAL);
        }
        return new Badge(
                page.getTranslation("kb.insight.hours", String.format(Locale.ROOT, "%.1f", hours)),
                late ? Badge.Tone.WARNING : Badge.Tone.GOOD);
    }

    private ChartCard redlines(Component page, InsightFilter filter) {
        List<Met> rules = redlines.rules(filter).stream().limit(BARS).toList();
        Chart chart = chart(page, Kind.BARS, "redlines")
                .show(List.of(
                        series(
                                page,
                                "kb.insight.action.BLOCKED",
                                Tone.BAD,
                                rules,
                                Met::message,
                                Met::rule,
                                Met::blocked),
                        series(
                                page,
                                "kb.insight.action.REPLACED",
                                Tone.ONE,
                                rules,
                                Met::message,
                                Met::rule,
                                Met::replaced),
                        series(
                                page,
                                "kb.insight.action.WARNED",
                                Tone.TWO,
                                rules,
                                Met::message,
                                Met::rule,
                                Met::warned)))
                .onPoint(rule -> hits(page, rule, redlines.hits(filter, rule, ROWS)));
        return card(page, "redlines", chart, InsightSheet.REDLINES, filter);
    }

    private void hits(Component page, String rule, List<Hit> rows) {
        Grid<Hit> grid = Grids.dense(rule);
        fixed(grid, page, "kb.insight.col.at", row -> time.format(row.at()));
        grid.addComponentColumn(row -> new Badge(
                        page.getTranslation("kb.insight.action." + row.action()),
                        switch (row.action()) {
                            case "BLOCKED" -> Badge.Tone.BAD;
                            case "REPLACED" -> Badge.Tone.GOOD;
                            default -> Badge.Tone.WARNING;
                        }))
                .setHeader(page.getTranslation("kb.insight.col.action"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        text(grid, page, "kb.insight.col.article", 3, row -> row.title() == null ? "" : row.title());
        text(grid, page, "kb.insight.col.shop", 2, row -> shop(row.shopId()));
        Grids.onOpen(grid, row -> {
            if (row.articleId() != null) {
                ArticleNavigation.read(row.articleId());
            }
        });
        BehindDialog.open(page.getTranslation("kb.insight.behind.redlines", rule), grid, rows);
    }

    private ChartCard scripts(Component page, InsightFilter filter) {
        List<Runs> rows = scripts.scripts(filter).stream().limit(BARS).toList();
        Chart chart = chart(page, Kind.BARS, "scripts")
                .show(List.of(
                        series(
                                page,
                                "kb.insight.col.finished",
                                Tone.ONE,
                                rows,
                                Runs::title,
                                KeepingCharts::key,
                                Runs::finished),
                        series(
                                page,
                                "kb.insight.col.left",
                                Tone.BAD,
                                rows,
                                Runs::title,
                                KeepingCharts::key,
                                Runs::left),
                        series(
                                page,
                                "kb.insight.col.running",
                                Tone.SIX,
                                rows,
                                Runs::title,
                                KeepingCharts::key,
                                Runs::running)))
                .onPoint(id -> steps(page, filter, rows, Long.parseLong(id)));
        return card(page, "scripts", chart, InsightSheet.SCRIPTS, filter);
    }

    private static String key(Runs runs) {
        return String.valueOf(runs.articleId());
    }

    private void steps(Component page, InsightFilter filter, List<Runs> scriptsShown, long id) {
        String title = scriptsShown.stream()
                .filter(runs -> runs.articleId() == id)
                .map(Runs::title)
                .collect(Collectors.joining());
        Grid<Step> grid = Grids.dense(title);
        text(
                grid,
                page,
                "kb.insight.col.step",
                4,
                row -> row.script().equals(title) ? row.step() : row.script() + " \u203a " + row.step());
        number(grid, page, "kb.insight.col.entered", Step::entered);
        number(grid, page, "kb.insight.col.copies", Step::copied);
        number(grid, page, "kb.insight.col.left", Step::left);
        number(grid, page, "kb.insight.col.finished", Step::finished);
        BehindDialog.open(page.getTranslation("kb.insight.behind.scripts", title), grid, scripts.steps(filter, id));
    }

    private static <T> Series series(
            Component page,
            String key,
            Tone tone,
            List<T> rows,
            ValueProvider<T, String> label,
            ValueProvider<T, String> point,
            ToLongFunction<T> value) {
        return new Series(
                page.getTranslation(key),
                tone,
                rows.stream()
                        .map(row -> new Point(label.apply(row), (double) value.applyAsLong(row), point.apply(row)))
                        .toList());
    }

    private static Chart chart(Component page, Kind kind, String name) {
        return new Chart(kind, Unit.NUMBER, page.getTranslation("kb.insight.chart." + name));
    }

    private ChartCard card(Component page, String name, Chart chart, InsightSheet sheet, InsightFilter filter) {
        return new ChartCard(
                        page.getTranslation("kb.insight.chart." + name),
                        page.getTranslation("kb.insight.chart." + name + ".text"),
                        chart)
                .named(name)
                .exporting(
                        name + "-" + filter.to(),
                        (format, locale, out) -> export.write(sheet, filter, format, locale, out));
    }

    private static <T> void text(
            Grid<T> grid, Component page, String header, int grow, ValueProvider<T, String> value) {
        grid.addColumn(value).setHeader(page.getTranslation(header)).setFlexGrow(grow);
    }

    private static <T> void fixed(Grid<T> grid, Component page, String header, ValueProvider<T, String> value) {
        grid.addColumn(value)
                .setHeader(page.getTranslation(header))
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private static <T> void number(Grid<T> grid, Component page, String header, ToLongFunction<T> value) {
        grid.addColumn(row -> String.valueOf(value.applyAsLong(row)))
                .setHeader(page.getTranslation(header))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private String day(@Nullable Instant instant) {
        return instant == null ? "" : time.local(instant).toLocalDate().toString();
    }

    private String shop(@Nullable Long id) {
        return id == null
                ? ""
                : organisation.shopsById(List.of(id)).stream()
                        .map(ShopRef::name)
                        .collect(Collectors.joining());
    }
}
