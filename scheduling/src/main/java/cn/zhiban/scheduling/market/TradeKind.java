package cn.zhiban.scheduling.market;

/** What is asked for. Translated as {@code sched.market.kind.<NAME>}. */
public enum TradeKind {
    /** Somebody gives a shift away (转让). */
    GIVE,
    /** Two people exchange a shift (换班). */
    SWAP,
    /** A shift that nobody has (空班). */
    OPEN,
    /** A shift of somebody who is away (顶班). */
    COVER
}
