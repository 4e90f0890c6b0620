package cn.zhiban.training.change;

/** What changed. Translated as {@code training.change.source.<NAME>}. */
public enum Source {
    ARTICLE,
    REDLINE
}
