package cn.zhiban.scheduling.leave.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.leave.LeaveDraft;
import cn.zhiban.scheduling.leave.LeaveService;
import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.staff.Person;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leave being asked for, or entered for somebody; says at once what it takes. */
final class LeaveDialog {
    private final LeaveService service;
    private final @Nullable Long self;
    private final ComboBox<Person> person = new ComboBox<>(text("sched.leave.person"));
    private final Select<LeaveType> type = new Select<>();
    private final DatePicker first = Pickers.date(text("sched.leave.first"));
    private final DatePicker last = Pickers.date(text("sched.leave.last"));
    private final Checkbox fromNoon = new Checkbox(text("sched.leave.from-noon"));
    private final Checkbox toNoon = new Checkbox(text("sched.leave.to-noon"));
    private final TextArea reason = new TextArea(text("sched.leave.reason"));
    private final Span takes = new Span();

    /** For oneself. */
    LeaveDialog(LeaveService service, long self, LocalDate today) {
        this(service, self, List.of(), today);
    }

    /** For one of several people. */
    LeaveDialog(LeaveService service, List<Person> people, LocalDate today) {
        this(service, null, people, today);
    }

    private LeaveDialog(LeaveService service, @Nullable Long self, List<Person> people, LocalDate today) {
        this.service = service;
        this.self = self;
        person.setItems(people);
        person.setItemLabelGenerator(one -> one.name() + " " + one.staffNumber());
        type.setLabel(text("sched.leave.type"));
        type.setItems(LeaveType.values());
        type.setItemLabelGenerator(one -> text("sched.leave.type." + one));
        type.setValue(LeaveType.ANNUAL);
        first.setValue(today.plusDays(1));
        last.setValue(today.plusDays(1));
        first.addValueChangeListener(change -> {
            if (change.getValue() != null
                    && (last.getValue() == null || last.getValue().isBefore(change.getValue()))) {
                last.setValue(change.getValue());
            }
            count();
        });
        last.addValueChangeListener(_ -> count());
        type.addValueChangeListener(_ -> count());
        fromNoon.addValueChangeListener(_ -> count());
        toNoon.addValueChangeListener(_ -> count());
        person.addValueChangeListener(_ -> count());
        reason.setMaxLength(500);
        takes.addClassName("zb-muted");
        takes.getElement().setAttribute("aria-live", "polite");
    }

    void open(Runnable done) {
        FormDialog dialog = new FormDialog(
                text(self == null ? "sched.leave.enter" : "sched.leave.ask"),
                text(self == null ? "sched.leave.enter.action" : "sched.leave.ask.action"));
        if (self == null) {
            dialog.wide("employeeId", person);
        }
        dialog.wide("type", type)
                .with("firstDay", first)
                .with("lastDay", last)
                .with("fromNoon", fromNoon)
                .with("toNoon", toNoon)
                .note(takes)
                .wide("reason", reason)
                .onSave(() -> {
                    LeaveDraft draft = draft();
                    if (draft == null) {
                        person.setInvalid(self == null && person.getValue() == null);
                        first.setInvalid(first.getValue() == null);
                        last.setInvalid(last.getValue() == null);
                        return false;
                    }
                    if (self == null) {
                        service.enter(draft);
                    } else {
                        service.ask(draft);
                    }
                    done.run();
                    return true;
                })
                .open();
        count();
    }

    private @Nullable LeaveDraft draft() {
        Person chosen = person.getValue();
        Long employee = self != null ? self : chosen == null ? null : Long.valueOf(chosen.id());
        return employee == null || first.getValue() == null || last.getValue() == null
                ? null
                : new LeaveDraft(
                        employee,
                        type.getValue(),
                        first.getValue(),
                        fromNoon.getValue(),
                        last.getValue(),
                        toNoon.getValue(),
                        reason.getValue());
    }

    private void count() {
        LeaveDraft draft = draft();
        if (draft == null) {
            takes.setText("");
            return;
        }
        try {
            takes.setText(text("sched.leave.takes", service.halfDays(draft) / 2.0));
        } catch (UserFacingProblem e) {
            takes.setText(text(e.messageKey(), e.arguments()));
        }
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
