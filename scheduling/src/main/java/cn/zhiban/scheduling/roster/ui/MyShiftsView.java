package cn.zhiban.scheduling.roster.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.roster.publish.CalendarService;
import cn.zhiban.scheduling.roster.publish.DayChange;
import cn.zhiban.scheduling.roster.publish.OwnShiftService;
import cn.zhiban.scheduling.roster.publish.Receipt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.YearMonth;

/** One's own shifts, made for a phone: what changed, the next days, the month. */
@Route("sched/my")
@Menu(order = 300, title = "sched.my.title", icon = "vaadin:calendar-user")
@RolesAllowed(SchedulingPermissions.OWN)
class MyShiftsView extends Page implements BeforeEnterObserver {
    private static final int MOST_CHANGES = 12;

    private final transient OwnShiftService service;
    private final transient CalendarService calendars;
    private final transient HolidayCalendar holidays;
    private final transient CompanyTime time;
    private final boolean isEmployee;
    private final Div news = new Div();
    private final Div content = new Div();
    private YearMonth month;

    MyShiftsView(
            OwnShiftService service,
            CalendarService calendars,
            HolidayCalendar holidays,
            CompanyTime time,
            Access access) {
        super("sched.my.title");
        this.service = service;
        this.calendars = calendars;
        this.holidays = holidays;
        this.time = time;
        this.month = YearMonth.from(time.today());
        this.isEmployee = access.current().employeeId() != null;
        addClassName("zb-page-narrow");
        Button feed = new Button(
                getTranslation("sched.my.calendar"),
                VaadinIcon.CALENDAR_CLOCK.create(),
                _ -> new CalendarDialog(calendars).open());
        feed.setVisible(isEmployee);
        add(new PageHeader(getTranslation("sched.my.title"), getTranslation("sched.my.subtitle")).withActions(feed));
        news.addClassName("zb-stack");
        content.addClassName("zb-stack");
        add(news, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (isEmployee) {
            news();
            show();
        } else {
            content.removeAll();
            content.add(new EmptyState(
                    VaadinIcon.CALENDAR_USER,
                    getTranslation("sched.my.nobody.title"),
                    getTranslation("sched.my.nobody.text")));
        }
    }

    private void news() {
        news.removeAll();
        service.receipts().stream().filter(one -> one.acknowledgedAt() == null).forEach(one -> news.add(card(one)));
    }

    private Div card(Receipt receipt) {
        Div card = new Div(new H3(getTranslation(
                receipt.number() == 1 ? "sched.my.news.first" : "sched.my.news.changed",
                receipt.roster(),
                receipt.changes().size())));
        card.addClassNames("zb-card", "zb-stack-s");
        if (!receipt.note().isEmpty()) {
            card.add(new Paragraph(receipt.note()));
        }
        if (receipt.number() > 1) {
            receipt.changes().stream()
                    .limit(MOST_CHANGES)
                    .forEach((DayChange change) -> card.add(Differences.line("", change)));
        }
        Button seen = new Button(getTranslation("sched.my.acknowledge"), VaadinIcon.CHECK.create(), _ -> {
            try {
                service.acknowledge(receipt.versionId());
                Toast.done(getTranslation("sched.my.acknowledged"));
            } catch (UserFacingProblem e) {
                Toast.failed(e);
            }
            news();
        });
        seen.addThemeVariants(ButtonVariant.PRIMARY);
        seen.setTestId("my-acknowledge");
        card.add(new Div(seen));
        return card;
    }

    private void show() {
        content.removeAll();
        content.add(new OwnMonth(service, holidays, month, time.today(), turned -> {
            month = turned;
            show();
        }));
    }
}
