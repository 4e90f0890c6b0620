package cn.zhiban.scheduling.leave;

/** Which part of a day somebody is away. */
public enum DayPart {
    WHOLE,
    MORNING,
    AFTERNOON;

    /** Whether both take the same time of a day. */
    public boolean overlaps(DayPart other) {
        return this == other || this == WHOLE || other == WHOLE;
    }
}
