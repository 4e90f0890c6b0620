package cn.zhiban.scheduling.checklist;

/** What has to be given with a tick. Translated as {@code sched.checklist.evidence.<NAME>}. */
public enum Evidence {
    NONE,
    NOTE,
    NUMBER
}
