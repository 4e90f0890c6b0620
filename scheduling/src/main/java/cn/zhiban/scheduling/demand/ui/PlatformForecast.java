package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.ui.Chart;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.scheduling.demand.PlatformOutlook;
import cn.zhiban.scheduling.demand.PlatformOutlook.Share;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** All shops of a platform together: what is expected and what happened by days, and each shop's part. */
final class PlatformForecast extends Composite<Div> {
    PlatformForecast(DemandScreens screens, Platform platform, LocalDate from, LocalDate to) {
        PlatformOutlook outlook = screens.platforms().outlook(platform, from, to);
        List<Chart.Point> actual = new ArrayList<>();
        List<Chart.Point> expected = new ArrayList<>();
        for (PlatformOutlook.Day day : outlook.days()) {
            String name = DayNames.withWeekday(day.day());
            actual.add(new Chart.Point(name, day.happened(), ""));
            expected.add(new Chart.Point(name, day.expected(), ""));
        }
        String title = getTranslation("sched.demand.platform.days", getTranslation("platform." + platform));
        getContent().addClassName("zb-stack");
        getContent()
                .add(
                        ForecastView.card(
                                title,
                                new Chart(Chart.Kind.LINE, Chart.Unit.NUMBER, title)
                                        .show(List.of(
                                                new Chart.Series(
                                                        getTranslation("sched.demand.actual"), Chart.Tone.ONE, actual),
                                                new Chart.Series(
                                                        getTranslation("sched.demand.expected"),
                                                        Chart.Tone.TWO,
                                                        expected)))),
                        ForecastView.card(getTranslation("sched.demand.platform.shops"), shops(outlook)));
    }

    private Grid<Share> shops(PlatformOutlook outlook) {
        Grid<Share> grid = Grids.dense(getTranslation("sched.demand.platform.shops"));
        grid.setAllRowsVisible(true);
        Grid.Column<Share> name = grid.addColumn(one -> one.shop().name())
                .setHeader(getTranslation("sched.demand.shop"))
                .setFlexGrow(3);
        Grid.Column<Share> expected = grid.addColumn(one -> DayNames.whole(one.expected()))
                .setHeader(getTranslation("sched.demand.expected"))
                .setAutoWidth(true);
        grid.addColumn(one -> DayNames.whole(one.happened()))
                .setHeader(getTranslation("sched.demand.actual"))
                .setAutoWidth(true);
        grid.addColumn(one -> Math.round(100 * one.share()) + "%")
                .setHeader(getTranslation("sched.demand.platform.share"))
                .setAutoWidth(true);
        Grids.finish(grid);
        NarrowColumns.keep(grid, name, expected);
        grid.setItems(outlook.shops());
        return grid;
    }
}
