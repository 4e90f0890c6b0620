package cn.zhiban.scheduling.leave;

/** Kinds of leave (假别). Translated as {@code sched.leave.type.<NAME>}. */
public enum LeaveType {
    /** 年假. */
    ANNUAL(true, false),
    /** Time off for overtime (调休). */
    TIME_OFF(true, false),
    /** 病假. */
    SICK(false, true),
    /** 事假. */
    PERSONAL(false, false),
    /** 婚假. */
    MARRIAGE(false, true),
    /** 产假. */
    MATERNITY(false, true),
    /** 陪产假. */
    PATERNITY(false, true),
    /** 丧假. */
    BEREAVEMENT(false, true),
    /** Absent for a course or an errand of the company (培训、公出). */
    ERRAND(false, false);

    private final boolean balance;
    private final boolean calendarDays;

    LeaveType(boolean balance, boolean calendarDays) {
        this.balance = balance;
        this.calendarDays = calendarDays;
    }

    /** Whether only what was granted can be taken. */
    public boolean hasBalance() {
        return balance;
    }

    /** Whether every day of it counts, not only days that would be worked. */
    public boolean countsCalendarDays() {
        return calendarDays;
    }
}
