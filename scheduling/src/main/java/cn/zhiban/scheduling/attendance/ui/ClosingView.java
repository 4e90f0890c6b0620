package cn.zhiban.scheduling.attendance.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Authors;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.attendance.ClosingMonth;
import cn.zhiban.scheduling.attendance.ClosingService;
import cn.zhiban.scheduling.attendance.MonthFigures;
import cn.zhiban.scheduling.attendance.PayReason;
import cn.zhiban.scheduling.attendance.PayrollSheet;
import cn.zhiban.scheduling.staff.TeamRef;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.annotation.security.RolesAllowed;
import java.io.OutputStream;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Closing a team's month: what is still missing, everybody's figures, then close, export, or reopen. */
@Route("sched/closing")
@Menu(order = 316, title = "sched.closing.title", icon = "vaadin:lock")
@RolesAllowed(SchedulingPermissions.PLAN)
class ClosingView extends Page {
    private final transient ClosingService service;
    private final transient PayrollSheet sheet;
    private final boolean mayPeople;
    private final Select<TeamRef> team = new Select<>();
    private final Div head = new Div();
    private final Div checks = new Div();
    private final Grid<ClosingMonth.Line> grid;
    private final Set<Long> timeOff = new HashSet<>();
    private YearMonth month;
    private boolean closed;

