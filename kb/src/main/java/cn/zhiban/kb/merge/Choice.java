package cn.zhiban.kb.merge;

/** What becomes of a part that both changed. */
public enum Choice {
    /** Only what I wrote. */
    MINE,
    /** Only what was saved meanwhile. */
    THEIRS,
    /** What was saved meanwhile, then what I wrote. */
    BOTH
}
