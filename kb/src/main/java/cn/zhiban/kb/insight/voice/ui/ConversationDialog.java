package cn.zhiban.kb.insight.voice.ui;

import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.core.ui.Toast;
import cn.zhiban.kb.insight.voice.Conversations;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.LocalDate;
import java.util.List;

/** Enters how many conversations a shop had on a day. */
final class ConversationDialog {
    private final Conversations conversations;
    private final ComboBox<ShopRef> shop = new ComboBox<>();
    private final DatePicker day;
    private final IntegerField number = new IntegerField();

    ConversationDialog(Conversations conversations, List<ShopRef> shops, LocalDate today) {
        this.conversations = conversations;
        shop.setLabel(text("kb.insight.shop"));
        shop.setItems(shops);
        shop.setItemLabelGenerator(ShopRef::name);
        if (shops.size() == 1) {
            shop.setValue(shops.getFirst());
        }
        day = Pickers.date(text("kb.insight.col.day"));
        day.setMax(today);
        day.setValue(today.minusDays(1));
        number.setLabel(text("kb.voice.figure.conversations"));
        number.setMin(0);
        shop.addValueChangeListener(_ -> fill());
        day.addValueChangeListener(_ -> fill());
    }

    void open(Runnable done) {
        fill();
        new FormDialog(text("kb.voice.enter"))
                .wide("shop", shop)
                .with("day", day)
                .with("conversations", number)
                .onSave(() -> {
                    shop.setInvalid(shop.getValue() == null);
                    day.setInvalid(day.getValue() == null);
                    number.setInvalid(number.getValue() == null);
                    if (shop.isInvalid() || day.isInvalid() || number.isInvalid()) {
                        return false;
                    }
                    conversations.enter(shop.getValue().id(), day.getValue(), number.getValue());
                    Toast.done(text("kb.voice.entered"));
                    done.run();
                    return true;
                })
                .open();
    }

    private void fill() {
        if (shop.getValue() != null && day.getValue() != null) {
            number.setValue(conversations.find(shop.getValue().id(), day.getValue()));
        }
    }

    private static String text(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
