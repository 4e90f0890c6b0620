package cn.zhiban.kb.redline.ui;

import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.Badge;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.RedlineDraft;
import cn.zhiban.kb.redline.RedlinePermissions;
import cn.zhiban.kb.redline.RedlineRule;
import cn.zhiban.kb.redline.RedlineService;
import cn.zhiban.kb.search.SearchService;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** What the screens of red lines have in common. */
@Service
class RedlineScreens {
    private final RedlineService redlines;
    private final SearchService search;
    private final Organisation organisation;
    private final Access access;
    private final CompanyTime time;

    RedlineScreens(
            RedlineService redlines, SearchService search, Organisation organisation, Access access, CompanyTime time) {
        this.redlines = redlines;
        this.search = search;
        this.organisation = organisation;
        this.access = access;
        this.time = time;
    }

    RedlineService redlines() {
        return redlines;
    }

    SearchService search() {
        return search;
    }

    CompanyTime time() {
        return time;
    }

    boolean mayEdit() {
        return access.current().may(RedlinePermissions.EDIT);
    }

    List<ShopRef> shops() {
        return organisation.shops(access.current().scope());
    }

    /** Clients whose rules the person may keep. */
    List<ClientRef> managedClients() {
        Scope scope = access.current().scope();
        return organisation.clients(scope).stream()
                .filter(client -> scope.managesClient(client.id()))
                .toList();
    }

    List<ClientRef> clients() {
        return organisation.clients(access.current().scope());
    }

    /** Where a rule holds, in words. */
    String scope(RedlineRule rule) {
        RedlineDraft draft = rule.content();
        List<String> parts = new ArrayList<>();
        Long client = draft.clientId();
        if (client != null) {
            organisation.clientById(client).map(ClientRef::name).ifPresent(parts::add);
        }
        Long shop = draft.shopId();
        if (shop != null) {
            organisation.shopsById(List.of(shop)).stream().map(ShopRef::name).forEach(parts::add);
        }
        draft.platforms().forEach(platform -> parts.add(text("platform." + platform)));
        parts.addAll(draft.industries());
        return parts.isEmpty() ? text("kb.redlines.everywhere") : String.join(", ", parts);
    }

    static Badge severity(Component component, Severity severity) {
        return new Badge(
                component.getTranslation("kb.redline.severity." + severity),
                switch (severity) {
                    case BLOCK -> Badge.Tone.BAD;
                    case WARN -> Badge.Tone.WARNING;
                    case HINT -> Badge.Tone.INFO;
                });
    }

    static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
