package cn.zhiban.training;

/** What can stand in a learning path. Translated as {@code training.item.<NAME>}. */
public enum ItemKind {
    LESSON,
    EXAM,
    PRACTICE,
    CLASS,
    SIGN_OFF,
    /** A whole learning path; certificates ask for it, paths do not hold each other. */
    PATH
}
