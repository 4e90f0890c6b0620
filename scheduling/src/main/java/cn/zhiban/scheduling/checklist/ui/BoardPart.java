package cn.zhiban.scheduling.checklist.ui;

import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.checklist.ChecklistService;
import cn.zhiban.scheduling.checklist.Task;
import cn.zhiban.scheduling.checklist.TaskState;
import cn.zhiban.scheduling.shift.ui.ShiftChip;
import cn.zhiban.scheduling.staff.TeamRef;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Who has done what today, the late ones first. */
final class BoardPart extends Composite<Div> {
    private final transient ChecklistService service;
    private final Select<TeamRef> team = new Select<>();
    private final DatePicker day;
    private final FilterBar filters;
    private final Div rows = new Div();

    BoardPart(ChecklistService service, LocalDate today) {
        this.service = service;
        team.setLabel(getTranslation("sched.checklist.team"));
        team.setItems(service.teams());
        team.setItemLabelGenerator(one -> one == null ? getTranslation("sched.checklist.team.all") : one.name());
        team.setEmptySelectionAllowed(true);
        team.setEmptySelectionCaption(getTranslation("sched.checklist.team.all"));
        day = Pickers.date(getTranslation("sched.checklist.day"));
        day.setValue(today);
        team.addValueChangeListener(_ -> refresh());
        day.addValueChangeListener(_ -> refresh());
        filters = new FilterBar(team, day);
        rows.addClassName("zb-list");
        getContent().addClassName("zb-stack");
        getContent().add(filters, rows);
        refresh();
    }

    private void refresh() {
        rows.removeAll();
        LocalDate of = day.getValue();
        if (of == null) {
            return;
        }
        TeamRef chosen = team.getValue();
        List<ChecklistService.Row> all = service.board(chosen == null ? null : chosen.id(), of).stream()
                .sorted(Comparator.comparing((ChecklistService.Row row) -> -row.count(TaskState.LATE)))
                .toList();
        all.forEach(row -> rows.add(row(row)));
        if (all.isEmpty()) {
            rows.add(new EmptyState(
                    VaadinIcon.TASKS,
                    getTranslation("sched.checklist.board.empty.title"),
                    getTranslation("sched.checklist.board.empty.text")));
        }
        filters.setCount(getTranslation(
                "sched.checklist.board.count",
                all.stream().mapToInt(row -> done(row)).sum(),
                all.stream().mapToInt(row -> row.tasks().size()).sum(),
                all.stream().mapToInt(row -> row.count(TaskState.LATE)).sum()));
    }

    private static int done(ChecklistService.Row row) {
        return row.count(TaskState.DONE, TaskState.DONE_LATE, TaskState.HANDED);
    }

    private Details row(ChecklistService.Row row) {
        Span name = new Span(row.on().name());
        name.addClassName("zb-strong");
        Div head = new Div(
                name,
                new ShiftChip(row.on().shift().code(), row.on().shift().colour()),
                new Span(getTranslation(
                        "sched.checklist.board.done", done(row), row.tasks().size())));
        head.addClassName("zb-row");
        int late = row.count(TaskState.LATE);
        if (late > 0) {
            head.add(new Badge(getTranslation("sched.checklist.board.late", late), Badge.Tone.BAD));
        }
        Div tasks = new Div();
        for (Task task : row.tasks()) {
            Span when = new Span(TaskWords.window(task) + " · " + task.list()
                    + (task.at() == null ? "" : " · " + TaskWords.given(task)));
            when.addClassNames("zb-muted", "zb-small");
            Div words = new Div(new Span(task.item().text()), when);
            words.addClassName("sched-task-words");
            Div line = new Div(words, TaskWords.badge(task.state()));
            line.addClassName("sched-task");
            tasks.add(line);
        }
        Details details = new Details(head, tasks);
        details.setOpened(late > 0);
        return details;
    }
}
