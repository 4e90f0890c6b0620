package cn.zhiban.scheduling.demand;

/** What a number typed by hand means. Translated as {@code sched.demand.override.kind.<NAME>}. */
public enum OverrideKind {
    /** Times the forecast. */
    FACTOR,
    /** So many in the half hours of each day. */
    TOTAL
}
