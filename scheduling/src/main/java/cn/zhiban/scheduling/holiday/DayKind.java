package cn.zhiban.scheduling.holiday;

/** What a day is. */
public enum DayKind {
    WORKDAY(true, 150),
    WEEKEND(false, 200),
    STATUTORY(false, 300),
    REST(false, 200),
    MAKE_UP(true, 150);

    private final boolean worked;
    private final int overtimePercent;

    DayKind(boolean worked, int overtimePercent) {
        this.worked = worked;
        this.overtimePercent = overtimePercent;
    }

    /** Whether it is worked under standard working time. */
    public boolean isWorkday() {
        return worked;
    }

    /** What an hour of overtime costs, in per cent of an ordinary one (Labour Law, art. 44). */
    public int overtimePercent() {
        return overtimePercent;
    }
}
