package cn.zhiban.kb.redline;

/** Whether a rule holds. Translated as {@code kb.redline.state.<NAME>}. */
public enum RedlineState {
    /** Texts are checked against it while it is valid. */
    ACTIVE,
    /** It is kept for the record only. */
    ARCHIVED
}
