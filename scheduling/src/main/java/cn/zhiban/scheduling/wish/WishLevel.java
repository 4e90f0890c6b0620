package cn.zhiban.scheduling.wish;

/** How much a wish matters. Translated as {@code sched.wish.level.<NAME>}. */
public enum WishLevel {
    /** It is impossible; costs no points, but the lead has to agree. */
    CANNOT,
    /** It matters much. */
    STRONG,
    /** It would be nice. */
    MILD
}
