package cn.zhiban.scheduling.leave.ui;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.leave.BalanceService;
import cn.zhiban.scheduling.leave.LeaveService;
import cn.zhiban.scheduling.staff.Staff;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;

/** Leave: one's own, and for leads what waits for them. */
@Route("sched/leave")
@RouteAlias("sched/leave/:tab")
@Menu(order = 306, title = "sched.leave.title", icon = "vaadin:sun-o")
@RolesAllowed({SchedulingPermissions.OWN, SchedulingPermissions.PEOPLE})
class LeaveView extends Page implements BeforeEnterObserver {
    private static final String INBOX = "inbox";

    private final transient LeaveService service;
    private final transient BalanceService balances;
    private final transient Staff staff;
    private final transient Actor actor;
    private final transient CompanyTime time;
    private final Tabs tabs = new Tabs();
    private final Tab mine = new Tab();
    private final Tab inbox = new Tab();
    private final Div content = new Div();

    LeaveView(LeaveService service, BalanceService balances, Staff staff, Access access, CompanyTime time) {
        super("sched.leave.title");
        this.service = service;
        this.balances = balances;
        this.staff = staff;
        this.actor = access.current();
        this.time = time;
        add(new PageHeader(getTranslation("sched.leave.title"), getTranslation("sched.leave.subtitle")));
        mine.setLabel(getTranslation("sched.leave.tab.mine"));
        if (actor.employeeId() != null && actor.may(SchedulingPermissions.OWN)) {
            tabs.add(mine);
        }
        if (actor.may(SchedulingPermissions.PEOPLE)) {
            tabs.add(inbox);
        }
        tabs.addSelectedChangeListener(_ -> show());
        add(tabs, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        boolean wanted =
                event.getRouteParameters().get("tab").filter(INBOX::equals).isPresent();
        if (wanted && inbox.getParent().isPresent()) {
            tabs.setSelectedTab(inbox);
        }
        show();
    }

    private void show() {
        content.removeAll();
        count();
        Long employee = actor.employeeId();
        if (inbox.equals(tabs.getSelectedTab())) {
            content.add(new TeamLeavePart(service, balances, staff.within(actor), time.today(), this::count));
        } else if (employee != null) {
            content.add(new OwnLeavePart(service, balances, employee, time.today()));
        }
    }

    private void count() {
        if (inbox.getParent().isPresent()) {
            inbox.setLabel(
                    getTranslation("sched.leave.tab.inbox", service.inbox().size()));
        }
    }
}
