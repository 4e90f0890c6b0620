package cn.zhiban.scheduling.attendance.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.importing.ui.ImportDialogs;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Chart;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.attendance.Adherence;
import cn.zhiban.scheduling.attendance.AttendanceRow;
import cn.zhiban.scheduling.attendance.AttendanceService;
import cn.zhiban.scheduling.attendance.LoginSheet;
import cn.zhiban.scheduling.attendance.PersonDay;
import cn.zhiban.scheduling.shift.ClockText;
import cn.zhiban.scheduling.staff.TeamRef;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What people really worked against what was planned: a chart, and a row for each day of each person. */
@Route("sched/attendance")
@Menu(order = 314, title = "sched.attendance.title", icon = "vaadin:clock")
@RolesAllowed(SchedulingPermissions.VIEW)
class AttendanceView extends Page {
    private static final int USUAL_DAYS = 7;

    private final transient AttendanceService service;
    private final Select<TeamRef> team = new Select<>();
    private final DatePicker from;
    private final DatePicker to;
    private final Checkbox onlyOpen;
    private final FilterBar filters;
    private final Div chart = new Div();
    private final Grid<AttendanceRow> grid;

    AttendanceView(AttendanceService service, ImportDialogs imports, Access access, CompanyTime time) {
        super("sched.attendance.title");
        this.service = service;
        fillHeight();
        LocalDate yesterday = time.today().minusDays(1);
        team.setLabel(getTranslation("sched.attendance.team"));
        team.setItems(service.teams());
        team.setItemLabelGenerator(one -> one == null ? getTranslation("sched.attendance.team.all") : one.name());
        team.setEmptySelectionAllowed(true);
        team.setEmptySelectionCaption(getTranslation("sched.attendance.team.all"));
        from = Pickers.date(getTranslation("sched.attendance.first"));
        from.setValue(yesterday.minusDays(USUAL_DAYS - 1));
        to = Pickers.date(getTranslation("sched.attendance.last"));
        to.setValue(yesterday);
        onlyOpen = new Checkbox(getTranslation("sched.attendance.only-open"));
        filters = new FilterBar(team, from, to, onlyOpen);
        team.addValueChangeListener(_ -> refresh());
        from.addValueChangeListener(_ -> refresh());
        to.addValueChangeListener(_ -> refresh());
        onlyOpen.addValueChangeListener(_ -> refresh());
        chart.addClassName("sched-attendance-chart");
        grid = grid();
        PageHeader header =
                new PageHeader(getTranslation("sched.attendance.title"), getTranslation("sched.attendance.subtitle"));
        if (access.current().may(SchedulingPermissions.PLAN)) {
            Button load = new Button(
                    getTranslation("sched.attendance.import.title"),
                    VaadinIcon.UPLOAD_ALT.create(),
                    _ -> imports.of(LoginSheet.NAME).onDone(this::refresh).open());
            load.addThemeVariants(ButtonVariant.PRIMARY);
            load.setTestId("attendance-import");
            header.withActions(load);
        }
        add(header, filters, chart, grid);
        refresh();
    }

    private Grid<AttendanceRow> grid() {
        Grid<AttendanceRow> rows = Grids.dense(getTranslation("sched.attendance.title"));
        Grid.Column<AttendanceRow> who = rows.addColumn(row -> AttendanceWords.day(
                                row.day().day()) + "  " + row.person().name())
                .setHeader(getTranslation("sched.attendance.who"))
                .setWidth("150px")
                .setFlexGrow(1);
        rows.addColumn(row -> row.person().teamName())
                .setHeader(getTranslation("sched.attendance.team"))
                .setWidth("90px");
        rows.addColumn(row -> AttendanceWords.planned(row.day()))
                .setHeader(getTranslation("sched.attendance.planned"))
                .setWidth("150px");
        rows.addColumn(row -> AttendanceWords.span(row.day()))
                .setHeader(getTranslation("sched.attendance.actual"))
                .setTooltipGenerator(row -> AttendanceWords.actual(row.day()))
                .setWidth("130px");
        rows.addColumn(row -> row.day().plannedMinutes() == 0
                        ? ""
                        : AttendanceWords.percent(
                                Adherence.of(List.of(row.day())).share()))
                .setHeader(getTranslation("sched.attendance.adherence"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("90px");
        Grid.Column<AttendanceRow> differences = rows.addComponentColumn(row -> AttendanceWords.badges(row.day()))
                .setHeader(getTranslation("sched.attendance.differences"))
                .setWidth("210px")
                .setFlexGrow(2);
        rows.addComponentColumn(this::state)
                .setHeader(getTranslation("sched.attendance.state"))
                .setWidth("220px")
                .setFlexGrow(3);
        Grids.onOpen(rows, this::settle);
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.CLOCK,
                        getTranslation("sched.attendance.empty.title"),
                        getTranslation("sched.attendance.empty.text")));
        NarrowColumns.keep(rows, who, differences);
        return Grids.finish(rows);
    }

