package cn.zhiban.scheduling.market.ui;

import static cn.zhiban.scheduling.market.ui.MarketTexts.text;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.market.BidService;
import cn.zhiban.scheduling.market.Bidding;
import cn.zhiban.scheduling.market.ChoiceService;
import cn.zhiban.scheduling.market.MarketService;
import cn.zhiban.scheduling.market.SwapOption;
import cn.zhiban.scheduling.market.Trade;
import cn.zhiban.scheduling.market.TradeDraft;
import cn.zhiban.scheduling.staff.Person;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The dialogs in which a shift is given away or swapped: one more tap after the one that opens them. */
@Component
class TradeDialogs {
    private static final int NOTE = 300;

    private final MarketService market;
    private final ChoiceService choices;
    private final BidService bids;

    TradeDialogs(MarketService market, ChoiceService choices, BidService bids) {
        this.market = market;
        this.choices = choices;
        this.bids = bids;
    }

    /** Buttons for a shift. */
    Div buttons(long employee, LocalDate day, Runnable done) {
        Button give = new Button(
                text("sched.market.give"), VaadinIcon.ARROW_FORWARD.create(), _ -> give(employee, day, done));
        Button swap =
                new Button(text("sched.market.swap"), VaadinIcon.EXCHANGE.create(), _ -> swap(employee, day, done));
        give.setTestId("market-give");
        swap.setTestId("market-swap");
        give.addThemeVariants(ButtonVariant.TERTIARY);
        swap.addThemeVariants(ButtonVariant.TERTIARY);
        Div buttons = new Div(give, swap);
        buttons.addClassNames("zb-row", "zb-row-end");
        return buttons;
    }

    /** Asks what is to be done with a shift. */
    void choose(long employee, LocalDate day, Runnable done) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(text("sched.market.choose", MarketTexts.day(day)));
        dialog.addClassName("zb-dialog");
        Button give = new Button(text("sched.market.give"), VaadinIcon.ARROW_FORWARD.create(), _ -> {
            dialog.close();
            give(employee, day, done);
        });
        Button swap = new Button(text("sched.market.swap"), VaadinIcon.EXCHANGE.create(), _ -> {
            dialog.close();
            swap(employee, day, done);
        });
        give.addThemeVariants(ButtonVariant.PRIMARY);
        Div buttons = new Div(give, swap);
        buttons.addClassName("zb-row");
        dialog.add(buttons);
        dialog.getFooter().add(new Button(text("core.ui.cancel"), _ -> dialog.close()));
        dialog.open();
    }

    /** Gives a shift away: to everybody who can, or to chosen people. */
    void give(long employee, LocalDate day, Runnable done) {
        try {
            List<Person> takers = choices.takers(employee, day);
            if (takers.isEmpty()) {
                nobody();
                return;
            }
            CheckboxGroup<Person> to = new CheckboxGroup<>(text("sched.market.give.to"));
            to.setItems(takers);
            to.setItemLabelGenerator(Person::name);
            to.setHelperText(text("sched.market.give.hint", takers.size()));
            to.addClassName("sched-market-choice");
            TextField note = note();
            new FormDialog(text("sched.market.give.title", MarketTexts.day(day)), text("sched.market.send"))
                    .wide("to", to)
                    .wide("note", note)
                    .onSave(() -> {
                        market.make(TradeDraft.give(
                                employee,
                                day,
                                to.getValue().stream().map(Person::id).collect(Collectors.toSet()),
                                note.getValue()));
                        sent(done);
                        return true;
                    })
                    .open();
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }

    /** Swaps a shift against one of those of colleagues that fit. */
    void swap(long employee, LocalDate day, Runnable done) {
        try {
            List<SwapOption> options = choices.swaps(employee, day);
            if (options.isEmpty()) {
                nobody();
                return;
            }
            RadioButtonGroup<SwapOption> against = new RadioButtonGroup<>(text("sched.market.swap.against"));
            against.setItems(options);
            against.setItemLabelGenerator(one -> MarketTexts.words(one.day(), one.shift()) + " · " + one.name());
            against.addClassName("sched-market-choice");
            TextField note = note();
            new FormDialog(text("sched.market.swap.title", MarketTexts.day(day)), text("sched.market.send"))
                    .wide("to", against)
                    .wide("note", note)
                    .onSave(() -> {
                        SwapOption chosen = against.getValue();
                        if (chosen == null) {
                            against.setErrorMessage(text("sched.market.problem.partner"));
                            against.setInvalid(true);
                            return false;
                        }
                        market.make(TradeDraft.swap(employee, day, chosen.employeeId(), chosen.day(), note.getValue()));
                        sent(done);
                        return true;
                    })
                    .open();
        } catch (UserFacingProblem e) {
            Toast.failed(e);
        }
    }

    /** Says what an open shift is worth to oneself. */
    void bid(Trade trade, Bidding bidding, Runnable done) {
        Bidding.Budget budget = bids.budget(YearMonth.from(trade.day()));
        Integer own = bidding.own();
        int most = budget.left() + (own == null ? 0 : own);
        IntegerField points = new IntegerField(text("sched.market.bid.points"));
        points.setValue(own == null ? Math.min(1, most) : own);
        points.setMin(0);
        points.setMax(most);
        points.setStepButtonsVisible(true);
        points.setHelperText(text("sched.market.bid.left", most, budget.points()));
        Paragraph how = new Paragraph(text("sched.market.bid.how"));
        how.addClassName("zb-muted");
        new FormDialog(
                        text("sched.market.bid.title", MarketTexts.words(trade.day(), trade.shift())),
                        text("sched.market.bid"))
                .note(how)
                .wide("points", points)
                .onSave(() -> {
                    Integer value = points.getValue();
                    bids.bid(
                            trade.id(),
                            value == null ? -1 : value,
                            UI.getCurrent().getLocale());
                    Toast.done(text(
                            value != null && value == 0 ? "sched.market.bid.withdrawn" : "sched.market.bid.placed"));
                    done.run();
                    return true;
                })
                .open();
    }

    private static TextField note() {
        TextField note = new TextField(text("sched.market.note"));
        note.setMaxLength(NOTE);
        return note;
    }

    private static void sent(Runnable done) {
        Toast.done(text("sched.market.sent"));
        done.run();
    }

    private static void nobody() {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(text("sched.market.nobody.title"));
        dialog.addClassName("zb-dialog");
        dialog.add(new Paragraph(text("sched.market.nobody.text")));
        dialog.getFooter().add(new Button(text("core.ui.close"), _ -> dialog.close()));
        dialog.open();
    }
}
