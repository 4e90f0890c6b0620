package cn.zhiban.scheduling.checklist.ui;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.checklist.ChecklistService;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** How the day's tasks stand, and the lists themselves. */
@Route("sched/checklists")
@Menu(order = 318, title = "sched.checklist.title", icon = "vaadin:tasks")
@RolesAllowed(SchedulingPermissions.VIEW)
class ChecklistsView extends Page {
    ChecklistsView(ChecklistService service, Access access, CompanyTime time) {
        super("sched.checklist.title");
        Tab board = new Tab(getTranslation("sched.checklist.tab.board"));
        Tab lists = new Tab(getTranslation("sched.checklist.tab.lists"));
        Tabs tabs = new Tabs(board);
        if (access.current().may(SchedulingPermissions.PLAN)) {
            tabs.add(lists);
        }
        Div content = new Div(new BoardPart(service, time.today()));
        tabs.addSelectedChangeListener(change -> {
            content.removeAll();
            content.add(
                    change.getSelectedTab().equals(lists)
                            ? new ListsPart(service)
                            : new BoardPart(service, time.today()));
        });
        add(
                new PageHeader(getTranslation("sched.checklist.title"), getTranslation("sched.checklist.subtitle")),
                tabs,
                content);
    }
}
