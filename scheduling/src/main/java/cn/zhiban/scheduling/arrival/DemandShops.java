package cn.zhiban.scheduling.arrival;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.scheduling.SchedulingPermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whose demand somebody may see and keep. A shop outside the scope is as good as not there. */
@Component
public class DemandShops {
    private final Access access;
    private final Organisation organisation;

    DemandShops(Access access, Organisation organisation) {
        this.access = access;
        this.organisation = organisation;
    }

    /** Who reads. @throws cn.zhiban.core.security.NotAllowed may neither see rosters nor keep demand */
    public Actor reader() {
        return access.requireAny(SchedulingPermissions.VIEW, SchedulingPermissions.DEMAND, SchedulingPermissions.PLAN);
    }

    /** Who changes. @throws cn.zhiban.core.security.NotAllowed may not keep demand */
    public Actor editor() {
        return access.require(SchedulingPermissions.DEMAND);
    }

    /** Whether the actor may keep demand of shops within its scope. */
    public boolean mayEdit() {
        return access.current().may(SchedulingPermissions.DEMAND);
    }

    /** The shop for reading. @throws NotFound there is none within the scope */
    public ShopRef toRead(long shopId) {
        return organisation.shop(shopId, reader().scope()).orElseThrow(() -> new NotFound("core.shop", shopId));
    }

    /** The shop for changing. @throws NotFound there is none within the scope */
    public ShopRef toEdit(long shopId) {
        return organisation.shop(shopId, editor().scope()).orElseThrow(() -> new NotFound("core.shop", shopId));
    }

    /** The shops within the scope, those that are still served. */
    public List<ShopRef> visible() {
        return organisation.shops(reader().scope()).stream()
                .filter(ShopRef::active)
                .toList();
    }

    /** Ids of all shops within the scope. */
    public Set<Long> visibleIds() {
        return organisation.shops(reader().scope()).stream().map(ShopRef::id).collect(Collectors.toSet());
    }
}
