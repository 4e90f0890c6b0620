package cn.zhiban.kb.script;

/**
 * A way on from a step.
 *
 * @param index what is sent back to take it
 * @param label what the agent picks; empty where there is nothing to say but "go on"
 * @param when what it is for, as the outline says it; empty when it is always offered or known to hold
 * @param kind what it does
 */
public record Way(int index, String label, String when, Kind kind) {
    /** What a way does. */
    public enum Kind {
        /** goes on to another step */
        STEP,
        /** goes into a sub-script */
        ENTER,
        /** goes back from a sub-script to the script that it is part of */
        RETURN
    }
}
