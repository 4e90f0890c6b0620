package cn.zhiban.kb.search.ui;

import cn.zhiban.core.org.ShopRef;
import cn.zhiban.kb.category.CategoryNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The search field with its list of answers. It talks to the REST interface by itself on every keystroke; the server
 * only tells it what can be chosen and hears of the chosen shop.
 */
@Tag("zhiban-search")
@JsModule("context://kb/zhiban-search.js")
public class SearchField extends Component {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param texts what it says ({@link cn.zhiban.kb.search.SearchTexts}) */
    public SearchField(Map<String, String> texts) {
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

    /** The categories that can be chosen. */
    public void setCategories(List<CategoryNode> categories) {
        List<Map<String, Object>> rows = new ArrayList<>();
        categories.forEach(node -> rows.add(Map.of("id", node.id(), "path", node.path())));
        set("categories", rows);
    }

    /** The shop of the chat, or null for all. */
    public void setShop(@Nullable Long shop) {
        if (shop != null) {
            getElement().setProperty("shop", shop.doubleValue());
        }
    }

    /** What is asked. */
    public void setQuery(String query) {
        getElement().setProperty("query", query);
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

    private void set(String property, Object value) {
        getElement().setPropertyJson(property, JSON.valueToTree(value));
    }
}
