package cn.zhiban.training.exam;

/** How an exam stands. Translated as {@code training.exam.state.<NAME>}. */
public enum ExamState {
    DRAFT,
    OPEN,
    CLOSED
}
