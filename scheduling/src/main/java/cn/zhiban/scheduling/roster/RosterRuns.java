package cn.zhiban.scheduling.roster;

import org.springframework.stereotype.Component;

/** Notes which run of the engine a roster came from, so that it can be repeated. Asks for no permission. */
@Component
public class RosterRuns {
    private final RosterStore store;

    RosterRuns(RosterStore store) {
        this.store = store;
    }

    /** Notes seed, engine and hash of the input. */
    public void set(long rosterId, long seed, String engine, String inputHash) {
        store.setRun(rosterId, seed, engine, inputHash);
    }
}
