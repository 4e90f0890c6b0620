package cn.zhiban.scheduling.market;

/** How far a request is. Translated as {@code sched.market.state.<NAME>}. */
public enum TradeState {
    /** Whoever can may take it. */
    OPEN,
    /** Chosen people were asked. */
    OFFERED,
    /** Somebody said yes; the lead decides. */
    ACCEPTED,
    /** Approved, by the lead or by rule, and in the roster. */
    DONE,
    /** The lead said no, or everybody who was asked. */
    REFUSED,
    /** Taken back, or overtaken by another change of the shift. */
    WITHDRAWN,
    /** The shift has begun. */
    EXPIRED;

    /** Whether something can still become of it. */
    public boolean isActive() {
        return this == OPEN || this == OFFERED || this == ACCEPTED;
    }
}
