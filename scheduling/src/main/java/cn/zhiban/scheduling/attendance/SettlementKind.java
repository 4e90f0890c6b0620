package cn.zhiban.scheduling.attendance;

/** How a lead settled a day. Translated as {@code sched.attendance.settlement.<NAME>}. */
public enum SettlementKind {
    /** What happened counts, overtime too. */
    ACCEPTED,
    /** The shift counts as it was planned. */
    AS_PLANNED,
    /** Other times count. */
    CORRECTED,
    /** Leave was booked afterwards. */
    LEAVE
}
