package cn.zhiban.scheduling.shift;

/** What fairness and rotation count a shift as (早中晚夜). Translated as {@code sched.band.<NAME>}. */
public enum ShiftBand {
    EARLY,
    MIDDLE,
    LATE,
    NIGHT
}
