package cn.zhiban.scheduling.leave.ui;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.Confirm;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.leave.Balance;
import cn.zhiban.scheduling.leave.BalanceService;
import cn.zhiban.scheduling.leave.Leave;
import cn.zhiban.scheduling.leave.LeaveService;
import cn.zhiban.scheduling.leave.LeaveState;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.List;

/** One's own leave: what is left, what was asked for. */
final class OwnLeavePart extends Composite<Div> {
    private final transient LeaveService service;
    private final transient BalanceService balances;
    private final long employee;
    private final transient LocalDate today;

    OwnLeavePart(LeaveService service, BalanceService balances, long employee, LocalDate today) {
        this.service = service;
        this.balances = balances;
        this.employee = employee;
        this.today = today;
        getContent().addClassName("zb-stack");
        show();
    }

    private void show() {
        getContent().removeAll();
        Div cards = new Div();
        cards.addClassName("zb-cards");
        for (Balance balance : balances.of(employee, today.getYear())) {
            Span left = new Span(getTranslation("sched.leave.days", balance.left() / 2.0));
            left.addClassName("zb-big");
            Paragraph more = new Paragraph(getTranslation(
                    "sched.leave.balance.more",
                    balance.granted() / 2.0,
                    balance.used() / 2.0,
                    balance.requested() / 2.0));
            more.addClassName("zb-muted");
            Div card = new Div(
                    new H3(getTranslation(
                            "sched.leave.balance",
                            getTranslation("sched.leave.type." + balance.type()),
                            String.valueOf(today.getYear()))),
                    left,
                    more);
            card.addClassName("zb-card");
            cards.add(card);
        }
        Button ask = new Button(
                getTranslation("sched.leave.ask"),
                VaadinIcon.PLUS.create(),
                _ -> new LeaveDialog(service, employee, today).open(this::show));
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        ask.setTestId("leave-ask");
        Div action = new Div(ask);
        getContent().add(cards, action);
        List<Leave> all = service.of(employee);
        all.forEach(one -> getContent().add(card(one)));
        if (all.isEmpty()) {
            getContent()
                    .add(new EmptyState(
                            VaadinIcon.SUN_O,
                            getTranslation("sched.leave.empty.title"),
                            getTranslation("sched.leave.empty.text")));
        }
    }

    private LeaveCard card(Leave leave) {
        boolean canWithdraw = leave.state() == LeaveState.REQUESTED
                || leave.state() == LeaveState.APPROVED && leave.firstDay().isAfter(today);
        if (!canWithdraw) {
            return new LeaveCard(leave, false);
        }
        Button withdraw = new Button(
                getTranslation("sched.leave.withdraw"),
                _ -> Confirm.ask(
                        getTranslation("sched.leave.withdraw"),
                        getTranslation("sched.leave.withdraw.text", leave.days()),
                        getTranslation("sched.leave.withdraw"),
                        () -> withdraw(leave)));
        withdraw.addThemeVariants(ButtonVariant.TERTIARY);
        return new LeaveCard(leave, false, withdraw);
    }

    private void withdraw(Leave leave) {
        try {
            service.withdraw(leave.id(), leave.version(), "");
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
        show();
    }
}
