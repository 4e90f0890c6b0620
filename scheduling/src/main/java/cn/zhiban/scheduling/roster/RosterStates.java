package cn.zhiban.scheduling.roster;

import cn.zhiban.core.NotFound;
import org.springframework.stereotype.Component;

/** Steps of a roster's life that publishing takes. Asks for no permission: callers have checked. */
@Component
public class RosterStates {
    private final RosterStore store;

    RosterStates(RosterStore store) {
        this.store = store;
    }

    /** The roster, held until the transaction ends, so that nobody changes it meanwhile. @throws NotFound there is none */
    public Roster lock(long id) {
        return store.lock(id).orElseThrow(() -> new NotFound("sched.roster", id));
    }

    /** Its state at that revision is what people know now. */
    public void published(long id, int revision) {
        store.setState(id, RosterState.PUBLISHED);
        store.setPublished(id, revision);
    }

    /** Nobody knows of it any more. */
    public void withdrawn(long id) {
        store.setState(id, RosterState.DRAFT);
        store.setPublished(id, null);
    }
}
