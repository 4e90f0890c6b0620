package cn.zhiban.scheduling.wish.ui;

import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.shift.ShiftBand;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.wish.WishDirection;
import cn.zhiban.scheduling.wish.WishDraft;
import cn.zhiban.scheduling.wish.WishLevel;
import cn.zhiban.scheduling.wish.WishService;
import cn.zhiban.scheduling.wish.WishTarget;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A wish with all that can be said about it, of one day or recurring by weekday. */
final class WishDialog {
    private static final int DAY = 1440;

    private final WishService service;
    private final boolean recurring;
    private final DatePicker first;
    private final DatePicker last = Pickers.date(text("sched.wish.last"));
    private final CheckboxGroup<DayOfWeek> weekdays = new CheckboxGroup<>(text("sched.wish.weekdays"));
    private final Checkbox termOnly = new Checkbox(text("sched.wish.term-only"));
    private final Select<WishDirection> direction = new Select<>();
    private final Select<WishTarget> target = new Select<>();
    private final Select<ShiftBand> band = new Select<>();
    private final Select<ShiftType> type = new Select<>();
    private final TimePicker from = Pickers.time(text("sched.wish.from"));
    private final TimePicker to = Pickers.time(text("sched.wish.to"));
    private final Select<WishLevel> level = new Select<>();
    private final TextArea reason = new TextArea(text("sched.wish.reason"));

    WishDialog(WishService service, boolean recurring, LocalDate day, List<ShiftType> types) {
        this.service = service;
        this.recurring = recurring;
        first = Pickers.date(text(recurring ? "sched.wish.first" : "sched.wish.day"));
        first.setAutoOpen(false);
        first.setValue(day);
        weekdays.setItems(DayOfWeek.values());
        weekdays.setItemLabelGenerator(one ->
                one.getDisplayName(TextStyle.SHORT_STANDALONE, UI.getCurrent().getLocale()));
        direction.setLabel(text("sched.wish.direction"));
        direction.setItems(WishDirection.values());
        direction.setItemLabelGenerator(one -> text("sched.wish.direction." + one));
        direction.setValue(WishDirection.AVOID);
        target.setLabel(text("sched.wish.target"));
        target.setItems(WishTarget.values());
        target.setItemLabelGenerator(one -> text("sched.wish.target." + one));
        band.setLabel(text("sched.shift.band"));
        band.setItems(ShiftBand.values());
        band.setItemLabelGenerator(one -> text("sched.band." + one));
        band.setValue(ShiftBand.LATE);
        type.setLabel(text("sched.wish.type"));
        type.setItems(types.stream().filter(ShiftType::active).toList());
        type.setItemLabelGenerator(one -> one.code() + " " + one.name());
        level.setLabel(text("sched.wish.level"));
        level.setItems(WishLevel.values());
        level.setItemLabelGenerator(one -> text("sched.wish.level." + one));
        level.setValue(WishLevel.STRONG);
        reason.setMaxLength(500);
        reason.setHelperText(text("sched.wish.reason.help"));
        target.addValueChangeListener(_ -> show());
        target.setValue(recurring ? WishTarget.BAND : WishTarget.DAY);
        show();
    }

    void open(Runnable done) {
        FormDialog dialog = new FormDialog(text(recurring ? "sched.wish.add.recurring" : "sched.wish.add.day"));
        if (recurring) {
            dialog.wide("weekdays", weekdays)
                    .with("firstDay", first)
                    .with("lastDay", last)
                    .wide("termOnly", termOnly);
        } else {
            dialog.wide("firstDay", first);
        }
        dialog.with("direction", direction)
                .with("target", target)
                .with("band", band)
                .with("shiftTypeId", type)
                .with("fromMinute", from)
                .with("toMinute", to)
                .wide("level", level)
                .wide("reason", reason)
                .onSave(() -> {
                    first.setInvalid(first.getValue() == null);
                    weekdays.setInvalid(recurring && weekdays.getValue().isEmpty());
                    if (first.isInvalid() || weekdays.isInvalid()) {
                        return false;
                    }
                    service.add(draft());
                    done.run();
                    return true;
                })
                .open();
    }

    private void show() {
        WishTarget chosen = target.getValue();
        band.setVisible(chosen == WishTarget.BAND);
        type.setVisible(chosen == WishTarget.TYPE);
        from.setVisible(chosen == WishTarget.HOURS);
        to.setVisible(chosen == WishTarget.HOURS);
    }

    private WishDraft draft() {
        WishTarget chosen = target.getValue();
        Integer begins = chosen == WishTarget.HOURS ? minute(from.getValue()) : null;
        Integer ends = chosen == WishTarget.HOURS ? minute(to.getValue()) : null;
        return new WishDraft(
                first.getValue(),
                recurring ? last.getValue() : null,
                recurring ? weekdays.getValue() : Set.of(),
                recurring && termOnly.getValue(),
                direction.getValue(),
                chosen,
                chosen == WishTarget.BAND ? band.getValue() : null,
                chosen == WishTarget.TYPE && type.getValue() != null
                        ? type.getValue().id()
                        : null,
                begins,
                begins != null && ends != null && ends <= begins ? Integer.valueOf(ends + DAY) : ends,
                level.getValue(),
                reason.getValue());
    }

    private static @Nullable Integer minute(@Nullable LocalTime time) {
        return time == null ? null : time.toSecondOfDay() / 60;
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
