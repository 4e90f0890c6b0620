package cn.zhiban.scheduling.roster;

/** Where a cell comes from. Translated as {@code sched.roster.source.<NAME>}. */
public enum CellSource {
    SOLVER,
    HAND,
    /** Copied from another roster. */
    FIXED,
    SWAP
}
