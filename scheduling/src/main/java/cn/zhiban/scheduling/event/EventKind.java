package cn.zhiban.scheduling.event;

/** Events of one kind have the same effect on a shop. Translated as {@code sched.demand.event.kind.<NAME>}. */
public enum EventKind {
    /** 年货节. */
    NEW_YEAR_GOODS,
    /** 38 节. */
    QUEEN_DAY,
    MID_YEAR_618,
    /** 99 大促. */
    SEPTEMBER_99,
    DOUBLE_ELEVEN,
    DOUBLE_TWELVE,
    /** Public holidays on which the shop goes on. */
    HOLIDAY,
    LIVE_STREAM,
    BRAND_DAY,
    NEW_PRODUCT,
    OTHER,
    /** Nobody is served. */
    CLOSED
}
