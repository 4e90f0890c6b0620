package cn.zhiban.kb.insight.voice.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.ShopRef;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Marks what a buyer says in two clicks. It talks to the REST interface by itself; the server hears of the shop only. */
@Tag("zhiban-voice")
@JsModule("context://kb/zhiban-voice.js")
public final class VoiceField extends Component {
    private static final String TEXTS = "kb.voice.field.";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param shops shops the person may choose; @param shop the one chosen, or null */
    public VoiceField(Translations translations, Locale locale, List<ShopRef> shops, @Nullable Long shop) {
        Map<String, String> texts = new HashMap<>();
        translations.texts(locale).forEach((key, text) -> {
            if (key.startsWith(TEXTS)) {
                texts.put(key.substring(TEXTS.length()), text.replace("''", "'"));
            }
        });
        texts.put("language", locale.toLanguageTag());
        getElement().setPropertyJson("texts", JSON.valueToTree(texts));
        getElement()
                .setPropertyJson(
                        "shops",
                        JSON.valueToTree(shops.stream()
                                .map(one -> Map.of("id", one.id(), "name", one.name()))
                                .toList()));
        if (shop != null) {
            getElement().setProperty("shop", shop.doubleValue());
        }
    }

    /** Is told which shop was chosen. */
    public void onShopChanged(SerializableConsumer<@Nullable Long> listener) {
        getElement()
                .addEventListener("shop-changed", event -> {
                    var shop = event.getEventData().get("event.detail.shop");
                    listener.accept(shop == null || shop.isNull() ? null : shop.asLong());
                })
                .addEventData("event.detail.shop");
    }
}
