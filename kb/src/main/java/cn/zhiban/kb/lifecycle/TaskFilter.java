package cn.zhiban.kb.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * What the queue is narrowed to.
 *
 * @param show which part of the queue
 * @param kind what there is to do, or null: everything
 * @param text part of what it is about, or empty
 */
public record TaskFilter(Show show, @Nullable TaskKind kind, String text) {
    /** Parts of the queue. Translated as {@code kb.lifecycle.show.<NAME>}. */
    public enum Show {
        /** not closed yet */
        OPEN,
        /** not closed yet and of whoever asks */
        MINE,
        /** should have been closed by now */
        OVERDUE,
        /** done or dismissed */
        CLOSED
    }

    /** A part of the queue as a whole. */
    public static TaskFilter of(Show show) {
        return new TaskFilter(show, null, "");
    }
}
