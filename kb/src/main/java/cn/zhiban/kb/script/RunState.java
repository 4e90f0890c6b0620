package cn.zhiban.kb.script;

/** Where a run of a script stands. */
public enum RunState {
    /** somebody is walking through it */
    RUNNING,
    /** put aside, to be gone on with */
    PAUSED,
    /** walked to an end */
    DONE,
    /** given up on the way */
    LEFT;

    boolean open() {
        return this == RUNNING || this == PAUSED;
    }
}
