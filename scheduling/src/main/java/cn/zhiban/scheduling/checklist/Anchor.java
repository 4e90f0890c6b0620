package cn.zhiban.scheduling.checklist;

/** What the window of a task is measured from. Translated as {@code sched.checklist.anchor.<NAME>}. */
public enum Anchor {
    /** Times of the clock. */
    CLOCK,
    /** Minutes after the shift begins; negative before it. */
    SHIFT_START,
    /** Minutes after the shift ends; negative before it. */
    SHIFT_END
}
