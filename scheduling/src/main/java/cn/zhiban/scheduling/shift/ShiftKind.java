package cn.zhiban.scheduling.shift;

/** What people do in a shift. Translated as {@code sched.kind.<NAME>}. */
public enum ShiftKind {
    /** Talks to buyers and covers demand. */
    WORK,
    /** In working time, but covers nothing: class, meeting. */
    TRAINING,
    /** In working time with another task, for example offline messages (离线留言). */
    DUTY
}
