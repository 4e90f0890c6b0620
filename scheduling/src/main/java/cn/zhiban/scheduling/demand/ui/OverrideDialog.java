package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.scheduling.demand.OverrideDraft;
import cn.zhiban.scheduling.demand.OverrideKind;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;

/** Corrects a forecast by hand. */
final class OverrideDialog {
    private OverrideDialog() {}

    static void open(DemandScreens screens, ShopRef shop, LocalDate day, Runnable done) {
        DatePicker first = Pickers.date(text("sched.demand.from"));
        DatePicker last = Pickers.date(text("sched.demand.to"));
        first.setValue(day);
        last.setValue(day);
        HoursField begin = new HoursField(text("sched.demand.hours.from"), 0, 47);
        HoursField end = new HoursField(text("sched.demand.hours.to"), 1, 48);
        begin.setValue(0);
        end.setValue(48);
        ComboBox<OverrideKind> kind = new ComboBox<>(text("sched.demand.override.kind"));
        kind.setItems(OverrideKind.values());
        kind.setItemLabelGenerator(one -> text("sched.demand.override.kind." + one));
        kind.setValue(OverrideKind.FACTOR);
        NumberField amount = new NumberField(text("sched.demand.override.amount"));
        amount.setMin(0);
        amount.setValue(1.0);
        TextField reason = new TextField(text("sched.demand.override.reason"));
        reason.setMaxLength(200);
        reason.setRequiredIndicatorVisible(true);
        new FormDialog(text("sched.demand.override.title", shop.name()))
                .with("firstDay", first)
                .with("lastDay", last)
                .with("fromSlot", begin)
                .with("toSlot", end)
                .with("kind", kind)
                .with("amount", amount)
                .wide("reason", reason)
                .onSave(() -> {
                    if (first.getValue() == null || last.getValue() == null || kind.getValue() == null) {
                        return false;
                    }
                    Double number = amount.getValue();
                    screens.forecasts()
                            .correct(new OverrideDraft(
                                    shop.id(),
                                    first.getValue(),
                                    last.getValue(),
                                    begin.valueOr(0),
                                    end.valueOr(48),
                                    kind.getValue(),
                                    number == null ? -1 : number,
                                    reason.getValue()));
                    Toast.done(text("sched.demand.override.done"));
                    done.run();
                    return true;
                })
                .open();
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
