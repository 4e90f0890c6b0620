package cn.zhiban.scheduling.checklist.ui;

import static cn.zhiban.scheduling.checklist.ui.TaskWords.text;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.checklist.Evidence;
import cn.zhiban.scheduling.checklist.Handover;
import cn.zhiban.scheduling.checklist.OnShift;
import cn.zhiban.scheduling.checklist.Task;
import cn.zhiban.scheduling.checklist.TaskState;
import cn.zhiban.scheduling.checklist.TodayService;
import cn.zhiban.scheduling.shift.ui.ShiftChip;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One's shift of now with its tasks; a tap ticks. Made for a phone. */
@Route("sched/today")
@Menu(order = 302, title = "sched.checklist.today.title", icon = "vaadin:check-square-o")
@RolesAllowed(SchedulingPermissions.OWN)
class TodayView extends Page {
    private final transient TodayService service;
    private final Div content = new Div();

    TodayView(TodayService service, Access access) {
        super("sched.checklist.today.title");
        this.service = service;
        addClassName("zb-page-narrow");
        content.addClassName("zb-stack");
        add(
                new PageHeader(
                        getTranslation("sched.checklist.today.title"),
                        getTranslation("sched.checklist.today.subtitle")),
                content);
        if (access.current().employeeId() != null) {
            show();
        } else {
            content.add(new EmptyState(
                    VaadinIcon.CHECK_SQUARE_O,
                    getTranslation("sched.checklist.nobody.title"),
                    getTranslation("sched.checklist.nobody.text")));
        }
    }

