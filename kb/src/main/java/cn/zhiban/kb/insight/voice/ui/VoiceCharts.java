package cn.zhiban.kb.insight.voice.ui;

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
import cn.zhiban.kb.insight.InsightFilter;
import cn.zhiban.kb.insight.ui.BehindDialog;
import cn.zhiban.kb.insight.ui.ChartCard;
import cn.zhiban.kb.insight.voice.VoiceExport;
import cn.zhiban.kb.insight.voice.VoiceInsight;
import cn.zhiban.kb.insight.voice.VoiceInsight.Marked;
import cn.zhiban.kb.insight.voice.VoiceReport;
import cn.zhiban.kb.insight.voice.VoiceReport.OfCause;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The charts of what buyers say, with the marks behind their points. */
@Service
class VoiceCharts {
    private static final int CAUSES = 12;
    private static final int COURSES = 4;
    private static final int ROWS = 300;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

    private final VoiceInsight voice;
    private final VoiceExport export;
    private final Organisation organisation;
    private final CompanyTime time;

    VoiceCharts(VoiceInsight voice, VoiceExport export, Organisation organisation, CompanyTime time) {
        this.voice = voice;
        this.export = export;
        this.organisation = organisation;
        this.time = time;
    }

    Component[] cards(Component page, VoiceReport report, InsightFilter filter) {
        return new Component[] {
            pareto(page, report, filter), perThousand(page, report, filter), courses(page, report, filter)
        };
    }

    private ChartCard pareto(Component page, VoiceReport report, InsightFilter filter) {
        List<Point> points = new ArrayList<>(report.causes().stream()
                .limit(CAUSES)
                .map(cause -> new Point(cause.name(), (double) cause.marks(), String.valueOf(cause.causeId())))
                .toList());
        long rest =
                report.causes().stream().skip(CAUSES).mapToLong(OfCause::marks).sum();
        if (rest > 0) {
            points.add(new Point(page.getTranslation("kb.voice.rest"), (double) rest, ""));
        }
        Chart chart = new Chart(Kind.PARETO, Unit.NUMBER, page.getTranslation("kb.voice.chart.pareto"))
                .whenEmpty(page.getTranslation("kb.voice.empty"))
                .show(new Series(page.getTranslation("kb.voice.figure.marks"), Tone.ONE, points))
                .onPoint(key -> {
                    String name = points.stream()
                            .filter(point -> point.key().equals(key))
                            .map(Point::label)
                            .findFirst()
                            .orElse("");
                    behind(page, name, voice.marks(filter, Long.valueOf(key), null, ROWS));
                });
        return new ChartCard(
                        page.getTranslation("kb.voice.chart.pareto"),
                        page.getTranslation("kb.voice.chart.pareto.text"),
                        chart)
                .exporting("causes-" + filter.to(), (format, locale, out) -> export.causes(filter, format, locale, out))
                .wide();
    }

    private ChartCard perThousand(Component page, VoiceReport report, InsightFilter filter) {
        Chart chart = new Chart(Kind.AREA, Unit.DECIMAL, page.getTranslation("kb.voice.chart.per-thousand"))
                .whenEmpty(page.getTranslation("kb.voice.empty.conversations"))
                .show(new Series(
                        page.getTranslation("kb.voice.figure.per-thousand"),
                        Tone.THREE,
                        report.days().stream()
                                .map(day -> new Point(
                                        DAY.format(day.day()),
                                        day.perThousand(),
                                        day.day().toString()))
                                .toList()))
                .onPoint(key -> behind(page, key, voice.marks(filter, null, LocalDate.parse(key), ROWS)));
        return new ChartCard(
                        page.getTranslation("kb.voice.chart.per-thousand"),
                        page.getTranslation("kb.voice.chart.per-thousand.text"),
                        chart)
                .exporting("days-" + filter.to(), (format, locale, out) -> export.days(filter, format, locale, out));
    }

    private ChartCard courses(Component page, VoiceReport report, InsightFilter filter) {
        List<OfCause> most = report.causes().stream().limit(COURSES).toList();
        Map<Long, List<Long>> courses =
                voice.courses(filter, most.stream().map(OfCause::causeId).toList());
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < most.size(); i++) {
            List<Long> course = courses.getOrDefault(most.get(i).causeId(), List.of());
            List<Point> points = new ArrayList<>();
            for (int day = 0; day < course.size(); day++) {
                LocalDate date = filter.from().plusDays(day);
                points.add(new Point(DAY.format(date), (double) course.get(day), date.toString()));
            }
            series.add(new Series(most.get(i).name(), Tone.values()[i], points));
        }
        Chart chart = new Chart(Kind.LINE, Unit.NUMBER, page.getTranslation("kb.voice.chart.courses"))
                .whenEmpty(page.getTranslation("kb.voice.empty"))
                .show(series)
                .onPoint(key -> behind(page, key, voice.marks(filter, null, LocalDate.parse(key), ROWS)));
        return new ChartCard(
                        page.getTranslation("kb.voice.chart.courses"),
                        page.getTranslation("kb.voice.chart.courses.text"),
                        chart)
                .exporting("marks-" + filter.to(), (format, locale, out) -> export.marks(filter, format, locale, out));
    }

    private void behind(Component page, String title, List<Marked> rows) {
        Grid<Marked> grid = Grids.dense(title);
        grid.addColumn(row -> time.format(row.at()))
                .setHeader(page.getTranslation("kb.insight.col.at"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(Marked::cause)
                .setHeader(page.getTranslation("kb.voice.col.cause"))
                .setFlexGrow(1);
        grid.addColumn(Marked::note)
                .setHeader(page.getTranslation("kb.voice.col.note"))
                .setFlexGrow(3);
        grid.addColumn(row -> shop(row.shopId()))
                .setHeader(page.getTranslation("kb.insight.col.shop"))
                .setFlexGrow(1);
        BehindDialog.open(title, grid, rows);
    }

    private String shop(@Nullable Long id) {
        return id == null
                ? ""
                : organisation.shopsById(List.of(id)).stream()
                        .map(ShopRef::name)
                        .findFirst()
                        .orElse("");
    }
}
