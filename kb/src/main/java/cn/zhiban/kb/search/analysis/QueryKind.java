package cn.zhiban.kb.search.analysis;

/** How a query was read. The reading adds ways to find; it never takes the plain one away. */
public enum QueryKind {
    /** Nothing but white space, signs or emoji. */
    EMPTY,
    /** Chinese text, or several words. */
    QUESTION,
    /** A Latin word that is no pinyin. */
    WORD,
    /** An article number or a part of one. */
    CODE,
    /** Whole syllables (全拼), the last perhaps unfinished: tuikuan, tui kuan, tuiku. */
    PINYIN,
    /** First letters (首字母), perhaps with whole syllables between: tk, tkdz, tkuan. */
    INITIALS,
    /** Characters and letters together: 退kuan, 退k. */
    MIXED
}
