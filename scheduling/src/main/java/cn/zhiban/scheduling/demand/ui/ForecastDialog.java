package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.demand.ForecastOrder;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Asks what to forecast and starts the job. */
final class ForecastDialog {
    private static final int USUAL_DAYS = 42;

    private ForecastDialog() {}

    static void open(DemandScreens screens, @Nullable ShopRef chosen, LongConsumer started) {
        List<ShopRef> visible = screens.shops().visible();
        MultiSelectComboBox<ShopRef> shops = new MultiSelectComboBox<>(text("sched.demand.shops"));
        shops.setItems(visible);
        shops.setItemLabelGenerator(ShopRef::name);
        shops.setValue(chosen == null ? visible : List.of(chosen));
        shops.setHelperText(text("sched.demand.forecast.shops.hint"));
        DatePicker from = Pickers.date(text("sched.demand.from"));
        from.setValue(screens.time().today());
        IntegerField days = new IntegerField(text("sched.demand.forecast.length"));
        days.setValue(USUAL_DAYS);
        days.setStepButtonsVisible(true);
        IntegerField past = new IntegerField(text("sched.demand.forecast.past"));
        past.setValue(0);
        past.setStepButtonsVisible(true);
        past.setHelperText(text("sched.demand.forecast.past.hint"));
        new FormDialog(text("sched.demand.forecast.run"), text("sched.demand.forecast.start"))
                .wide("shopIds", shops)
                .with("from", from)
                .with("days", days)
                .wide("pastWeeks", past)
                .onSave(() -> {
                    if (from.getValue() == null || days.getValue() == null || past.getValue() == null) {
                        return false;
                    }
                    List<Long> ids =
                            shops.getValue().stream().map(ShopRef::id).sorted().toList();
                    started.accept(screens.forecasts()
                            .submit(
                                    new ForecastOrder(ids, from.getValue(), days.getValue(), past.getValue()),
                                    text("sched.demand.forecast.job", ids.size())));
                    return true;
                })
                .open();
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
