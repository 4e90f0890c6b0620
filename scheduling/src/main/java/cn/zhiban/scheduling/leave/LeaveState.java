package cn.zhiban.scheduling.leave;

/** What became of a request. Translated as {@code sched.leave.state.<NAME>}. */
public enum LeaveState {
    REQUESTED,
    APPROVED,
    REFUSED,
    WITHDRAWN
}
