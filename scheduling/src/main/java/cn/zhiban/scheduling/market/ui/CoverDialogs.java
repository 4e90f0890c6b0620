package cn.zhiban.scheduling.market.ui;

import static cn.zhiban.scheduling.market.ui.MarketTexts.text;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.market.CoverService;
import cn.zhiban.scheduling.market.Gap;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.shift.ClockText;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The lead's dialogs: an absence, an open shift, a trade in somebody's name, a replacement. */
@Component
class CoverDialogs {
    private static final int NOTE = 300;

    private final CoverService service;
    private final TradeDialogs trades;
    private final Staff staff;
    private final Access access;
    private final CompanyTime time;

    CoverDialogs(CoverService service, TradeDialogs trades, Staff staff, Access access, CompanyTime time) {
        this.service = service;
        this.trades = trades;
        this.staff = staff;
        this.access = access;
        this.time = time;
    }

    /** Marks somebody as away. */
    void away(Runnable done) {
        ComboBox<Person> person = person();
        Select<LeaveType> type = new Select<>();
        type.setLabel(text("sched.leave.type"));
        type.setItems(List.of(LeaveType.SICK, LeaveType.PERSONAL, LeaveType.BEREAVEMENT, LeaveType.ERRAND));
        type.setItemLabelGenerator(one -> text("sched.leave.type." + one));
        type.setValue(LeaveType.SICK);
        LocalDate today = time.today();
        DatePicker first = Pickers.date(text("sched.leave.first"));
        DatePicker last = Pickers.date(text("sched.leave.last"));
        first.setValue(today);
        last.setValue(today);
        first.addValueChangeListener(change -> {
            LocalDate value = change.getValue();
            if (value != null && (last.getValue() == null || last.getValue().isBefore(value))) {
                last.setValue(value);
            }
        });
        TextField reason = note("sched.market.away.reason");
        new FormDialog(text("sched.market.away"), text("sched.market.away.action"))
                .wide("employeeId", person)
                .wide("type", type)
                .with("firstDay", first)
                .with("lastDay", last)
                .wide("reason", reason)
                .onSave(() -> {
                    person.setInvalid(person.getValue() == null);
                    first.setInvalid(first.getValue() == null);
                    last.setInvalid(last.getValue() == null);
                    if (person.isInvalid() || first.isInvalid() || last.isInvalid()) {
                        return false;
                    }
                    service.away(
                            person.getValue().id(),
                            type.getValue(),
                            first.getValue(),
                            last.getValue(),
                            reason.getValue());
                    Toast.done(text("sched.market.away.done"));
                    done.run();
                    return true;
                })
                .open();
    }

    /** Posts a shift that nobody has. */
    void post(Runnable done) {
        ComboBox<Roster> roster = new ComboBox<>(text("sched.market.post.roster"));
        roster.setItems(service.openRosters());
        roster.setItemLabelGenerator(Roster::name);
        DatePicker day = Pickers.date(text("sched.market.post.day"));
        day.setValue(time.today().plusDays(1));
        ComboBox<ShiftType> type = new ComboBox<>(text("sched.market.post.type"));
        type.setItemLabelGenerator(
                one -> one.code() + " " + one.name() + " " + ClockText.of(one.startMinute(), one.endMinute()));
        ComboBox<Map.Entry<Long, String>> group = group();
        IntegerField count = count();
        DateTimePicker closes = Pickers.dateTime(text("sched.market.post.closes"));
        closes.setHelperText(text("sched.market.post.closes.hint"));
        TextField note = note("sched.market.note");
        roster.addValueChangeListener(change -> {
            Roster chosen = change.getValue();
            type.setItems(chosen == null ? List.of() : service.postable(chosen.id()));
            group.setItems(
                    chosen == null
                            ? List.of()
                            : service.groups(chosen.id()).entrySet().stream().toList());
        });
        service.openRosters().stream().findFirst().ifPresent(roster::setValue);
        new FormDialog(text("sched.market.post"), text("sched.market.post.action"))
                .wide("rosterId", roster)
                .with("day", day)
                .with("typeId", type)
                .with("groupId", group)
                .with("count", count)
                .wide("closesAt", closes)
                .wide("note", note)
                .onSave(() -> {
                    roster.setInvalid(roster.getValue() == null);
                    day.setInvalid(day.getValue() == null);
                    type.setInvalid(type.getValue() == null);
                    if (roster.isInvalid() || day.isInvalid() || type.isInvalid()) {
                        return false;
                    }
                    Map.Entry<Long, String> chosen = group.getValue();
                    Integer wanted = count.getValue();
                    service.post(
                            roster.getValue().id(),
                            day.getValue(),
                            type.getValue().id(),
                            chosen == null ? null : chosen.getKey(),
                            wanted == null ? 0 : wanted,
                            note.getValue(),
                            closes.getValue() == null ? null : time.instant(closes.getValue()));
                    Toast.done(text("sched.market.post.done"));
                    done.run();
                    return true;
                })
                .open();
    }

    private static ComboBox<Map.Entry<Long, String>> group() {
        ComboBox<Map.Entry<Long, String>> group = new ComboBox<>(text("sched.market.post.group"));
        group.setItemLabelGenerator(Map.Entry::getValue);
        group.setHelperText(text("sched.market.post.group.hint"));
        group.setClearButtonVisible(true);
        return group;
    }

    private static IntegerField count() {
        IntegerField count = new IntegerField(text("sched.market.post.count"));
        count.setValue(1);
        count.setMin(1);
        count.setMax(20);
        count.setStepButtonsVisible(true);
        return count;
    }

    /** A trade in the name of somebody. */
    void forSomebody(Runnable done) {
        ComboBox<Person> person = person();
        DatePicker day = Pickers.date(text("sched.market.post.day"));
        day.setValue(time.today().plusDays(1));
        new FormDialog(text("sched.market.for"), text("sched.market.for.action"))
                .wide("employeeId", person)
                .wide("day", day)
                .onSave(() -> {
                    person.setInvalid(person.getValue() == null);
                    day.setInvalid(day.getValue() == null);
                    if (person.isInvalid() || day.isInvalid()) {
                        return false;
                    }
                    trades.choose(person.getValue().id(), day.getValue(), done);
                    return true;
                })
                .open();
    }

    /** Finds somebody for a shift. */
    void replace(Gap gap, Runnable done) {
        new ReplaceDialog(service, gap, done).open();
    }

    private ComboBox<Person> person() {
        ComboBox<Person> person = new ComboBox<>(text("sched.leave.person"));
        person.setItems(staff.within(access.current()));
        person.setItemLabelGenerator(one -> one.name() + " " + one.staffNumber());
        return person;
    }

    private static TextField note(String label) {
        TextField note = new TextField(text(label));
        note.setMaxLength(NOTE);
        return note;
    }
}
