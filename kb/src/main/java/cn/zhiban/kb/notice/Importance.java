package cn.zhiban.kb.notice;

import java.time.Duration;

/** How urgent a notice is (重要程度), which says how often those who have not read it are told again. */
public enum Importance {
    NORMAL(Duration.ofHours(24)),
    HIGH(Duration.ofHours(8)),
    URGENT(Duration.ofHours(2));

    private final Duration reminder;

    Importance(Duration reminder) {
        this.reminder = reminder;
    }

    /** Time between two reminders in the inbox. */
    public Duration reminder() {
        return reminder;
    }
}
