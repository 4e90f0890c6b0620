package cn.zhiban.kb.lifecycle;

/** Where a task stands. Translated as {@code kb.lifecycle.state.<NAME>}. */
public enum TaskState {
    OPEN,
    IN_PROGRESS,
    DONE,
    DISMISSED;

    /** Nothing is to be done any more. */
    public boolean isClosed() {
        return this == DONE || this == DISMISSED;
    }
}
