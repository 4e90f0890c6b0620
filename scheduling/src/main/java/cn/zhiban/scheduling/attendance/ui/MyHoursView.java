package cn.zhiban.scheduling.attendance.ui;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.attendance.Adherence;
import cn.zhiban.scheduling.attendance.AttendanceService;
import cn.zhiban.scheduling.attendance.ClosingService;
import cn.zhiban.scheduling.attendance.MonthFigures;
import cn.zhiban.scheduling.attendance.PayReason;
import cn.zhiban.scheduling.attendance.PersonDay;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.YearMonth;
import java.util.List;

/** One's own month, made for a phone: hours, overtime by factor, each difference and what was decided about it. */
@Route("sched/my-hours")
@Menu(order = 309, title = "sched.attendance.mine.title", icon = "vaadin:hourglass")
@RolesAllowed(SchedulingPermissions.OWN)
class MyHoursView extends Page {
    private final transient AttendanceService service;
    private final transient ClosingService closings;
    private final Div content = new Div();

    MyHoursView(AttendanceService service, ClosingService closings, Access access, CompanyTime time) {
        super("sched.attendance.mine.title");
        this.service = service;
        this.closings = closings;
        addClassName("zb-page-narrow");
        content.addClassName("zb-stack");
        add(
                new PageHeader(
                        getTranslation("sched.attendance.mine.title"),
                        getTranslation("sched.attendance.mine.subtitle")),
                content);
        if (access.current().employeeId() != null) {
            show(YearMonth.from(time.today()));
        } else {
            content.add(new EmptyState(
                    VaadinIcon.HOURGLASS,
                    getTranslation("sched.attendance.mine.nobody.title"),
                    getTranslation("sched.attendance.mine.nobody.text")));
        }
    }

    private void show(YearMonth month) {
        content.removeAll();
        List<PersonDay> days = service.own(month).stream()
                .filter(day -> !day.actual().isEmpty()
                        || !day.differences().isEmpty()
                        || day.leave() != null && day.shift() != null)
                .toList();
        boolean closed = closings.isOwnClosed(month);
        Badge state = new Badge(
                getTranslation(closed ? "sched.closing.state.closed" : "sched.closing.state.draft"),
                closed ? Badge.Tone.GOOD : Badge.Tone.NEUTRAL);
        content.add(new MonthHead(month, this::show, state));
        if (days.isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.HOURGLASS,
                    getTranslation("sched.attendance.mine.empty.title"),
                    getTranslation("sched.attendance.mine.empty.text")));
            return;
        }
        MonthFigures figures = closings.own(month);
        Div sums = new Div(
                new H3(getTranslation(
                        "sched.attendance.mine.sums",
                        AttendanceWords.hours(figures.countedMinutes()),
                        AttendanceWords.percent(Adherence.of(days).share()))),
                Facts.of(figures));
        sums.addClassName("zb-card");
        content.add(sums);
        if (figures.countedMinutes() > figures.minutes(PayReason.ORDINARY)) {
            Div why = new Div(new H3(getTranslation("sched.attendance.mine.why")), Facts.why(figures));
            why.addClassName("zb-card");
            content.add(why);
        }
        Div list = new Div();
        list.addClassName("zb-list");
        days.forEach(day -> list.add(line(day)));
        content.add(list);
    }

    private Div line(PersonDay day) {
        Span date = new Span(AttendanceWords.day(day.day()));
        date.addClassName("sched-own-date");
        Div head = new Div(date, new Span(AttendanceWords.actual(day)));
        head.addClassName("zb-row");
        Span counted = new Span(AttendanceWords.hours(day.countedMinutes()));
        counted.addClassName("zb-row-end");
        head.add(counted);
        Span planned = new Span(getTranslation("sched.attendance.mine.planned", AttendanceWords.planned(day)));
        planned.addClassName("zb-muted");
        Div line = new Div(head, planned);
        line.addClassNames("zb-stack-s", "sched-hours-day");
        if (!day.differences().isEmpty()) {
            line.add(AttendanceWords.badges(day));
            Span decided = new Span(
                    day.open() ? getTranslation("sched.attendance.mine.open") : AttendanceWords.settlement(day));
            decided.addClassName("zb-muted");
            line.add(decided);
        }
        return line;
    }
}