    private Div state(AttendanceRow row) {
        PersonDay day = row.day();
        Div state = new Div();
        if (day.open()) {
            state.add(new Badge(getTranslation("sched.attendance.open"), Badge.Tone.WARNING));
        } else {
            state.setText(AttendanceWords.settlement(day));
            state.addClassName("zb-muted");
            state.setTitle(state.getText());
        }
        return state;
    }

    private void settle(AttendanceRow row) {
        if (!row.mayBeSettled() || row.day().differences().isEmpty()) {
            return;
        }
        if (row.day().open()) {
            SettleDialog.open(service, row, this::refresh);
            return;
        }
        Confirm.ask(
                getTranslation("sched.attendance.unsettle"),
                AttendanceWords.settlement(row.day()),
                getTranslation("sched.attendance.unsettle.action"),
                () -> {
                    try {
                        service.unsettle(row.person().id(), row.day().day());
                    } catch (UserFacingProblem e) {
                        Toast.failed(e);
                    }
                    refresh();
                });
    }

    private void refresh() {
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        if (first == null || last == null) {
            return;
        }
        List<AttendanceRow> all;
        try {
            TeamRef chosen = team.getValue();
            all = service.days(chosen == null ? null : chosen.id(), first, last);
        } catch (UserFacingProblem e) {
            Toast.failed(e);
            return;
        }
        List<AttendanceRow> shown = all.stream()
                .filter(row -> onlyOpen.getValue()
                        ? row.day().open()
                        : row.day().shift() != null
                                || !row.day().actual().isEmpty()
                                || !row.day().differences().isEmpty())
                .toList();
        grid.setItems(shown);
        List<PersonDay> days = all.stream().map(AttendanceRow::day).toList();
        filters.setCount(getTranslation(
                "sched.attendance.count",
                AttendanceWords.percent(Adherence.of(days).share()),
                days.stream().filter(PersonDay::open).count(),
                shown.size()));
        chart(days, first, last);
    }

    private void chart(List<PersonDay> days, LocalDate first, LocalDate last) {
        chart.removeAll();
        if (days.isEmpty()) {
            return;
        }
        if (first.equals(last)) {
            halfHours(days, first);
            return;
        }
        Map<LocalDate, List<PersonDay>> byDay =
                days.stream().collect(Collectors.groupingBy(PersonDay::day, TreeMap::new, Collectors.toList()));
        List<Chart.Point> points = new ArrayList<>();
        byDay.forEach((day, of) -> {
            Adherence adherence = Adherence.of(of);
            points.add(new Chart.Point(
                    "%d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth()),
                    adherence.plannedMinutes() == 0 ? null : adherence.share(),
                    day.toString()));
        });
        Chart line = new Chart(Chart.Kind.COLUMNS, Chart.Unit.PERCENT, getTranslation("sched.attendance.chart.days"))
                .show(new Chart.Series(getTranslation("sched.attendance.adherence"), Chart.Tone.ONE, points))
                .onPoint(key -> {
                    from.setValue(LocalDate.parse(key));
                    to.setValue(LocalDate.parse(key));
                });
        chart.add(line);
    }

    private void halfHours(List<PersonDay> days, LocalDate day) {
        List<Chart.Point> planned = new ArrayList<>();
        List<Chart.Point> actual = new ArrayList<>();
        for (Adherence.HalfHour half : Adherence.halfHours(days, day)) {
            String label = ClockText.of(half.slot() * 30);
            planned.add(new Chart.Point(label, half.planned(), ""));
            actual.add(new Chart.Point(label, half.actual(), ""));
        }
        chart.add(new Chart(
                        Chart.Kind.LINE,
                        Chart.Unit.DECIMAL,
                        getTranslation("sched.attendance.chart.half-hours", day.toString()))
                .show(List.of(
                        new Chart.Series(getTranslation("sched.attendance.planned"), Chart.Tone.ONE, planned),
                        new Chart.Series(getTranslation("sched.attendance.actual"), Chart.Tone.TWO, actual))));
    }
}
