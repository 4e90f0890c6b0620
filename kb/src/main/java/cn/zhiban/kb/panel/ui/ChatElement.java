package cn.zhiban.kb.panel.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.ShopRef;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A custom element beside the chat: it talks REST by itself, the server gives it texts, shops and the chosen shop. */
public abstract class ChatElement extends Component {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param prefix of the texts' keys */
    protected ChatElement(Translations translations, String prefix) {
        Map<String, String> texts = new HashMap<>();
        translations.texts(UI.getCurrent().getLocale()).forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                texts.put(key.substring(prefix.length()), text.replace("''", "'"));
            }
        });
        for (String key : List.of("gate.blocked", "gate.replace", "gate.copyReplaced", "cancel", "close")) {
            texts.putIfAbsent(
                    key,
                    translations.getTranslation(
                            "kb.search.field." + key, UI.getCurrent().getLocale()));
        }
        texts.put("language", UI.getCurrent().getLocale().toLanguageTag());
        set("texts", texts);
    }

    /** The shops that can be chosen. */
    public void setShops(List<ShopRef> shops) {
        set(
                "shops",
                shops.stream()
                        .filter(ShopRef::active)
                        .map(shop -> Map.of("id", shop.id(), "name", shop.name(), "client", shop.clientName()))
                        .toList());
    }

    /** The shop of the chat, or null for all. */
    public void setShop(@Nullable Long shop) {
        if (shop != null) {
            getElement().setProperty("shop", shop.doubleValue());
        }
    }

    /** Hears of the chosen shop, null for all. */
    public void onShopChanged(SerializableConsumer<@Nullable Long> listener) {
        getElement()
                .addEventListener("shop-changed", event -> {
                    var shop = event.getEventData().get("event.detail.shop");
                    listener.accept(shop == null || shop.isNull() ? null : shop.asLong());
                })
                .addEventData("event.detail.shop");
    }

    /** Sets a property of the element. */
    protected final void set(String property, Object value) {
        getElement().setPropertyJson(property, JSON.valueToTree(value));
    }
}
