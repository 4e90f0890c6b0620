package cn.zhiban.kb.insight.ui;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.FilterBar;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.kb.insight.Reach;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Period, client, shop and team above figures. */
public final class InsightFilterBar extends Composite<Div> {
    private final Select<Filters.Period> period = new Select<>();
    private final DatePicker from = Pickers.date("");
    private final DatePicker to = Pickers.date("");
    private final ComboBox<ClientRef> client = new ComboBox<>();
    private final ComboBox<ShopRef> shop = new ComboBox<>();
    private final ComboBox<Reach.Team> team = new ComboBox<>();
    private final transient Reach.Choices choices;
    private final SerializableConsumer<Filters> changed;
    private boolean setting;

    /**
     * @param choices what can be chosen
     * @param shown what is chosen now
     * @param teams whether teams matter here
     * @param today the last day that makes sense
     * @param changed is told what was chosen
     */
    public InsightFilterBar(
            Reach.Choices choices,
            Filters shown,
            boolean teams,
            LocalDate today,
            SerializableConsumer<Filters> changed) {
        this.choices = choices;
        this.changed = changed;
        period.setItems(Filters.Period.values());
        period.setItemLabelGenerator(one -> getTranslation("kb.insight.period." + one));
        period.setAriaLabel(getTranslation("kb.insight.period"));
        from.setAriaLabel(getTranslation("kb.insight.from"));
        to.setAriaLabel(getTranslation("kb.insight.to"));
        from.setMax(today);
        to.setMax(today);
        prepare(client, "kb.insight.client", choices.clients());
        client.setItemLabelGenerator(ClientRef::name);
        prepare(shop, "kb.insight.shop", choices.shops());
        shop.setItemLabelGenerator(ShopRef::name);
        prepare(team, "kb.insight.team", choices.teams());
        team.setItemLabelGenerator(Reach.Team::name);
        client.setVisible(choices.clients().size() > 1);
        shop.setVisible(choices.shops().size() > 1);
        team.setVisible(teams && !choices.teams().isEmpty());
        getContent().add(new FilterBar(period, from, to, client, shop, team));
        set(shown, today);
        List.<HasValue<?, ?>>of(period, from, to, client, shop, team)
                .forEach(field -> field.addValueChangeListener(change -> tell(change.getHasValue())));
    }

    private <T> void prepare(ComboBox<T> box, String key, List<T> items) {
        box.setPlaceholder(getTranslation(key));
        box.setAriaLabel(getTranslation(key));
        box.setClearButtonVisible(true);
        box.setItems(items);
    }

    private void set(Filters shown, LocalDate today) {
        setting = true;
        period.setValue(shown.period());
        var filter = shown.filter(today);
        from.setValue(filter.from());
        to.setValue(filter.to());
        client.setValue(find(choices.clients(), ClientRef::id, shown.client()));
        offerShops();
        shop.setValue(find(choices.shops(), ShopRef::id, shown.shop()));
        team.setValue(find(choices.teams(), Reach.Team::id, shown.team()));
        dates();
        setting = false;
    }

    private void offerShops() {
        ClientRef chosen = client.getValue();
        shop.setItems(choices.shops().stream()
                .filter(one -> chosen == null || one.clientId() == chosen.id())
                .toList());
    }

    private void dates() {
        boolean custom = period.getValue() == Filters.Period.CUSTOM;
        from.setVisible(custom);
        to.setVisible(custom);
    }

    private static <T> @Nullable T find(List<T> items, ToLongFunction<T> id, @Nullable Long wanted) {
        return wanted == null
                ? null
                : items.stream()
                        .filter(item -> id.applyAsLong(item) == wanted)
                        .findFirst()
                        .orElse(null);
    }

    private void tell(HasValue<?, ?> field) {
        if (setting) {
            return;
        }
        setting = true;
        if (field == client) {
            shop.clear();
            offerShops();
        }
        setting = false;
        dates();
        LocalDate first = from.getValue();
        LocalDate last = to.getValue();
        boolean custom = period.getValue() == Filters.Period.CUSTOM;
        to.setInvalid(custom && (first == null || last == null || last.isBefore(first)));
        if (!to.isInvalid()) {
            changed.accept(new Filters(
                    period.getValue(),
                    first,
                    last,
                    client.getValue() == null ? null : client.getValue().id(),
                    shop.getValue() == null ? null : shop.getValue().id(),
                    team.getValue() == null ? null : team.getValue().id()));
        }
    }
}
