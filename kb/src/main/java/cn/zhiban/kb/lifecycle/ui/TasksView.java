package cn.zhiban.kb.lifecycle.ui;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Grids;
import cn.zhiban.core.ui.NarrowColumns;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.kb.lifecycle.LifecyclePermissions;
import cn.zhiban.kb.lifecycle.Task;
import cn.zhiban.kb.lifecycle.TaskFilter;
import cn.zhiban.kb.lifecycle.TaskKind;
import cn.zhiban.kb.lifecycle.TaskService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queue of what is to be done about knowledge, the most urgent first. */
@Route("kb/tasks")
@RouteAlias("kb/tasks/:show")
@Menu(order = 151, title = "kb.lifecycle.tasks.title", icon = "vaadin:tasks")
@RolesAllowed(LifecyclePermissions.TASKS)
class TasksView extends Page implements BeforeEnterObserver {
    private final transient TaskService tasks;
    private final transient TaskDialogs dialogs;
    private final transient Organisation organisation;
    private final transient CompanyTime time;
    private final Tabs tabs = new Tabs();
    private final TextField text = new TextField();
    private final Select<TaskKind> kind = new Select<>();
    private final FilterBar bar;
    private final Grid<Task> grid;

    TasksView(TaskService tasks, TaskDialogs dialogs, Organisation organisation, CompanyTime time) {
        super("kb.lifecycle.tasks.title");
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.organisation = organisation;
        this.time = time;
        fillHeight();
        for (TaskFilter.Show show : TaskFilter.Show.values()) {
            tabs.add(new Tab(getTranslation("kb.lifecycle.show." + show)));
        }
        tabs.addSelectedChangeListener(_ -> refresh());
        filters();
        bar = new FilterBar(text, kind);
        grid = grid();
        add(new PageHeader(getTranslation("kb.lifecycle.tasks.title"), getTranslation("kb.lifecycle.tasks.subtitle")));
        add(tabs, bar, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted = event.getRouteParameters().get("show").orElse("");
        for (TaskFilter.Show show : TaskFilter.Show.values()) {
            if (show.name().equalsIgnoreCase(wanted)) {
                tabs.setSelectedIndex(show.ordinal());
            }
        }
        refresh();
    }

    private void filters() {
        text.setPlaceholder(getTranslation("kb.lifecycle.tasks.text"));
        text.setAriaLabel(getTranslation("kb.lifecycle.tasks.text"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(_ -> refresh());
        kind.setAriaLabel(getTranslation("kb.lifecycle.tasks.kind"));
        kind.setItems(TaskKind.values());
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("kb.lifecycle.tasks.every-kind"));
        kind.setItemLabelGenerator((@Nullable TaskKind one) ->
                getTranslation(one == null ? "kb.lifecycle.tasks.every-kind" : "kb.lifecycle.kind." + one));
        kind.addValueChangeListener(_ -> refresh());
    }

    private Grid<Task> grid() {
        Grid<Task> rows = Grids.dense(getTranslation("kb.lifecycle.tasks.title"));
        Grid.Column<Task> what = rows.addComponentColumn(this::what)
                .setHeader(getTranslation("kb.lifecycle.tasks.what"))
                .setWidth("18em")
                .setFlexGrow(5);
        Grid.Column<Task> clock = rows.addComponentColumn(task -> ClockText.of(task, time.now()))
                .setHeader(getTranslation("kb.lifecycle.tasks.clock"))
                .setFlexGrow(1);
        rows.addColumn(task -> task.shopId() == null
                        ? ""
                        : organisation.shopsById(List.of(task.shopId())).stream()
                                .map(ShopRef::name)
                                .findFirst()
                                .orElse(""))
                .setHeader(getTranslation("kb.lifecycle.tasks.shop"))
                .setFlexGrow(2);
        rows.addColumn(task -> task.createdByName() == null
                        ? getTranslation("kb.lifecycle.tasks.system")
                        : task.createdByName())
                .setHeader(getTranslation("kb.lifecycle.tasks.from"))
                .setFlexGrow(1);
        rows.addColumn(task -> who(task))
                .setHeader(getTranslation("kb.lifecycle.tasks.who"))
                .setFlexGrow(1);
        Grids.finish(rows);
        NarrowColumns.keep(rows, what, clock);
        Grids.onOpen(rows, task -> dialogs.open(task.id(), this::refresh));
        Grids.whenEmpty(
                rows,
                new EmptyState(
                        VaadinIcon.CHECK_CIRCLE_O,
                        getTranslation("kb.lifecycle.tasks.empty.title"),
                        getTranslation("kb.lifecycle.tasks.empty.text")));
        rows.setItems(DataProvider.fromCallbacks(
                query -> tasks.list(filter(), query.getOffset(), query.getLimit()).stream(),
                _ -> tasks.count(filter())));
        return rows;
    }

    private Component what(Task task) {
        Div cell = new Div(
                new Badge(getTranslation("kb.lifecycle.kind." + task.kind()), Badge.Tone.INFO), new Span(task.about()));
        cell.addClassName("zb-row");
        if (task.reason() != null) {
            cell.addComponentAtIndex(
                    1, new Badge(getTranslation("kb.lifecycle.reason." + task.reason()), Badge.Tone.WARNING));
        }
        String more = task.state().isClosed() && task.result() != null ? task.result() : task.detail();
        if (!more.isBlank()) {
            Span detail = new Span(more);
            detail.addClassNames("zb-muted", "zb-truncate");
            cell.add(detail);
        }
        return cell;
    }

    private String who(Task task) {
        String name = task.state().isClosed() ? task.closedByName() : task.assigneeName();
        return name != null ? name : task.state().isClosed() ? "" : getTranslation("kb.lifecycle.tasks.nobody");
    }

    private TaskFilter filter() {
        return new TaskFilter(
                TaskFilter.Show.values()[Math.max(0, tabs.getSelectedIndex())], kind.getValue(), text.getValue());
    }

    private void refresh() {
        grid.getDataProvider().refreshAll();
        bar.setCount(getTranslation("kb.lifecycle.tasks.count", tasks.count(filter())));
    }
}
