package cn.zhiban.training.memory;

import java.time.Instant;

/**
 * What is known of one person's memory of one fact.
 *
 * @param stage where it is
 * @param step which of the short steps of the stage comes next
 * @param stability days after which it is remembered with 90 %
 * @param difficulty 1 to 10
 * @param lastAt when it was asked
 * @param dueAt when it is to be asked again
 * @param reviews how often it was asked
 * @param lapses how often it was forgotten after it had been learnt
 */
public record Memory(
        Stage stage,
        int step,
        double stability,
        double difficulty,
        Instant lastAt,
        Instant dueAt,
        int reviews,
        int lapses) {
    /** Where a memory is. */
    public enum Stage {
        /** asked within minutes */
        LEARNING,
        /** asked after days */
        REVIEW,
        /** forgotten, asked within minutes again */
        RELEARNING
    }

    /** The same, due at another time. */
    public Memory due(Instant at) {
        return new Memory(stage, step, stability, difficulty, lastAt, at, reviews, lapses);
    }
}