    ClosingView(ClosingService service, PayrollSheet sheet, Access access, CompanyTime time) {
        super("sched.closing.title");
        this.service = service;
        this.sheet = sheet;
        this.mayPeople = access.current().may(SchedulingPermissions.PEOPLE);
        this.month = YearMonth.from(time.today()).minusMonths(1);
        fillHeight();
        List<TeamRef> teams = service.teams();
        team.setAriaLabel(getTranslation("sched.attendance.team"));
        team.setItems(teams);
        team.setItemLabelGenerator(TeamRef::name);
        head.addClassName("zb-row");
        checks.addClassName("zb-stack-s");
        grid = grid();
        add(new PageHeader(getTranslation("sched.closing.title"), getTranslation("sched.closing.subtitle")));
        if (teams.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.LOCK,
                    getTranslation("sched.closing.nobody.title"),
                    getTranslation("sched.closing.nobody.text")));
            return;
        }
        add(head, checks, grid);
        team.setValue(teams.getFirst());
        team.addValueChangeListener(_ -> refresh());
        refresh();
    }

    private Grid<ClosingMonth.Line> grid() {
        Grid<ClosingMonth.Line> rows = Grids.dense(getTranslation("sched.closing.title"));
        Grid.Column<ClosingMonth.Line> name = rows.addColumn(
                        line -> line.person().name())
                .setHeader(getTranslation("sched.closing.person"))
                .setWidth("110px");
        rows.addColumn(line ->
                        getTranslation("sched.contract.time." + line.figures().system()))
                .setHeader(getTranslation("sched.closing.sheet.system"))
                .setWidth("110px");
        Grid.Column<ClosingMonth.Line> counted =
                number(rows, "sched.closing.sheet.counted", MonthFigures::countedMinutes);
        number(rows, "sched.closing.sheet.planned", MonthFigures::plannedMinutes);
        Grid.Column<ClosingMonth.Line> half = number(rows, "sched.closing.sheet.p150", MonthFigures::overtime150);
        Grid.Column<ClosingMonth.Line> twice = number(rows, "sched.closing.sheet.p200", MonthFigures::overtime200);
        Grid.Column<ClosingMonth.Line> thrice = number(rows, "sched.closing.sheet.p300", MonthFigures::overtime300);
        rows.addComponentColumn(this::timeOff)
                .setHeader(getTranslation("sched.closing.time-off"))
                .setWidth("130px");
        rows.addColumn(line -> getTranslation(
                        "sched.attendance.fact.late.of",
                        line.figures().lates(),
                        line.figures().lateMinutes(),
                        line.figures().absences()))
                .setHeader(getTranslation("sched.attendance.fact.late"))
                .setWidth("200px")
                .setFlexGrow(2);
        Grids.onOpen(rows, this::explain);
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.LOCK,
                        getTranslation("sched.closing.empty.title"),
                        getTranslation("sched.closing.empty.text")));
        NarrowColumns.keep(rows, name, counted, half, twice, thrice);
        return Grids.finish(rows);
    }

    private Grid.Column<ClosingMonth.Line> number(
            Grid<ClosingMonth.Line> rows, String header, ToIntFunction<MonthFigures> minutes) {
        return rows.addColumn(line -> getTranslation("sched.closing.number", minutes.applyAsInt(line.figures()) / 60.0))
                .setHeader(getTranslation(header))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("80px");
    }

    private com.vaadin.flow.component.Component timeOff(ClosingMonth.Line line) {
        long employee = line.person().id();
        boolean any = line.figures().minutes(PayReason.REST_DAY) >= 240;
        if (closed || !any) {
            return new Span(
                    line.figures().compensatedMinutes() > 0
                            ? AttendanceWords.hours(line.figures().compensatedMinutes())
                            : "");
        }
        Checkbox box = new Checkbox(getTranslation("sched.closing.time-off.instead"), timeOff.contains(employee));
        box.setEnabled(mayPeople);
        box.addValueChangeListener(change -> {
            if (change.getValue()) {
                timeOff.add(employee);
            } else {
                timeOff.remove(employee);
            }
        });
        return box;
    }

    private void explain(ClosingMonth.Line line) {
        Dialog dialog = new Dialog(line.person().name() + " · " + month);
        dialog.addClassName("zb-dialog");
        Div content = new Div(Facts.of(line.figures()), Facts.why(line.figures()));
        content.addClassName("zb-stack");
        dialog.add(content);
        dialog.getFooter().add(new Button(getTranslation("core.ui.close"), _ -> dialog.close()));
        dialog.open();
    }

    private void refresh() {
        ClosingMonth of;
        try {
            of = service.month(team.getValue().id(), month);
        } catch (UserFacingProblem e) {
            Toast.failed(e);
            return;
        }
        closed = of.closed();
        timeOff.clear();
        head.removeAll();
        head.add(
                team,
                new MonthHead(month, turned -> {
                    month = turned;
                    refresh();
                }),
                new Badge(
                        getTranslation(closed ? "sched.closing.state.closed" : "sched.closing.state.draft"),
                        closed ? Badge.Tone.GOOD : Badge.Tone.NEUTRAL));
        Span actions = new Span();
        actions.addClassNames("zb-row", "zb-row-end");
        if (!of.people().isEmpty()) {
            actions.add(export());
        }
        if (closed && mayPeople) {
            actions.add(new Button(getTranslation("sched.closing.reopen"), VaadinIcon.UNLOCK.create(), _ -> reopen()));
        } else if (!closed) {
            Button close = new Button(getTranslation("sched.closing.close"), VaadinIcon.LOCK.create(), _ -> close());
            close.addThemeVariants(ButtonVariant.PRIMARY);
            close.setEnabled(of.isReady());
            close.setTestId("closing-close");
            actions.add(close);
        }
        head.add(actions);
        checks(of);
        grid.setItems(of.people());
    }

    private Anchor export() {
        long id = team.getValue().id();
        YearMonth shown = month;
        Anchor link = new Anchor(
                (DownloadEvent event) -> {
                    event.setFileName("payroll-" + shown + ".xlsx");
                    event.setContentType("application/octet-stream");
                    try (OutputStream out = event.getOutputStream()) {
                        sheet.write(id, shown, event.getUI().getLocale(), out);
                    }
                },
                getTranslation("sched.closing.export"));
        link.addClassName("zb-card-link");
        return link;
    }

    private void checks(ClosingMonth of) {
        checks.removeAll();
        if (closed) {
            check(true, getTranslation("sched.closing.check.closed", Authors.name(this, of.changedBy())));
            return;
        }
        if (!of.note().isEmpty()) {
            check(false, getTranslation("sched.closing.check.reopened", Authors.name(this, of.changedBy()), of.note()));
        }
        if (of.people().isEmpty()) {
            return;
        }
        check(of.over(), getTranslation(of.over() ? "sched.closing.check.over" : "sched.closing.check.running"));
        check(
                of.open() == 0,
                getTranslation(of.open() == 0 ? "sched.closing.check.settled" : "sched.closing.check.open", of.open()));
        check(
                of.unpublished() == 0,
                getTranslation(
                        of.unpublished() == 0 ? "sched.closing.check.published" : "sched.closing.check.unpublished",
                        of.unpublished()));
        check(
                of.noData().isEmpty(),
                getTranslation(
                        of.noData().isEmpty() ? "sched.closing.check.data" : "sched.closing.check.no-data",
                        of.noData().size(),
                        of.noData().isEmpty() ? "" : of.noData().getFirst().toString()));
    }

    private void check(boolean fine, String text) {
        Div line =
                new Div((fine ? VaadinIcon.CHECK_CIRCLE_O : VaadinIcon.EXCLAMATION_CIRCLE_O).create(), new Span(text));
        line.addClassNames("zb-row", "sched-check", fine ? "sched-check-fine" : "sched-check-open");
        checks.add(line);
    }

    private void close() {
        Confirm.ask(
                getTranslation("sched.closing.close.title", month.toString()),
                getTranslation("sched.closing.close.text"),
                getTranslation("sched.closing.close"),
                () -> {
                    try {
                        service.close(team.getValue().id(), month, Set.copyOf(timeOff));
                        Toast.done(getTranslation("sched.closing.closed"));
                    } catch (UserFacingProblem e) {
                        Toast.failed(e);
                    }
                    refresh();
                });
    }

    private void reopen() {
        TextArea reason = new TextArea(getTranslation("sched.attendance.reason"));
        reason.setMaxLength(300);
        new FormDialog(getTranslation("sched.closing.reopen"), getTranslation("sched.closing.reopen"))
                .wide("reason", reason)
                .onSave(() -> {
                    service.reopen(team.getValue().id(), month, reason.getValue());
                    refresh();
                    return true;
                })
                .open();
    }
}
