package cn.zhiban.scheduling.requirement;

/** Where a need comes from. Translated as {@code sched.demand.source.<NAME>}. */
public enum NeedSource {
    /** Computed from the forecast. */
    FORECAST,
    /** Typed by hand. */
    TYPED
}
