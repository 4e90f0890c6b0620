package cn.zhiban.kb.panel.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.ui.EmptyState;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.Preferences;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.insight.InsightPermissions;
import cn.zhiban.kb.insight.voice.ui.VoiceField;
import cn.zhiban.kb.panel.PanelPermissions;
import cn.zhiban.kb.panel.PanelSettings;
import cn.zhiban.kb.search.SearchTexts;
import cn.zhiban.kb.search.ui.SearchField;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The narrow page beside the shop's chat, for the browser's side bar or a window of its own. */
@Route(value = "panel", autoLayout = false)
@Menu(order = 101, title = "kb.panel.title", icon = "vaadin:split-h")
@RolesAllowed(KbPermissions.READ)
class PanelView extends Page implements AfterNavigationObserver {
    private static final String SHOP = "kb.search.shop";
    private final transient Preferences preferences;
    private final PanelField panel;

    PanelView(
            Translations translations,
            SearchTexts texts,
            Organisation organisation,
            CategoryService categories,
            Access access,
            Preferences preferences,
            PanelSettings settings) {
        super("kb.panel.title");
        this.preferences = preferences;
        addClassName("zb-panel");
        Actor actor = access.current();
        List<ShopRef> shops = organisation.shops(actor.scope());
        Optional<String> chosen = preferences.get(SHOP);
        Long shop = shops.stream()
                .filter(one -> chosen.equals(Optional.of(String.valueOf(one.id()))))
                .map(ShopRef::id)
                .findFirst()
                .orElse(null);
        panel = new PanelField(translations, settings.origins());
        SearchField search = new SearchField(texts.in(getLocale()));
        search.setShops(shops);
        search.setCategories(categories.tree());
        search.setShop(shop);
        search.onShopChanged(this::remember);
        panel.add("search", search);
        add("compose", new ComposeField(translations), shops, shop);
        add("board", new BoardField(translations, actor.may(PanelPermissions.PIN)), shops, shop);
        panel.add("runs", runs());
        if (actor.may(InsightPermissions.MARK)) {
            panel.withVoice();
            add("voice", new VoiceField(translations), shops, shop);
        }
        add(panel);
    }

    private void add(String tab, ChatElement element, List<ShopRef> shops, @Nullable Long shop) {
        element.setShops(shops);
        element.setShop(shop);
        element.onShopChanged(this::remember);
        panel.add(tab, element);
    }

    private void remember(@Nullable Long shop) {
        preferences.put(SHOP, shop == null ? "" : shop.toString());
    }

    private EmptyState runs() {
        Anchor link = new Anchor("kb/runs", getTranslation("kb.panel.runs.open"));
        link.setTarget(AnchorTarget.BLANK);
        return new EmptyState(
                VaadinIcon.ROAD_BRANCHES,
                getTranslation("kb.panel.runs.title"),
                getTranslation("kb.panel.runs.text"),
                link);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("q").ifPresent(panel::setQuery);
    }
}
