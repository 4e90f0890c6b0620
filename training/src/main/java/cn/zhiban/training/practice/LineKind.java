package cn.zhiban.training.practice;

/** What a line in a window is. */
public enum LineKind {
    /** The trainee's. */
    ANSWER,
    /** The script's next turn. */
    SAYS,
    /** A branch of the turn. */
    REACTS,
    /** The turn once more, because the answer did not fit. */
    REPEATS,
    /** Waiting. */
    NUDGE,
    /** Waiting too long. */
    ANGRY,
    /** Gone, unhappy. */
    LEFT,
    /** Gone, answered. */
    CLOSED;

    /** Nothing follows. */
    public boolean ends() {
        return this == LEFT || this == CLOSED;
    }
}
