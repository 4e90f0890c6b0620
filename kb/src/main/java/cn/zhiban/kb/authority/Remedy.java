package cn.zhiban.kb.authority;

/** How a buyer is made good (补偿方式). Translated as {@code kb.authority.remedy.<NAME>}. */
public enum Remedy {
    /** money back */
    REFUND,
    /** a coupon of that value */
    COUPON,
    /** goods of that value sent again */
    RESEND,
    /** a gift of that value */
    GIFT
}
