package cn.zhiban.scheduling.checklist;

/** How a task stands. Translated as {@code sched.checklist.state.<NAME>}. */
public enum TaskState {
    /** Its window has not begun. */
    AHEAD,
    /** Its window is open. */
    DUE,
    /** Its window is over and nobody ticked it. */
    LATE,
    DONE,
    /** Done after its window. */
    DONE_LATE,
    /** Handed over to the next shift. */
    HANDED;

    /** Whether something is still to be done. */
    public boolean isOpen() {
        return this == AHEAD || this == DUE || this == LATE;
    }
}