    private void show() {
        content.removeAll();
        TodayService.Today today = service.today();
        OnShift now = today.now();
        OnShift next = today.next();
        if (now == null) {
            content.add(new EmptyState(
                    VaadinIcon.COFFEE,
                    getTranslation("sched.checklist.free.title"),
                    next == null ? getTranslation("sched.checklist.free.text") : next(next)));
            return;
        }
        long open = today.tasks().stream().filter(one -> one.state().isOpen()).count();
        Div shift = new Div(
                new ShiftChip(now.shift().code(), now.shift().colour()),
                new H2(now.shift().name()),
                new Span(TaskWords.day(now.day()) + " " + TaskWords.clock(now.begins()) + "–"
                        + TaskWords.clock(now.ends())));
        Span left = new Span(getTranslation(open == 0 ? "sched.checklist.all-done" : "sched.checklist.left", open));
        left.addClassNames("zb-muted", "zb-row-end");
        shift.add(left);
        shift.addClassName("zb-row");
        Div card = new Div(shift);
        card.addClassNames("zb-card", "zb-stack-s");
        if (next != null) {
            Span after = new Span(next(next));
            after.addClassName("zb-muted");
            card.add(after);
        }
        content.add(card);
        handovers(today.handovers());
        part("sched.checklist.part.now", today.tasks(), TaskState.LATE, TaskState.DUE);
        part("sched.checklist.part.ahead", today.tasks(), TaskState.AHEAD);
        part("sched.checklist.part.done", today.tasks(), TaskState.DONE, TaskState.DONE_LATE, TaskState.HANDED);
        if (today.tasks().isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.CHECK_SQUARE_O,
                    getTranslation("sched.checklist.none.title"),
                    getTranslation("sched.checklist.none.text")));
        }
    }

    private static String next(OnShift next) {
        return text(
                "sched.checklist.next",
                TaskWords.day(next.day()),
                next.shift().name(),
                TaskWords.clock(next.begins()) + "–" + TaskWords.clock(next.ends()));
    }

    private void part(String title, List<Task> tasks, TaskState... states) {
        List<Task> shown = tasks.stream()
                .filter(one -> List.of(states).contains(one.state()))
                .toList();
        if (!shown.isEmpty()) {
            Div rows = new Div();
            rows.addClassName("zb-list");
            shown.forEach(one -> rows.add(row(one)));
            content.add(new H3(getTranslation(title, shown.size())), rows);
        }
    }

    private Div row(Task task) {
        boolean ticked = !task.state().isOpen();
        Button tick = new Button((ticked ? VaadinIcon.CHECK_SQUARE : VaadinIcon.THIN_SQUARE).create(), _ -> {
            if (ticked) {
                act(() -> service.untick(task.item().id(), task.day()));
            } else {
                tick(task);
            }
        });
        tick.addThemeVariants(ButtonVariant.TERTIARY);
        tick.addClassName("sched-tick");
        tick.setEnabled(task.state() != TaskState.AHEAD);
        tick.setAriaLabel(getTranslation(
                ticked ? "sched.checklist.untick" : "sched.checklist.tick",
                task.item().text()));
        tick.setTestId("tick");
        Span what = new Span(task.item().text());
        Span when =
                new Span(TaskWords.window(task) + " · " + task.list() + (ticked ? " · " + TaskWords.given(task) : ""));
        when.addClassNames("zb-muted", "zb-small");
        Div words = new Div(what, when);
        words.addClassName("sched-task-words");
        Div row = new Div(tick, words);
        row.addClassNames("sched-task", "sched-task-" + task.state().name().toLowerCase(java.util.Locale.ROOT));
        if (task.state() == TaskState.DUE || task.state() == TaskState.LATE) {
            Button hand = new Button(VaadinIcon.SHARE.create(), _ -> handOver(task));
            hand.addThemeVariants(ButtonVariant.TERTIARY);
            hand.setAriaLabel(getTranslation("sched.checklist.hand-over"));
            hand.setTooltipText(getTranslation("sched.checklist.hand-over"));
            row.add(hand);
        }
        if (task.state() != TaskState.AHEAD && task.state() != TaskState.DONE) {
            row.add(TaskWords.badge(task.state()));
        }
        return row;
    }

    private void tick(Task task) {
        Evidence evidence = task.item().evidence();
        if (evidence == Evidence.NONE) {
            act(() -> service.tick(task.item().id(), task.day(), "", null));
            return;
        }
        TextArea note = new TextArea(getTranslation("sched.checklist.note"));
        note.setMaxLength(300);
        IntegerField number = new IntegerField(getTranslation("sched.checklist.number"));
        FormDialog dialog = new FormDialog(task.item().text(), getTranslation("sched.checklist.done"));
        if (evidence == Evidence.NUMBER) {
            dialog.wide("number", number);
        }
        dialog.wide("note", note)
                .onSave(() -> {
                    service.tick(task.item().id(), task.day(), note.getValue(), number.getValue());
                    show();
                    return true;
                })
                .open();
    }

    private void handOver(Task task) {
        TextArea note = new TextArea(getTranslation("sched.checklist.hand-over.note"));
        note.setMaxLength(300);
        new FormDialog(task.item().text(), getTranslation("sched.checklist.hand-over"))
                .wide("note", note)
                .onSave(() -> {
                    service.handOver(task.item().id(), task.day(), note.getValue());
                    show();
                    return true;
                })
                .open();
    }

    private void handovers(List<Handover> handovers) {
        if (handovers.isEmpty()) {
            return;
        }
        Div rows = new Div();
        rows.addClassName("zb-list");
        for (Handover one : handovers) {
            Span note = new Span(getTranslation("sched.checklist.handed.by", one.name(), one.note()));
            note.addClassNames("zb-muted", "zb-small");
            Div words = new Div(new Span(one.text()), note);
            words.addClassName("sched-task-words");
            Button done = new Button(
                    getTranslation("sched.checklist.done"),
                    VaadinIcon.CHECK.create(),
                    _ -> act(() -> service.take(one, "")));
            Div row = new Div(words, done);
            row.addClassName("sched-task");
            rows.add(row);
        }
        content.add(new H3(getTranslation("sched.checklist.part.handed", handovers.size())), rows);
    }

    private void act(Runnable action) {
        try {
            action.run();
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
        show();
    }
}
