package cn.zhiban.scheduling.market;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.staff.Staff;
import org.springframework.stereotype.Component;

/** For whom somebody trades: for oneself, and who plans for people within reach. */
@Component
class MarketReach {
    private final Access access;
    private final Staff staff;
    private final TradeStore store;

    MarketReach(Access access, Staff staff, TradeStore store) {
        this.access = access;
        this.staff = staff;
        this.store = store;
    }

    /** Goes on for oneself or, with the permission to plan, for somebody within reach. @throws NotAllowed otherwise */
    Actor permit(long employee) {
        Actor actor = access.require(SchedulingPermissions.OWN);
        if (!Staff.isSelf(actor, employee)
                && !(actor.may(SchedulingPermissions.PLAN) && staff.reaches(actor, employee))) {
            throw new NotAllowed(SchedulingPermissions.PLAN);
        }
        return actor;
    }

    /** Whether somebody plans for those concerned: the giver and the taker, of an open shift everybody of the roster. */
    boolean plans(Actor actor, Trade trade) {
        Long giver = trade.giverId();
        Long taker = trade.takerId();
        return actor.may(SchedulingPermissions.PLAN)
                && (giver != null ? staff.reaches(actor, giver) : plans(actor, trade.rosterId()))
                && (taker == null || staff.reaches(actor, taker));
    }

    /** Whether somebody plans for everybody of a roster. */
    boolean plans(Actor actor, long rosterId) {
        return actor.may(SchedulingPermissions.PLAN)
                && store.people(rosterId).stream().allMatch(one -> staff.reaches(actor, one));
    }

    /** Whether somebody takes part themselves; nobody decides about their own. */
    static boolean takesPart(Actor actor, Trade trade) {
        Long giver = trade.giverId();
        Long taker = trade.takerId();
        return giver != null && Staff.isSelf(actor, giver) || taker != null && Staff.isSelf(actor, taker);
    }
}
