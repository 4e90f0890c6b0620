package cn.zhiban.scheduling.wish;

/** What a wish is about. */
public enum WishTarget {
    /** Whether the day is worked at all. */
    DAY,
    /** A band of shifts: early, middle, late, night. */
    BAND,
    /** One shift type. */
    TYPE,
    /** Hours of the day. */
    HOURS
}
