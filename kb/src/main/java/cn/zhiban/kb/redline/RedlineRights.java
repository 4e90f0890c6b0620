package cn.zhiban.kb.redline;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who reads and keeps a rule: those whose scope holds its client or shop; shared ones are read by all. */
@Component
class RedlineRights {
    private final Organisation organisation;

    RedlineRights(Organisation organisation) {
        this.organisation = organisation;
    }

    static boolean mayRead(Scope scope, RedlineDraft rule) {
        Long shop = rule.shopId();
        if (shop != null) {
            return scope.seesShop(shop);
        }
        Long client = rule.clientId();
        return client == null || scope.seesClient(client);
    }

    boolean mayEdit(Actor actor, RedlineDraft rule) {
        if (!actor.may(RedlinePermissions.EDIT)) {
            return false;
        }
        if (rule.isShared()) {
            return actor.may(KbPermissions.EDIT_SHARED);
        }
        Long client = rule.clientId();
        Long shop = rule.shopId();
        return (client == null || actor.scope().managesClient(client))
                && (shop == null
                        || organisation.shopsById(List.of(shop)).stream()
                                .map(ShopRef::clientId)
                                .anyMatch(actor.scope()::managesClient));
    }

    /** @throws NotAllowed the actor may not keep the rule */
    void requireEdit(Actor actor, RedlineDraft rule) {
        if (!mayEdit(actor, rule)) {
            throw new NotAllowed(rule.isShared() ? KbPermissions.EDIT_SHARED : RedlinePermissions.EDIT);
        }
    }
}
