package cn.zhiban.training.exam;

/** How an attempt stands. Translated as {@code training.exam.attempt.<NAME>}. */
public enum AttemptState {
    OPEN,
    /** handed in, written answers wait for a person */
    MARKING,
    GRADED
}
