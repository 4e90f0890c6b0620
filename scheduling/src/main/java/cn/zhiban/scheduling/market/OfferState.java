package cn.zhiban.scheduling.market;

/** What somebody who was asked answered. Translated as {@code sched.market.offer.<NAME>}. */
public enum OfferState {
    ASKED,
    ACCEPTED,
    DECLINED,
    /** Said yes, and the lead chose nobody or somebody else. */
    REFUSED
}
