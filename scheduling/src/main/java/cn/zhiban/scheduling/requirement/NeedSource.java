package cn.zhiban.scheduling.requirement;

/** Where a need comes from. */
public enum NeedSource {
    /** Computed from the forecast. */
    FORECAST,
    /** Typed by hand. */
    TYPED
}
