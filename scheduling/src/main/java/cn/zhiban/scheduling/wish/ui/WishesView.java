package cn.zhiban.scheduling.wish.ui;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.holiday.LunarCalendar;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Staff;
import cn.zhiban.scheduling.wish.WishDesk;
import cn.zhiban.scheduling.wish.WishService;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;

/** Wishes: one's own by tapping on days, what recurs, and for leads everybody's. */
@Route("sched/wishes")
@RouteAlias("sched/wishes/:tab")
@Menu(order = 304, title = "sched.wish.title", icon = "vaadin:heart-o")
@RolesAllowed({SchedulingPermissions.OWN, SchedulingPermissions.PEOPLE})
class WishesView extends Page implements BeforeEnterObserver {
    private final transient WishService service;
    private final transient WishDesk desk;
    private final transient HolidayCalendar calendar;
    private final transient LunarCalendar lunar;
    private final transient ShiftTypes types;
    private final transient Staff staff;
    private final transient Actor actor;
    private final transient CompanyTime time;
    private final Tabs tabs = new Tabs();
    private final Tab month;
    private final Tab recurring;
    private final Tab team;
    private final Div content = new Div();

    WishesView(
            WishService service,
            WishDesk desk,
            HolidayCalendar calendar,
            LunarCalendar lunar,
            ShiftTypes types,
            Staff staff,
            Access access,
            CompanyTime time) {
        super("sched.wish.title");
        this.service = service;
        this.desk = desk;
        this.calendar = calendar;
        this.lunar = lunar;
        this.types = types;
        this.staff = staff;
        this.actor = access.current();
        this.time = time;
        month = new Tab(getTranslation("sched.wish.tab.month"));
        recurring = new Tab(getTranslation("sched.wish.tab.recurring"));
        team = new Tab(getTranslation("sched.wish.tab.team"));
        if (actor.employeeId() != null && actor.may(SchedulingPermissions.OWN)) {
            tabs.add(month, recurring);
        }
        if (actor.may(SchedulingPermissions.PEOPLE)) {
            tabs.add(team);
        }
        tabs.addSelectedChangeListener(_ -> show());
        add(new PageHeader(getTranslation("sched.wish.title"), getTranslation("sched.wish.subtitle")), tabs, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted = event.getRouteParameters().get("tab").orElse("");
        Tab tab = wanted.equals("team") ? team : wanted.equals("recurring") ? recurring : month;
        if (tab.getParent().isPresent()) {
            tabs.setSelectedTab(tab);
        }
        show();
    }

    private void show() {
        content.removeAll();
        Tab chosen = tabs.getSelectedTab();
        Long self = actor.employeeId();
        if (team.equals(chosen)) {
            content.add(new TeamWishesPart(desk, calendar, types, time.today()));
        } else if (recurring.equals(chosen) && self != null) {
            content.add(new RecurringPart(service, types, staff.colleagues(self), time.today()));
        } else if (month.equals(chosen)) {
            content.add(new MonthPart(service, calendar, lunar, types, time.today()));
        }
    }
}
