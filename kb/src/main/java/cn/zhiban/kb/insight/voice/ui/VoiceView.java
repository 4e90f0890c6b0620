package cn.zhiban.kb.insight.voice.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Preferences;
import cn.zhiban.kb.insight.InsightPermissions;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** Marks what a buyer says; narrow enough for a window beside the chat. */
@Route("kb/voice")
@Menu(order = 108, title = "kb.voice.title", icon = "vaadin:comment-ellipsis-o")
@RolesAllowed(InsightPermissions.MARK)
class VoiceView extends Page implements BeforeEnterObserver {
    /** The shop of the chat, as the search remembers it. */
    private static final String SHOP = "kb.search.shop";

    private final transient Translations translations;
    private final transient Preferences preferences;
    private final transient List<ShopRef> shops;

    VoiceView(Translations translations, Organisation organisation, Access access, Preferences preferences) {
        super("kb.voice.title");
        this.translations = translations;
        this.preferences = preferences;
        addClassName("zb-page-narrow");
        shops = organisation.shops(access.current().scope()).stream()
                .filter(ShopRef::active)
                .toList();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Long shop = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("shop")
                .or(() -> preferences.get(SHOP))
                .flatMap(this::find)
                .or(() -> shops.size() == 1 ? Optional.of(shops.getFirst()) : Optional.empty())
                .map(ShopRef::id)
                .orElse(null);
        VoiceField field = new VoiceField(translations);
        field.setShops(shops);
        field.setShop(shop);
        field.onShopChanged(chosen -> preferences.put(SHOP, chosen == null ? "" : chosen.toString()));
        add(new PageHeader(getTranslation("kb.voice.title"), getTranslation("kb.voice.subtitle")), field);
    }

    private Optional<ShopRef> find(String id) {
        return shops.stream()
                .filter(shop -> id.equals(String.valueOf(shop.id())))
                .findFirst();
    }
}
