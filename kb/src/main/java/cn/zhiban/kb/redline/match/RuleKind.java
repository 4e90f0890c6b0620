package cn.zhiban.kb.redline.match;

/** How a red line finds its passages. Translated as {@code kb.redline.kind.<NAME>}. */
public enum RuleKind {
    /** 词语: any of its words and phrases. */
    WORDS,
    /** 句式: regular expressions, for numbers and addresses. */
    PATTERN,
    /** 必含: when one of its triggers is said, one of its words must be said, too. */
    REQUIRED
}
