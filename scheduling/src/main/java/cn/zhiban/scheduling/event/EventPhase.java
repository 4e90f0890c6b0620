package cn.zhiban.scheduling.event;

/** Part of an event. Translated as {@code sched.demand.event.phase.<NAME>}. */
public enum EventPhase {
    /** 预热. */
    BEFORE,
    /** 爆发. */
    PEAK,
    /** 返场. */
    AFTER
}
