package cn.zhiban.scheduling.roster;

/** How far a roster is. Translated as {@code sched.roster.state.<NAME>}. */
public enum RosterState {
    /** Being made; nobody but who plans knows of it. */
    DRAFT,
    /** Handed to who publishes; only they still change it. */
    REVIEW,
    /** People know its latest version; changes made since are hidden until it is published again. */
    PUBLISHED
}
