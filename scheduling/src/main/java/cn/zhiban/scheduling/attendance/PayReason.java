package cn.zhiban.scheduling.attendance;

/** Why a minute is paid as it is. Translated as {@code sched.attendance.pay.<NAME>}. */
public enum PayReason {
    /** Ordinary working time. */
    ORDINARY(100),
    /** Beyond eight hours of a working day. */
    OVER_DAY(150),
    /** Beyond the hours of the month or of the period. */
    OVER_PERIOD(150),
    /** On a day of rest. */
    REST_DAY(200),
    /** On a statutory holiday. */
    HOLIDAY(300);

    private final int percent;

    PayReason(int percent) {
        this.percent = percent;
    }

    /** Pay in per cent of an ordinary hour. */
    public int percent() {
        return percent;
    }
}
