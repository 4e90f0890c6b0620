package cn.zhiban.scheduling.leave.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.leave.BalanceService;
import cn.zhiban.scheduling.leave.Leave;
import cn.zhiban.scheduling.leave.LeaveService;
import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.leave.RosterPeek;
import cn.zhiban.scheduling.staff.Person;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Leave of those one leads: what waits, what is ahead, entering and granting. */
final class TeamLeavePart extends Composite<Div> {
    private final transient LeaveService service;
    private final transient BalanceService balances;
    private final transient List<Person> people;
    private final transient LocalDate today;
    private final transient Runnable changed;

    TeamLeavePart(
            LeaveService service, BalanceService balances, List<Person> people, LocalDate today, Runnable changed) {
        this.service = service;
        this.balances = balances;
        this.people = people;
        this.today = today;
        this.changed = changed;
        getContent().addClassName("zb-stack");
        show();
    }

    private void refresh() {
        changed.run();
        show();
    }

    private void show() {
        getContent().removeAll();
        Button enter = new Button(
                getTranslation("sched.leave.enter"),
                VaadinIcon.PLUS.create(),
                _ -> new LeaveDialog(service, people, today).open(this::refresh));
        Button grant = new Button(getTranslation("sched.leave.grant"), VaadinIcon.GIFT.create(), _ -> grant());
        Div actions = new Div(enter, grant);
        actions.addClassName("zb-row");
        getContent().add(actions);
        List<Leave> waiting = service.inbox();
        waiting.forEach(one -> getContent().add(waiting(one)));
        if (waiting.isEmpty()) {
            getContent()
                    .add(new EmptyState(
                            VaadinIcon.CHECK_CIRCLE_O,
                            getTranslation("sched.leave.inbox.empty.title"),
                            getTranslation("sched.leave.inbox.empty.text")));
        }
        List<Leave> ahead = service.ahead();
        if (!ahead.isEmpty()) {
            getContent().add(new H2(getTranslation("sched.leave.ahead")));
            ahead.forEach(one -> getContent().add(ahead(one)));
        }
    }

    private LeaveCard waiting(Leave leave) {
        Button approve = new Button(getTranslation("sched.leave.approve"), VaadinIcon.CHECK.create(), _ -> {
            try {
                service.approve(leave.id(), leave.version(), "");
            } catch (UserFacingProblem e) {
                Toast.failed(e);
            }
            refresh();
        });
        approve.addThemeVariants(ButtonVariant.PRIMARY);
        approve.setTestId("leave-approve");
        Button refuse = new Button(
                getTranslation("sched.leave.refuse"),
                _ -> answer("sched.leave.refuse", answer -> service.refuse(leave.id(), leave.version(), answer)));
        LeaveCard card = new LeaveCard(leave, true, refuse, approve);
        List<RosterPeek.PublishedShift> conflicts = service.conflicts(leave);
        if (!conflicts.isEmpty()) {
            Div note = new Div(getTranslation(
                    "sched.leave.conflicts",
                    conflicts.stream().map(one -> one.day() + " " + one.code()).collect(Collectors.joining(", "))));
            note.addClassNames("zb-note", "zb-note-warning");
            card.note(note);
        }
        return card;
    }

    private LeaveCard ahead(Leave leave) {
        Button cancel = new Button(
                getTranslation("sched.leave.cancel"),
                _ -> answer("sched.leave.cancel", answer -> service.withdraw(leave.id(), leave.version(), answer)));
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        return new LeaveCard(leave, true, cancel);
    }

    private interface Answered {
        void with(String answer);
    }

    private void answer(String title, Answered action) {
        TextArea answer = new TextArea(getTranslation("sched.leave.answer"));
        answer.setMaxLength(500);
        new FormDialog(getTranslation(title), getTranslation(title))
                .wide("answer", answer)
                .onSave(() -> {
                    action.with(answer.getValue());
                    refresh();
                    return true;
                })
                .open();
    }

    private void grant() {
        ComboBox<Person> person = new ComboBox<>(getTranslation("sched.leave.person"));
        person.setItems(people);
        person.setItemLabelGenerator(one -> one.name() + " " + one.staffNumber());
        Select<LeaveType> type = new Select<>();
        type.setLabel(getTranslation("sched.leave.type"));
        type.setItems(
                Arrays.stream(LeaveType.values()).filter(LeaveType::hasBalance).toList());
        type.setItemLabelGenerator(one -> getTranslation("sched.leave.type." + one));
        type.setValue(LeaveType.ANNUAL);
        NumberField days = new NumberField(getTranslation("sched.leave.grant.days"));
        days.setStep(0.5);
        days.setHelperText(getTranslation("sched.leave.grant.help"));
        IntegerField year = new IntegerField(getTranslation("sched.leave.grant.year"));
        year.setValue(today.getYear());
        TextField note = new TextField(getTranslation("sched.leave.grant.note"));
        note.setMaxLength(200);
        new FormDialog(getTranslation("sched.leave.grant"))
                .wide("employeeId", person)
                .with("type", type)
                .with("year", year)
                .with("halfDays", days)
                .with("note", note)
                .onSave(() -> {
                    person.setInvalid(person.getValue() == null);
                    days.setInvalid(days.getValue() == null);
                    year.setInvalid(year.getValue() == null);
                    if (person.getValue() == null || days.getValue() == null || year.getValue() == null) {
                        return false;
                    }
                    balances.grant(
                            person.getValue().id(),
                            type.getValue(),
                            year.getValue(),
                            (int) Math.round(days.getValue() * 2),
                            note.getValue());
                    Toast.done(getTranslation("sched.leave.granted"));
                    return true;
                })
                .open();
    }
}
