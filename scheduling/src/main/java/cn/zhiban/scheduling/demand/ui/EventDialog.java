package cn.zhiban.scheduling.demand.ui;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.scheduling.event.DemandEvent;
import cn.zhiban.scheduling.event.EventDraft;
import cn.zhiban.scheduling.event.EventKind;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Edits an event of the calendar. */
final class EventDialog {
    private final DemandScreens screens;
    private final TextField name = new TextField(text("sched.demand.event.name"));
    private final ComboBox<EventKind> kind = new ComboBox<>(text("sched.demand.event.kind"));
    private final DatePicker first = Pickers.date(text("sched.demand.event.first"));
    private final DatePicker last = Pickers.date(text("sched.demand.event.last"));
    private final IntegerField before = new IntegerField(text("sched.demand.event.before"));
    private final IntegerField after = new IntegerField(text("sched.demand.event.after"));
    private final NumberField factorBefore = new NumberField(text("sched.demand.event.factor-before"));
    private final NumberField factorPeak = new NumberField(text("sched.demand.event.factor-peak"));
    private final NumberField factorAfter = new NumberField(text("sched.demand.event.factor-after"));
    private final HoursField begin = new HoursField(text("sched.demand.hours.from"), 0, 47);
    private final HoursField end = new HoursField(text("sched.demand.hours.to"), 1, 48);
    private final ComboBox<ClientRef> client = new ComboBox<>(text("sched.demand.event.client"));
    private final ComboBox<Platform> platform = new ComboBox<>(text("sched.demand.event.platform"));
    private final ComboBox<ShopRef> shop = new ComboBox<>(text("sched.demand.shop"));

    private EventDialog(DemandScreens screens) {
        this.screens = screens;
        Scope scope = screens.access().current().scope();
        name.setMaxLength(60);
        name.setRequiredIndicatorVisible(true);
        kind.setItems(EventKind.values());
        kind.setItemLabelGenerator(one -> text("sched.demand.event.kind." + one));
        client.setItems(screens.organisation().clients(scope).stream()
                .filter(one -> scope.managesClient(one.id()))
                .toList());
        client.setItemLabelGenerator(ClientRef::name);
        client.setClearButtonVisible(true);
        client.setPlaceholder(text("sched.demand.event.everywhere"));
        platform.setItems(Platform.values());
        platform.setItemLabelGenerator(one -> text("platform." + one));
        platform.setClearButtonVisible(true);
        platform.setPlaceholder(text("sched.demand.event.everywhere"));
        shop.setItems(screens.shops().visible());
        shop.setItemLabelGenerator(ShopRef::name);
        shop.setClearButtonVisible(true);
        for (NumberField factor : new NumberField[] {factorBefore, factorPeak, factorAfter}) {
            factor.setMin(0);
            factor.setPlaceholder(text("sched.demand.event.learned"));
            factor.setClearButtonVisible(true);
        }
    }

    /** @param event the event, null for a new one */
    static void open(DemandScreens screens, @Nullable DemandEvent event, Runnable done) {
        EventDialog dialog = new EventDialog(screens);
        dialog.read(event == null ? dialog.usual() : event.draft());
        dialog.form(event, done).open();
    }

    private FormDialog form(@Nullable DemandEvent event, Runnable done) {
        return new FormDialog(text(event == null ? "sched.demand.event.add" : "sched.demand.event.edit"))
                .with("name", name)
                .with("kind", kind)
                .with("firstDay", first)
                .with("lastDay", last)
                .with("daysBefore", before)
                .with("daysAfter", after)
                .with("factorBefore", factorBefore)
                .with("factorPeak", factorPeak)
                .with("factorAfter", factorAfter)
                .with("fromSlot", begin)
                .with("toSlot", end)
                .with("clientId", client)
                .with("platform", platform)
                .with("shopId", shop)
                .onSave(() -> {
                    if (first.getValue() == null || last.getValue() == null || kind.getValue() == null) {
                        return false;
                    }
                    if (event == null) {
                        screens.events().add(draft());
                    } else {
                        screens.events().change(event.id(), event.version(), draft());
                    }
                    done.run();
                    return true;
                });
    }

    private EventDraft usual() {
        LocalDate day = screens.time().today().plusDays(7);
        Scope scope = screens.access().current().scope();
        Long only = screens.events().mayEditShared()
                ? null
                : screens.organisation().clients(scope).stream()
                        .filter(one -> scope.managesClient(one.id()))
                        .map(ClientRef::id)
                        .findFirst()
                        .orElse(null);
        return new EventDraft("", EventKind.OTHER, day, day, 0, 0, null, null, null, 0, 48, only, null, null);
    }

    private void read(EventDraft draft) {
        name.setValue(draft.name());
        kind.setValue(draft.kind());
        first.setValue(draft.firstDay());
        last.setValue(draft.lastDay());
        before.setValue(draft.daysBefore());
        after.setValue(draft.daysAfter());
        factorBefore.setValue(draft.factorBefore());
        factorPeak.setValue(draft.factorPeak());
        factorAfter.setValue(draft.factorAfter());
        begin.setValue(draft.fromSlot());
        end.setValue(draft.toSlot());
        Long clientId = draft.clientId();
        Long shopId = draft.shopId();
        if (clientId != null) {
            screens.organisation().clientById(clientId).ifPresent(client::setValue);
        }
        platform.setValue(draft.platform());
        if (shopId != null) {
            screens.shops().visible().stream()
                    .filter(one -> one.id() == shopId)
                    .findFirst()
                    .ifPresent(shop::setValue);
        }
    }

    private EventDraft draft() {
        return new EventDraft(
                name.getValue(),
                kind.getValue(),
                first.getValue(),
                last.getValue(),
                number(before),
                number(after),
                factorBefore.getValue(),
                factorPeak.getValue(),
                factorAfter.getValue(),
                begin.valueOr(0),
                end.valueOr(48),
                client.getValue() == null
                        ? null
                        : Long.valueOf(client.getValue().id()),
                platform.getValue(),
                shop.getValue() == null ? null : Long.valueOf(shop.getValue().id()));
    }

    private static int number(IntegerField field) {
        Integer value = field.getValue();
        return value == null ? 0 : value;
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
