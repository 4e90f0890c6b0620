package cn.zhiban.core.org;

/** The market place a shop stands on (平台). Translated as {@code platform.<NAME>}. */
public enum Platform {
    /** Taobao and Tmall, one rule book and one chat tool. */
    TAOBAO,
    JD,
    DOUYIN,
    KUAISHOU,
    PINDUODUO,
    XIAOHONGSHU,
    OTHER
}
