package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.requirement.DemandGroup;
import cn.zhiban.scheduling.requirement.RequirementOrder;
import cn.zhiban.scheduling.shift.ShiftType;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Types needs of half hours or of a type of shift, or computes them. */
final class NeedDialog {
    private static final int USUAL_DAYS = 34;

    private NeedDialog() {}

    /** Asks for days and numbers. */
    static void open(NeedScreens needs, DemandGroup group, LocalDate day, Runnable done) {
        DatePicker first = Pickers.date(text("sched.demand.from"));
        DatePicker last = Pickers.date(text("sched.demand.to"));
        first.setValue(day);
        last.setValue(day.plusDays(6));
        CheckboxGroup<DayOfWeek> weekdays = new CheckboxGroup<>(text("sched.demand.weekdays"));
        weekdays.setItems(DayOfWeek.values());
        weekdays.setItemLabelGenerator(
                one -> one.getDisplayName(TextStyle.SHORT, UI.getCurrent().getLocale()));
        weekdays.setValue(Set.of(DayOfWeek.values()));
        ComboBox<ShiftType> type = new ComboBox<>(text("sched.demand.shift"));
        type.setItems(needs.types().all().stream().filter(ShiftType::active).toList());
        type.setItemLabelGenerator(one -> one.code() + " " + one.name());
        type.setClearButtonVisible(true);
        type.setPlaceholder(text("sched.demand.shift.none"));
        HoursField begin = new HoursField(text("sched.demand.hours.from"), 0, 47);
        HoursField end = new HoursField(text("sched.demand.hours.to"), 1, 48);
        begin.setValue(18);
        end.setValue(48);
        type.addValueChangeListener(_ -> {
            begin.setEnabled(type.getValue() == null);
            end.setEnabled(type.getValue() == null);
        });
        IntegerField need = new IntegerField(text("sched.demand.people"));
        need.setClearButtonVisible(true);
        need.setHelperText(text("sched.demand.people.hint"));
        new FormDialog(text("sched.demand.type.title", group.name()))
                .with("from", first)
                .with("to", last)
                .wide("weekdays", weekdays)
                .wide("shift", type)
                .with("fromSlot", begin)
                .with("toSlot", end)
                .wide("need", need)
                .onSave(() -> {
                    if (first.getValue() == null || last.getValue() == null) {
                        return false;
                    }
                    save(
                            needs,
                            group,
                            first.getValue(),
                            last.getValue(),
                            weekdays.getValue(),
                            type.getValue(),
                            begin.valueOr(0),
                            end.valueOr(48),
                            need.getValue());
                    done.run();
                    return true;
                })
                .open();
    }

    private static void save(
            NeedScreens needs,
            DemandGroup group,
            LocalDate from,
            LocalDate to,
            Set<DayOfWeek> weekdays,
            @Nullable ShiftType type,
            int begin,
            int end,
            @Nullable Integer need) {
        if (type == null) {
            needs.requirements().type(group.id(), from, to, weekdays, begin, end, need);
        } else {
            needs.requirements().typeShift(group.id(), from, to, weekdays, type.id(), need == null ? 0 : need);
        }
    }

    /** Asks for which groups and days needs are computed, and starts the job. */
    static void compute(NeedScreens needs, @Nullable DemandGroup chosen, LocalDate today, LongConsumer started) {
        List<DemandGroup> all = needs.groups().list();
        MultiSelectComboBox<DemandGroup> groups = new MultiSelectComboBox<>(text("sched.demand.groups"));
        groups.setItems(all);
        groups.setItemLabelGenerator(DemandGroup::name);
        groups.setValue(chosen == null ? all : List.of(chosen));
        DatePicker first = Pickers.date(text("sched.demand.from"));
        DatePicker last = Pickers.date(text("sched.demand.to"));
        first.setValue(today);
        last.setValue(today.plusDays(USUAL_DAYS));
        new FormDialog(text("sched.demand.compute"), text("sched.demand.compute.start"))
                .wide("groupIds", groups)
                .with("from", first)
                .with("to", last)
                .onSave(() -> {
                    if (first.getValue() == null || last.getValue() == null) {
                        return false;
                    }
                    List<Long> ids = groups.getValue().stream()
                            .map(DemandGroup::id)
                            .sorted()
                            .toList();
                    started.accept(needs.requirements()
                            .submit(
                                    new RequirementOrder(ids, first.getValue(), last.getValue()),
                                    text("sched.demand.compute.job", ids.size())));
                    return true;
                })
                .open();
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
