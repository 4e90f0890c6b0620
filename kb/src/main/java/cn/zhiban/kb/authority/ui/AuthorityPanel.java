package cn.zhiban.kb.authority.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.kb.authority.AuthorityCase;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What an agent may give: talks to the REST interface by itself, the server only tells it what can be chosen. */
@Tag("zhiban-authority")
@JsModule("context://kb/zhiban-authority.js")
class AuthorityPanel extends Component {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    AuthorityPanel(Translations translations, Locale locale) {
        getElement().setProperty("keys", "document");
        set("texts", AuthorityTexts.of(translations, locale));
    }

    void setShops(List<ShopRef> shops) {
        set(
                "shops",
                shops.stream()
                        .filter(ShopRef::active)
                        .map(shop -> Map.of("id", shop.id(), "name", shop.name(), "client", shop.clientName()))
                        .toList());
    }

    void setCases(List<AuthorityCase> cases) {
        set(
                "cases",
                cases.stream()
                        .filter(AuthorityCase::active)
                        .map(one -> Map.of(
                                "code",
                                one.code(),
                                "name",
                                one.name(),
                                "description",
                                one.description(),
                                "forbidden",
                                one.forbidden()))
                        .toList());
    }

    void setShop(long shop) {
        getElement().setProperty("shop", (double) shop);
    }

    void setCase(String code) {
        getElement().setProperty("caseCode", code);
    }

    void onShopChanged(SerializableConsumer<@Nullable Long> listener) {
        getElement()
                .addEventListener("shop-changed", event -> {
                    var shop = event.getEventData().get("event.detail.shop");
                    listener.accept(shop == null || shop.isNull() ? null : shop.asLong());
                })
                .addEventData("event.detail.shop");
    }

    void onGranted(Runnable listener) {
        getElement().addEventListener("granted", _ -> listener.run());
    }

    private void set(String property, Object value) {
        getElement().setPropertyJson(property, JSON.valueToTree(value));
    }
}
