package cn.zhiban.kb.notice;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KbPermissions;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may keep a notice, and whom they see in its receipts. A notice for shops is kept by who manages all their clients;
 * one for teams alone by who leads them; one for everybody by who keeps shared knowledge.
 */
@Component
class NoticeRights {
    private final Organisation organisation;
    private final Colleagues colleagues;

    NoticeRights(Organisation organisation, Colleagues colleagues) {
        this.organisation = organisation;
        this.colleagues = colleagues;
    }

    boolean mayKeep(Actor actor, NoticeAudience audience) {
        return mayKeep(actor, audience, colleagues.ledBy(actor.employeeId()));
    }

    /** @param led teams that the actor leads */
    boolean mayKeep(Actor actor, NoticeAudience audience, Set<Long> led) {
        if (!actor.may(NoticePermissions.EDIT)) {
            return false;
        }
        Long client = audience.clientId();
        if (client != null) {
            return actor.scope().managesClient(client);
        }
        if (!audience.shopIds().isEmpty()) {
            List<ShopRef> shops = organisation.shopsById(audience.shopIds());
            return shops.size() == audience.shopIds().size()
                    && shops.stream().allMatch(shop -> actor.scope().managesClient(shop.clientId()));
        }
        return actor.may(KbPermissions.EDIT_SHARED)
                || (!audience.teamIds().isEmpty() && led.containsAll(audience.teamIds()));
    }

    /** @throws NotAllowed the actor may not keep notices for this audience */
    void requireKeep(Actor actor, NoticeAudience audience) {
        if (!mayKeep(actor, audience)) {
            throw new NotAllowed(NoticePermissions.EDIT);
        }
    }

    /** Whether the actor may know of this colleague: somebody of the own shops or of a team that the actor leads. */
    boolean mayKnow(Actor actor, Colleague person, Set<Long> led) {
        return actor.scope().all()
                || (person.teamId() != null && led.contains(person.teamId()))
                || person.duties().stream().anyMatch(duty -> actor.scope().seesShop(duty.shopId()));
    }
}
