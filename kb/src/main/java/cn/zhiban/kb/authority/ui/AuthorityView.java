package cn.zhiban.kb.authority.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.core.ui.Page;
import cn.zhiban.core.ui.PageHeader;
import cn.zhiban.core.ui.Preferences;
import cn.zhiban.kb.authority.AuthorityPermissions;
import cn.zhiban.kb.authority.AuthorityService;
import cn.zhiban.kb.authority.CaseService;
import cn.zhiban.kb.authority.Grant;
import cn.zhiban.kb.authority.Money;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** For agents without a script: what may be given in a case, and what the agent gave today. */
@Route("kb/authority")
@Menu(order = 106, title = "kb.authority.title", icon = "vaadin:handshake")
@RolesAllowed(AuthorityPermissions.USE)
class AuthorityView extends Page implements AfterNavigationObserver {
    private static final String SHOP = "kb.search.shop";
    private final transient AuthorityService authority;
    private final transient CompanyTime time;
    private final AuthorityPanel panel;
    private final Section today = new Section();

    AuthorityView(
            Translations translations,
            Organisation organisation,
            CaseService cases,
            AuthorityService authority,
            Access access,
            Preferences preferences,
            CompanyTime time) {
        super("kb.authority.title");
        this.authority = authority;
        this.time = time;
        List<ShopRef> shops = organisation.shops(access.current().scope());
        panel = new AuthorityPanel(translations, getLocale());
        panel.setShops(shops);
        panel.setCases(cases.cases());
        preferences
                .get(SHOP)
                .flatMap(id -> shops.stream()
                        .filter(shop -> id.equals(String.valueOf(shop.id())))
                        .findFirst())
                .or(() -> shops.size() == 1 ? shops.stream().findFirst() : java.util.Optional.empty())
                .ifPresent(shop -> panel.setShop(shop.id()));
        panel.onShopChanged(shop -> preferences.put(SHOP, shop == null ? "" : shop.toString()));
        panel.onGranted(this::refresh);
        today.addClassName("zb-section");
        Div columns = new Div(panel, today);
        columns.addClassName("zb-authority");
        add(new PageHeader(getTranslation("kb.authority.title"), getTranslation("kb.authority.subtitle")), columns);
        refresh();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("case").ifPresent(panel::setCase);
    }

    private void refresh() {
        List<Grant> grants = authority.today();
        today.removeAll();
        today.add(new H2(getTranslation("kb.authority.today")));
        if (grants.isEmpty()) {
            today.add(new Paragraph(getTranslation("kb.authority.today.empty")));
            return;
        }
        Div list = new Div();
        list.addClassName("zb-list");
        grants.forEach(grant -> list.add(row(grant)));
        today.add(list);
    }

    private Div row(Grant grant) {
        Span text = new Span(getTranslation(
                "kb.authority.today.row",
                time.format(grant.grantedAt()).substring("yyyy-MM-dd ".length()),
                grant.caseName(),
                grant.orderRef()));
        text.addClassName("zb-grow");
        Div row = new Div(text);
        row.addClassName("zb-list-row");
        if (grant.takenBackAt() != null) {
            row.add(new Badge(getTranslation("kb.authority.grant.taken-back"), Badge.Tone.NEUTRAL));
        }
        row.add(new Span("¥" + Money.yuan(grant.amountCents())));
        return row;
    }
}
