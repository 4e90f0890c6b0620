package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.Chart;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.arrival.ArrivalSheet;
import cn.zhiban.scheduling.arrival.HalfHours;
import cn.zhiban.scheduling.demand.ForecastRow;
import cn.zhiban.scheduling.demand.ForecastRun;
import cn.zhiban.scheduling.forecast.History;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What will arrive at a shop: forecast, range, what happened, corrections by hand, and how good past forecasts were. */
@Route("sched/forecast")
@Menu(order = 320, title = "sched.demand.forecast.title", icon = "vaadin:chart-line")
@RolesAllowed({SchedulingPermissions.VIEW, SchedulingPermissions.DEMAND})
class ForecastView extends Page {
    private static final int WEEKS_BACK = 3;
    private static final int WEEKS_AHEAD = 3;
    /** One in ten lies beyond so many standard deviations. */
    private static final double RANGE = 1.2816;

    private final transient DemandScreens screens;
    private final ComboBox<ShopRef> shop = new ComboBox<>();
    private final Select<Platform> platform = new Select<>();
    private final DatePicker from;
    private final DatePicker to;
    private final Div content = new Div();
    private final Div dayPart = new Div();
    private final JobBar job;

    ForecastView(DemandScreens screens) {
        super("sched.demand.forecast.title");
        this.screens = screens;
        LocalDate monday = screens.time().today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        shop.setLabel(getTranslation("sched.demand.shop"));
        shop.setItemLabelGenerator(ShopRef::name);
        shop.setItems(screens.shops().visible());
        shop.setAllowCustomValue(false);
        shop.setTestId("forecast-shop");
        platform.setLabel(getTranslation("sched.demand.platform"));
        platform.setItems(screens.shops().visible().stream()
                .map(ShopRef::platform)
                .distinct()
                .sorted()
                .toList());
        platform.setItemLabelGenerator(
                one -> one == null ? getTranslation("sched.demand.platform.none") : getTranslation("platform." + one));
        platform.setEmptySelectionAllowed(true);
        platform.setEmptySelectionCaption(getTranslation("sched.demand.platform.none"));
        platform.setTestId("forecast-platform");
        from = Pickers.date(getTranslation("sched.demand.from"));
        to = Pickers.date(getTranslation("sched.demand.to"));
        from.setValue(monday.minusWeeks(WEEKS_BACK));
        to.setValue(monday.plusWeeks(WEEKS_AHEAD).plusDays(6));
        job = new JobBar(screens.jobs(), this::refresh);
        content.addClassName("zb-stack");
        dayPart.addClassName("zb-stack");
        add(header(), new FilterBar(shop, platform, from, to), job, content);
        screens.shops().visible().stream().findFirst().ifPresent(shop::setValue);
        shop.addValueChangeListener(_ -> refresh());
        platform.addValueChangeListener(change -> {
            shop.setEnabled(change.getValue() == null);
            refresh();
        });
        from.addValueChangeListener(_ -> refresh());
        to.addValueChangeListener(_ -> refresh());
        refresh();
    }

    private Component header() {
        PageHeader header = new PageHeader(
                getTranslation("sched.demand.forecast.title"), getTranslation("sched.demand.forecast.subtitle"));
        MenuBar bar = new MenuBar();
        SubMenu menu = bar.addItem(getTranslation("sched.demand.sheets")).getSubMenu();
        menu.addItem(new SheetLink(
                getTranslation("sched.demand.arrivals.export"),
                "arrivals.xlsx",
                (locale, out) -> screens.arrivals()
                        .export(
                                screens.time().today().minusYears(2),
                                screens.time().today(),
                                locale,
                                out)));
        header.withActions(bar);
        if (screens.shops().mayEdit()) {
            menu.addItem(
                    getTranslation("sched.arrivals.import.title"),
                    _ -> screens.imports()
                            .of(ArrivalSheet.NAME)
                            .onDone(this::refresh)
                            .open());
            Button correct = new Button(getTranslation("sched.demand.override.add"), VaadinIcon.PENCIL.create(), _ -> {
                ShopRef chosen = shop.getValue();
                if (chosen != null) {
                    OverrideDialog.open(screens, chosen, screens.time().today().plusDays(1), this::refresh);
                }
            });
            correct.setTestId("forecast-correct");
            Button run = new Button(
                    getTranslation("sched.demand.forecast.run"),
                    VaadinIcon.MAGIC.create(),
                    _ -> ForecastDialog.open(screens, shop.getValue(), job::follow));
            run.addThemeVariants(ButtonVariant.PRIMARY);
            run.setTestId("forecast-run");
            header.withActions(correct, run);
        }
        return header;
    }

