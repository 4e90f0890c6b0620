package cn.zhiban.kb.lifecycle.ui;

import cn.zhiban.core.ui.HomeCard;
import cn.zhiban.kb.lifecycle.LifecyclePermissions;
import cn.zhiban.kb.lifecycle.TaskFilter;
import cn.zhiban.kb.lifecycle.TaskService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;

/** How much there is to do, on the home page. */
@org.springframework.stereotype.Component
class TasksCard implements HomeCard {
    private final TaskService tasks;

    TasksCard(TaskService tasks) {
        this.tasks = tasks;
    }

    @Override
    public int order() {
        return 105;
    }

    @Override
    public String permission() {
        return LifecyclePermissions.TASKS;
    }

    @Override
    public Component create() {
        Span figure = new Span(String.valueOf(tasks.count(TaskFilter.of(TaskFilter.Show.OPEN))));
        figure.addClassName("zb-big");
        Div card = new Div(new H2(text("kb.lifecycle.home.title")), figure);
        card.addClassNames("zb-card", "zb-stack", "zb-stack-s");
        int overdue = tasks.count(TaskFilter.of(TaskFilter.Show.OVERDUE));
        if (overdue > 0) {
            Anchor late = new Anchor("kb/tasks/overdue", text("kb.lifecycle.home.overdue", overdue));
            late.addClassName("zb-text-bad");
            card.add(new Div(late));
        }
        int mine = tasks.count(TaskFilter.of(TaskFilter.Show.MINE));
        if (mine > 0) {
            card.add(new Div(new Anchor("kb/tasks/mine", text("kb.lifecycle.home.mine", mine))));
        }
        card.add(new Div(new Anchor("kb/tasks", text("kb.lifecycle.home.open"))));
        return card;
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
