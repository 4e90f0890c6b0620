package cn.zhiban.training.practice;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a run.
 *
 * @param percent points of a hundred, the mean of all windows
 * @param passed enough points and no red line that blocks
 * @param windows points of a hundred per window and part
 * @param findings every point that was lost, by window and line
 */
public record Score(int percent, boolean passed, List<Map<Part, Integer>> windows, List<Finding> findings) {
    public Score {
        windows = List.copyOf(windows);
        findings = List.copyOf(findings);
    }

    /** What is scored, with its weight; the weights make a hundred. */
    public enum Part {
        TIME(20),
        REDLINE(25),
        STEP(15),
        FACT(25),
        TONE(10),
        AUTHORITY(5);

        private final int weight;

        Part(int weight) {
            this.weight = weight;
        }

        /** Points of a hundred that a window can get for it. */
        public int weight() {
            return weight;
        }
    }

    /**
     * A point that was lost.
     *
     * @param buyer window, from 0
     * @param seq line of the window that it concerns, or -1 for the window as a whole
     * @param start first character, 0-based
     * @param end character after the last; start = end: the line as a whole
     * @param part what it counts for
     * @param messageKey key of the sentence that says what happened
     * @param argument value for the sentence
     * @param better what to say instead, or null
     */
    public record Finding(
            int buyer,
            int seq,
            int start,
            int end,
            Part part,
            String messageKey,
            String argument,
            @Nullable String better) {}
}
