package cn.zhiban.kb.search.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.Preferences;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.category.CategoryService;
import cn.zhiban.kb.notice.ui.NoticeBar;
import cn.zhiban.kb.search.SearchTexts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Search during a chat: a field that has the focus, and answers that are copied with one key. */
@Route("kb/search")
@Menu(order = 100, title = "kb.search.title", icon = "vaadin:search")
@RolesAllowed(KbPermissions.READ)
class SearchView extends Page implements AfterNavigationObserver {
    private static final String SHOP = "kb.search.shop";
    private final SearchField field;

    SearchView(
            SearchTexts texts,
            Translations translations,
            Organisation organisation,
            CategoryService categories,
            Access access,
            Preferences preferences,
            List<SearchStart> starts) {
        super("kb.search.title");
        fillHeight();
        List<ShopRef> shops = organisation.shops(access.current().scope());
        field = new SearchField(texts.in(getLocale()));
        field.setShops(shops);
        field.setCategories(categories.tree());
        Long shop = preferences
                .get(SHOP)
                .flatMap(id -> shops.stream()
                        .filter(one -> id.equals(String.valueOf(one.id())))
                        .findFirst())
                .map(ShopRef::id)
                .orElse(null);
        field.setShop(shop);
        List<Component> below = starts.stream().map(SearchStart::create).toList();
        below.forEach(start -> start.addClassName("zb-below-search"));
        tell(below, shop);
        field.onShopChanged(chosen -> {
            preferences.put(SHOP, chosen == null ? "" : chosen.toString());
            tell(below, chosen);
        });
        add(NoticeBar.bar(translations, getLocale()), field);
        below.forEach(this::add);
    }

    private static void tell(List<Component> below, @Nullable Long shop) {
        for (Component start : below) {
            if (shop == null) {
                start.getElement().removeProperty("shop");
            } else {
                start.getElement().setProperty("shop", shop.doubleValue());
            }
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("q").ifPresent(field::setQuery);
    }
}
