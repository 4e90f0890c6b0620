package cn.zhiban.scheduling.contract;

/** Working-time system (工时制度). Translated as {@code sched.contract.time.<NAME>}. */
public enum WorkingTime {
    /** Eight hours a day, forty a week (标准工时). */
    STANDARD,
    /** Hours are settled over the pay period, after approval (综合计算工时). */
    COMPREHENSIVE,
    /** Hours are not counted, after approval (不定时). */
    FLEXIBLE
}