    private void refresh() {
        content.removeAll();
        dayPart.removeAll();
        ShopRef chosen = shop.getValue();
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        Platform together = platform.getValue();
        if (together != null && first != null && last != null && !last.isBefore(first)) {
            content.add(new PlatformForecast(screens, together, first, last));
            return;
        }
        if (chosen == null || first == null || last == null || last.isBefore(first)) {
            content.add(new EmptyState(
                    VaadinIcon.CHART_LINE,
                    getTranslation("sched.demand.forecast.none.title"),
                    getTranslation("sched.demand.forecast.none.text")));
            return;
        }
        History history = screens.arrivals().history(chosen.id(), first, last);
        Map<LocalDate, ForecastRow> rows = new HashMap<>();
        screens.forecasts().forecast(chosen.id(), first, last).forEach(row -> rows.put(row.day(), row));
        if (history.isEmpty() && rows.isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.CHART_LINE,
                    getTranslation("sched.demand.forecast.empty.title"),
                    getTranslation("sched.demand.forecast.empty.text")));
            return;
        }
        double spread = rows.keySet().stream()
                .max(LocalDate::compareTo)
                .flatMap(day -> screens.forecasts().run(chosen.id(), day))
                .map(ForecastRun::spread)
                .orElse(0.0);
        content.add(
                card(
                        getTranslation("sched.demand.forecast.days"),
                        days(first, last, history, rows, spread),
                        hint("sched.demand.forecast.days.hint")),
                dayPart,
                new ForecastFacts(screens, chosen, first, last, this::refresh),
                card(getTranslation("sched.demand.forecast.heat"), heat(chosen)));
        LocalDate today = screens.time().today();
        showDay(today.isBefore(first) || today.isAfter(last) ? first : today, history, rows);
    }

    private Component days(
            LocalDate first, LocalDate last, History history, Map<LocalDate, ForecastRow> rows, double spread) {
        List<Chart.Point> actual = new ArrayList<>();
        List<Chart.Point> expected = new ArrayList<>();
        List<Chart.Point> low = new ArrayList<>();
        List<Chart.Point> high = new ArrayList<>();
        LocalDate today = screens.time().today();
        first.datesUntil(last.plusDays(1)).forEach(day -> {
            ForecastRow row = rows.get(day);
            Double happened = day.isBefore(today)
                    ? history.counts(day).map(ForecastView::sum).orElse(null)
                    : null;
            String name = DayNames.withWeekday(day);
            actual.add(new Chart.Point(name, happened, day.toString()));
            expected.add(new Chart.Point(name, row == null ? null : row.total(), day.toString()));
            Double less = row == null ? null : Double.valueOf(row.total() * Math.max(0, 1 - width(row, spread)));
            Double more = row == null ? null : Double.valueOf(row.total() * (1 + width(row, spread)));
            low.add(new Chart.Point(name, less, day.toString()));
            high.add(new Chart.Point(name, more, day.toString()));
        });
        return chart(getTranslation("sched.demand.forecast.days"), actual, expected, low, high)
                .onPoint(key -> showDay(LocalDate.parse(key), history, rows));
    }

    /** Half of the range of a whole day, as a share: nine in ten days lie on this side of it. */
    private static double width(ForecastRow row, double spread) {
        return RANGE * Math.sqrt(spread * spread * 1.5 + 1 / Math.max(row.total(), 1));
    }

    private void showDay(LocalDate day, History history, Map<LocalDate, ForecastRow> rows) {
        dayPart.removeAll();
        ForecastRow row = rows.get(day);
        double[] counts = history.counts(day).orElse(null);
        List<Chart.Point> actual = new ArrayList<>();
        List<Chart.Point> expected = new ArrayList<>();
        List<Chart.Point> low = new ArrayList<>();
        List<Chart.Point> high = new ArrayList<>();
        for (int slot = 0; slot < HalfHours.OF_DAY; slot++) {
            String name = HalfHours.label(slot);
            actual.add(new Chart.Point(name, counts == null ? null : counts[slot], ""));
            expected.add(new Chart.Point(name, at(row == null ? null : row.effective(), slot), ""));
            low.add(new Chart.Point(name, at(row == null ? null : row.low(), slot), ""));
            high.add(new Chart.Point(name, at(row == null ? null : row.high(), slot), ""));
        }
        String title = getTranslation("sched.demand.forecast.day", day + " " + DayNames.weekday(day));
        dayPart.add(card(title, chart(title, actual, expected, low, high)));
    }

    private static @Nullable Double at(@Nullable List<Double> numbers, int slot) {
        return numbers == null ? null : numbers.get(slot);
    }

    private Chart chart(
            String label,
            List<Chart.Point> actual,
            List<Chart.Point> expected,
            List<Chart.Point> low,
            List<Chart.Point> high) {
        return new Chart(Chart.Kind.LINE, Chart.Unit.NUMBER, label)
                .show(List.of(
                        new Chart.Series(getTranslation("sched.demand.actual"), Chart.Tone.ONE, actual),
                        new Chart.Series(getTranslation("sched.demand.expected"), Chart.Tone.TWO, expected),
                        new Chart.Series(getTranslation("sched.demand.low"), Chart.Tone.FOUR, low),
                        new Chart.Series(getTranslation("sched.demand.high"), Chart.Tone.FOUR, high)));
    }

    /** The week from tomorrow on. */
    private Component heat(ShopRef chosen) {
        HeatMap map = new HeatMap(getTranslation("sched.demand.forecast.heat"), false);
        LocalDate start = screens.time().today().plusDays(1);
        map.show(screens.forecasts().forecast(chosen.id(), start, start.plusDays(6)).stream()
                .map(this::line)
                .toList());
        return map;
    }

    private HeatMap.Line line(ForecastRow row) {
        return new HeatMap.Line(
                DayNames.withWeekday(row.day()),
                IntStream.range(0, HalfHours.OF_DAY)
                        .mapToObj(slot -> new HeatMap.Cell(
                                row.effective().get(slot),
                                getTranslation(
                                        "sched.demand.forecast.cell",
                                        HeatMap.hours(slot),
                                        DayNames.whole(row.effective().get(slot))),
                                "",
                                row.isCorrected(slot)))
                        .toList());
    }

    private Paragraph hint(String key) {
        Paragraph hint = new Paragraph(getTranslation(key));
        hint.addClassNames("zb-muted", "zb-small");
        return hint;
    }

    static Section card(String title, Component... parts) {
        Section card = new Section(new H2(title));
        card.addClassName("zb-card");
        card.add(parts);
        return card;
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}
