package cn.zhiban.kb.article;

/** How a wording sounds (语气). Translated as {@code kb.tone.<NAME>}; in spreadsheets in lower case or in Chinese. */
public enum Tone {
    /** 通用: fits everywhere. */
    PLAIN,
    /** 活泼: for chatty buyers. */
    LIVELY,
    /** 专业: facts first. */
    PROFESSIONAL,
    /** 安抚: for somebody who is upset. */
    SOOTHING
}
