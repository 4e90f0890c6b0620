package cn.zhiban.training.exam;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's try at an exam.
 *
 * @param deadline when it is handed in by itself, or null
 * @param handedAt when it was handed in, or null
 * @param byItself whether time ran out
 * @param points reached so far, or null before it is handed in
 */
public record Attempt(
        long id,
        long examId,
        int examVersion,
        long employeeId,
        String employeeName,
        long seed,
        AttemptState state,
        Instant startedAt,
        @Nullable Instant deadline,
        @Nullable Instant handedAt,
        boolean byItself,
        @Nullable Double points,
        double maxPoints,
        int passPercent,
        boolean passed) {
    /** Points of a hundred, rounded down so that nobody seems to have passed who has not. */
    public int percent() {
        Double reached = points;
        return reached == null || maxPoints <= 0 ? 0 : (int) Math.floor(reached * 100 / maxPoints + 1e-6);
    }
}
