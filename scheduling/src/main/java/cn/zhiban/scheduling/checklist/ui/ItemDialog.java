package cn.zhiban.scheduling.checklist.ui;

import static cn.zhiban.scheduling.checklist.ui.TaskWords.text;

import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.checklist.Anchor;
import cn.zhiban.scheduling.checklist.Checklist;
import cn.zhiban.scheduling.checklist.ChecklistItem;
import cn.zhiban.scheduling.checklist.ChecklistService;
import cn.zhiban.scheduling.checklist.Evidence;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** A task being added or changed. */
final class ItemDialog {
    private static final int DAY = 1440;
    private static final int NOTHING = Integer.MIN_VALUE / 4;

    private final TextField what = new TextField(text("sched.checklist.item.text"));
    private final Select<Anchor> anchor = new Select<>();
    private final TimePicker from = Pickers.time(text("sched.checklist.item.from"));
    private final TimePicker to = Pickers.time(text("sched.checklist.item.to"));
    private final IntegerField fromMinute = new IntegerField(text("sched.checklist.item.from-minute"));
    private final IntegerField toMinute = new IntegerField(text("sched.checklist.item.to-minute"));
    private final CheckboxGroup<DayOfWeek> weekdays = new CheckboxGroup<>(text("sched.checklist.item.weekdays"));
    private final Select<Evidence> evidence = new Select<>();

    private ItemDialog(@Nullable ChecklistItem item) {
        what.setMaxLength(200);
        anchor.setLabel(text("sched.checklist.item.anchor"));
        anchor.setItems(Anchor.values());
        anchor.setItemLabelGenerator(one -> text("sched.checklist.anchor." + one));
        anchor.addValueChangeListener(_ -> fields());
        weekdays.setItems(DayOfWeek.values());
        weekdays.setItemLabelGenerator(
                one -> one.getDisplayName(TextStyle.SHORT, UI.getCurrent().getLocale()));
        evidence.setLabel(text("sched.checklist.item.evidence"));
        evidence.setItems(Evidence.values());
        evidence.setItemLabelGenerator(one -> text("sched.checklist.evidence." + one));
        toMinute.setHelperText(text("sched.checklist.item.minute.help"));
        if (item == null) {
            anchor.setValue(Anchor.SHIFT_START);
            fromMinute.setValue(0);
            toMinute.setValue(30);
            weekdays.setValue(EnumSet.allOf(DayOfWeek.class));
            evidence.setValue(Evidence.NONE);
        } else {
            what.setValue(item.text());
            anchor.setValue(item.anchor());
            weekdays.setValue(item.weekdays());
            evidence.setValue(item.evidence());
            if (item.anchor() == Anchor.CLOCK) {
                from.setValue(LocalTime.MIN.plusMinutes(item.fromMinute()));
                to.setValue(LocalTime.MIN.plusMinutes(item.toMinute()));
            } else {
                fromMinute.setValue(item.fromMinute());
                toMinute.setValue(item.toMinute());
            }
        }
        fields();
    }

    static void open(ChecklistService service, Checklist list, @Nullable ChecklistItem item, Runnable done) {
        ItemDialog fields = new ItemDialog(item);
        new FormDialog(text(item == null ? "sched.checklist.item.add" : "sched.checklist.item.edit"))
                .wide("text", fields.what)
                .wide("anchor", fields.anchor)
                .with("from", fields.from)
                .with("to", fields.to)
                .with("fromMinute", fields.fromMinute)
                .with("toMinute", fields.toMinute)
                .wide("weekdays", fields.weekdays)
                .wide("evidence", fields.evidence)
                .onSave(() -> {
                    service.save(fields.item(item == null ? 0 : item.id(), list.id()));
                    done.run();
                    return true;
                })
                .open();
    }

    private void fields() {
        boolean clock = anchor.getValue() == Anchor.CLOCK;
        from.setVisible(clock);
        to.setVisible(clock);
        fromMinute.setVisible(!clock);
        toMinute.setVisible(!clock);
    }

    private ChecklistItem item(long id, long list) {
        boolean clock = anchor.getValue() == Anchor.CLOCK;
        int first = clock ? minute(from.getValue()) : minute(fromMinute.getValue());
        int last = clock ? minute(to.getValue()) : minute(toMinute.getValue());
        // a window of the clock that ends before it begins goes over midnight
        int end = clock && last >= 0 && last <= first ? last + DAY : last;
        return new ChecklistItem(
                id, list, what.getValue(), anchor.getValue(), first, end, weekdays.getValue(), evidence.getValue());
    }

    private static int minute(@Nullable LocalTime time) {
        return time == null ? NOTHING : time.getHour() * 60 + time.getMinute();
    }

    private static int minute(@Nullable Integer minute) {
        return minute == null ? NOTHING : minute;
    }
}
