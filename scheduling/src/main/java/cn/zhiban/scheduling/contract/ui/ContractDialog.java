package cn.zhiban.scheduling.contract.ui;

import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.contract.Availability;
import cn.zhiban.scheduling.contract.Contract;
import cn.zhiban.scheduling.contract.ContractDraft;
import cn.zhiban.scheduling.contract.ContractService;
import cn.zhiban.scheduling.contract.PayPeriod;
import cn.zhiban.scheduling.contract.WorkingTime;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staff.Person;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A contract being made or changed; hours are typed, minutes are kept. */
final class ContractDialog {
    private final DatePicker from = Pickers.date(text("sched.contract.column.from"));
    private final DatePicker to = Pickers.date(text("sched.contract.column.to"));
    private final Select<WorkingTime> time = new Select<>();
    private final Select<PayPeriod> period = new Select<>();
    private final Checkbox partTime = new Checkbox(text("sched.contract.column.part_time"));
    private final NumberField weekly = new NumberField(text("sched.contract.column.weekly_hours"));
    private final NumberField monthly = new NumberField(text("sched.contract.column.monthly_hours"));
    private final NumberField overtime = new NumberField(text("sched.contract.column.overtime_hours"));
    private final IntegerField load = new IntegerField(text("sched.contract.column.load_maximum"));
    private final Checkbox experienced = new Checkbox(text("sched.contract.column.experienced"));
    private final ComboBox<Person> mentor = new ComboBox<>(text("sched.contract.mentor"));
    private final MultiSelectComboBox<String> types =
            new MultiSelectComboBox<>(text("sched.contract.column.shift_types"));
    private final TextField hours = new TextField(text("sched.contract.column.hours"));
    private final ContractService service;
    private final List<Person> people;

    ContractDialog(ContractService service, List<Person> people, List<ShiftType> shiftTypes) {
        this.service = service;
        this.people = people;
        from.setAutoOpen(false);
        time.setLabel(text("sched.contract.column.working_time"));
        time.setItems(WorkingTime.values());
        time.setItemLabelGenerator(one -> text("sched.contract.time." + one));
        period.setLabel(text("sched.contract.column.pay_period"));
        period.setItems(PayPeriod.values());
        period.setItemLabelGenerator(one -> text("sched.contract.period." + one));
        load.setHelperText(text("sched.contract.load.help"));
        mentor.setItemLabelGenerator(one -> one.name() + " " + one.staffNumber());
        mentor.setClearButtonVisible(true);
        types.setItems(shiftTypes.stream()
                .filter(ShiftType::active)
                .map(ShiftType::code)
                .toList());
        types.setPlaceholder(text("sched.contract.types.all"));
        hours.setPlaceholder("1-5 18:00-22:00; 6-7 09:00-18:00");
        hours.setHelperText(text("sched.contract.hours.help"));
    }

    /** Opens it for a new contract of the person, or one that is there. */
    void open(ContractDraft terms, @Nullable Contract before, Runnable changed) {
        read(terms);
        new FormDialog(text(before == null ? "sched.contract.add" : "sched.contract.edit"))
                .with("validFrom", from)
                .with("validTo", to)
                .with("workingTime", time)
                .with("payPeriod", period)
                .with("weeklyMinutes", weekly)
                .with("monthlyMinutes", monthly)
                .with("maxOvertimeMinutes", overtime)
                .with("loadMaximum", load)
                .with("partTime", partTime)
                .with("experienced", experienced)
                .with("mentorId", mentor)
                .with("shiftTypes", types)
                .wide("hours", hours)
                .onSave(() -> {
                    from.setInvalid(from.getValue() == null);
                    if (from.getValue() == null) {
                        return false;
                    }
                    if (before == null) {
                        service.add(draft(terms.employeeId()));
                    } else {
                        service.change(before.id(), before.version(), draft(terms.employeeId()));
                    }
                    changed.run();
                    return true;
                })
                .open();
    }

    private void read(ContractDraft terms) {
        from.setValue(terms.validFrom());
        to.setValue(terms.validTo());
        time.setValue(terms.workingTime());
        period.setValue(terms.payPeriod());
        partTime.setValue(terms.partTime());
        weekly.setValue(hours(terms.weeklyMinutes()));
        monthly.setValue(hours(terms.monthlyMinutes()));
        overtime.setValue(hours(terms.maxOvertimeMinutes()));
        load.setValue(terms.loadMaximum());
        experienced.setValue(terms.experienced());
        mentor.setItems(
                people.stream().filter(one -> one.id() != terms.employeeId()).toList());
        people.stream()
                .filter(one -> Objects.equals(one.id(), terms.mentorId()))
                .findFirst()
                .ifPresent(mentor::setValue);
        types.setValue(terms.shiftTypes().stream().collect(Collectors.toSet()));
        hours.setValue(Availability.text(terms.hours()));
    }

    private ContractDraft draft(long employee) {
        Person trains = mentor.getValue();
        return new ContractDraft(
                employee,
                from.getValue(),
                to.getValue(),
                time.getValue(),
                period.getValue(),
                partTime.getValue(),
                minutes(weekly),
                minutes(monthly),
                minutes(overtime),
                load.getValue() == null ? 0 : load.getValue(),
                experienced.getValue(),
                trains == null ? null : trains.id(),
                types.getValue(),
                Availability.parse(hours.getValue()));
    }

    private static double hours(int minutes) {
        return Math.round(minutes / 0.6) / 100.0;
    }

    private static int minutes(NumberField field) {
        return field.getValue() == null ? 0 : (int) Math.round(field.getValue() * 60);
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
