package cn.zhiban.scheduling.attendance;

/** How a day differs from the roster. Translated as {@code sched.attendance.difference.<NAME>}. */
public enum DifferenceKind {
    /** Came too late (迟到). */
    LATE,
    /** Left too early (早退). */
    EARLY,
    /** Was away in between longer than the break (中途离线). */
    AWAY,
    /** Did not come (缺勤). */
    ABSENT,
    /** Worked before or after the shift (班外工时). */
    EXTRA,
    /** Worked without a shift (未排班上班). */
    UNPLANNED,
    /** There is a login without logout, or the other way round. */
    MISSING,
    /** Nobody has any data of the day. */
    NO_DATA;

    /** Whether time is missing that was planned. */
    public boolean isLack() {
        return this == LATE || this == EARLY || this == AWAY || this == ABSENT;
    }
}
