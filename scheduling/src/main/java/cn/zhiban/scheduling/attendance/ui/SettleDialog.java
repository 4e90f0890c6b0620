package cn.zhiban.scheduling.attendance.ui;

import static cn.zhiban.scheduling.attendance.ui.AttendanceWords.text;

import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.attendance.AttendanceRow;
import cn.zhiban.scheduling.attendance.AttendanceService;
import cn.zhiban.scheduling.attendance.PersonDay;
import cn.zhiban.scheduling.attendance.SettlementDraft;
import cn.zhiban.scheduling.attendance.SettlementKind;
import cn.zhiban.scheduling.leave.LeaveType;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lead decides about a day: accept, count as planned, other times, or leave afterwards. */
final class SettleDialog {
    private static final int DAY = 1440;

    private final AttendanceService service;
    private final PersonDay day;
    private final RadioButtonGroup<SettlementKind> kind = new RadioButtonGroup<>();
    private final TimePicker from = Pickers.time(text("sched.attendance.from"));
    private final TimePicker to = Pickers.time(text("sched.attendance.to"));
    private final Checkbox nextDay = new Checkbox(text("sched.attendance.next-day"));
    private final Select<LeaveType> leave = new Select<>();
    private final TextArea reason = new TextArea(text("sched.attendance.reason"));

    private SettleDialog(AttendanceService service, PersonDay day) {
        this.service = service;
        this.day = day;
        kind.setLabel(text("sched.attendance.decision"));
        kind.setItems(kinds(day));
        kind.setItemLabelGenerator(one -> text("sched.attendance.settlement." + one));
        kind.setValue(SettlementKind.ACCEPTED);
        kind.addValueChangeListener(_ -> fields());
        leave.setLabel(text("sched.leave.type"));
        leave.setItems(LeaveType.values());
        leave.setItemLabelGenerator(one -> text("sched.leave.type." + one));
        leave.setValue(LeaveType.PERSONAL);
        reason.setMaxLength(300);
        reason.setRequiredIndicatorVisible(true);
        reason.setHelperText(text("sched.attendance.reason.help"));
        var plan = day.plan();
        if (plan != null) {
            int start = Math.floorMod(plan.from(), DAY);
            int end = start + plan.minutes();
            from.setValue(time(start));
            to.setValue(time(end % DAY));
            nextDay.setValue(end > DAY);
        }
        fields();
    }

    static void open(AttendanceService service, AttendanceRow row, Runnable done) {
        SettleDialog fields = new SettleDialog(service, row.day());
        Div facts = new Div(
                line(text("sched.attendance.planned"), AttendanceWords.planned(row.day())),
                line(text("sched.attendance.actual"), AttendanceWords.actual(row.day())));
        facts.add(AttendanceWords.badges(row.day()));
        facts.addClassName("zb-stack-s");
        FormDialog dialog = new FormDialog(
                        row.person().name() + " · "
                                + AttendanceWords.day(row.day().day()),
                        text("sched.attendance.settle"))
                .note(facts)
                .wide("kind", fields.kind)
                .with("from", fields.from)
                .with("to", fields.to)
                .wide("nextDay", fields.nextDay)
                .wide("leave", fields.leave)
                .wide("reason", fields.reason);
        dialog.onSave(() -> {
                    fields.save();
                    Toast.done(text("sched.attendance.settle.done"));
                    done.run();
                    return true;
                })
                .open();
    }

    private void save() {
        service.settle(new SettlementDraft(
                day.employeeId(),
                day.day(),
                kind.getValue(),
                minute(from, false),
                minute(to, nextDay.getValue()),
                kind.getValue() == SettlementKind.LEAVE ? leave.getValue() : null,
                reason.getValue()));
    }

    private void fields() {
        boolean corrected = kind.getValue() == SettlementKind.CORRECTED;
        from.setVisible(corrected);
        to.setVisible(corrected);
        nextDay.setVisible(corrected);
        leave.setVisible(kind.getValue() == SettlementKind.LEAVE);
    }

    private static List<SettlementKind> kinds(PersonDay day) {
        return Arrays.stream(SettlementKind.values())
                .filter(one -> one != SettlementKind.LEAVE || day.shift() != null)
                .toList();
    }

    private static @Nullable Integer minute(TimePicker picker, boolean next) {
        LocalTime value = picker.getValue();
        return value == null ? null : Integer.valueOf(value.getHour() * 60 + value.getMinute() + (next ? DAY : 0));
    }

    private static LocalTime time(int minute) {
        return LocalTime.of(minute / 60, minute % 60);
    }

    private static Div line(String label, String value) {
        Span name = new Span(label);
        name.addClassName("zb-muted");
        Div line = new Div(name, new Span(value.isEmpty() ? "–" : value));
        line.addClassName("zb-row");
        return line;
    }
}
