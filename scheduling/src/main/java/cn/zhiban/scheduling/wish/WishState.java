package cn.zhiban.scheduling.wish;

/** What became of a wish. Translated as {@code sched.wish.state.<NAME>}. */
public enum WishState {
    /** Waits for the lead, who has to agree to what somebody cannot do. */
    OPEN,
    /** Counts when rosters are made. */
    COUNTS,
    /** The lead did not agree. */
    REFUSED
}
