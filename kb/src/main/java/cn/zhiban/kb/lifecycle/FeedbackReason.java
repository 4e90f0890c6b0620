package cn.zhiban.kb.lifecycle;

/** What an agent finds wrong with an answer. Translated as {@code kb.lifecycle.reason.<NAME>}. */
public enum FeedbackReason {
    /** it is not true */
    WRONG,
    /** it was true once */
    OUTDATED,
    /** something that buyers ask is not in it */
    MISSING,
    /** it can be misread */
    UNCLEAR
}
