package cn.zhiban.scheduling.wish;

/** Which way a wish goes. Translated as {@code sched.wish.direction.<NAME>}. */
public enum WishDirection {
    WANT,
    AVOID
}
