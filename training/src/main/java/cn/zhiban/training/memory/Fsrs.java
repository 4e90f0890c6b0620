package cn.zhiban.training.memory;

import cn.zhiban.training.memory.Memory.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * FSRS-6, the free spaced repetition scheduler, with its published default weights: from the answers so far it tells how
 * likely a fact is remembered, and when that falls to the wanted share. Written after the published formulas
 * (open-spaced-repetition, "The Algorithm", FSRS-6) and checked against published vectors. Immutable.
 */
public final class Fsrs {
    private static final double[] W = {
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
        1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542
    };
    private static final double DECAY = -W[20];
    private static final double FACTOR = Math.pow(0.9, 1 / DECAY) - 1;
    private static final double LEAST = 0.001;
    private static final double MOST = 36_500;
    private static final List<Duration> LEARNING = List.of(Duration.ofMinutes(1), Duration.ofMinutes(10));
    private static final List<Duration> RELEARNING = List.of(Duration.ofMinutes(10));

    private final double retention;
    private final int longest;

    /**
     * @param retention share that shall still be remembered when asked again, above 0 and below 1
     * @param longest days after which it is asked again at the latest
     */
    public Fsrs(double retention, int longest) {
        if (!(retention > 0 && retention < 1) || longest < 1) {
            throw new IllegalArgumentException(retention + " " + longest);
        }
        this.retention = retention;
        this.longest = longest;
    }

    /** How likely it is remembered at a moment, 0 to 1. */
    public static double recall(Memory memory, Instant at) {
        return recall(days(memory.lastAt(), at), memory.stability());
    }

    private static double recall(double days, double stability) {
        return Math.pow(1 + FACTOR * Math.max(0, days) / stability, DECAY);
    }

    /** Whole days that went by are what the published scheduler counts; parts of a day are kept for showing recall. */
    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / 86_400.0;
    }

    /** The memory after an answer. @param before null when it was never asked */
    public Memory after(@Nullable Memory before, Rating rating, Instant now) {
        double stability;
        double difficulty;
        if (before == null) {
            stability = W[rating.grade() - 1];
            difficulty = bounded(firstDifficulty(rating.grade()));
        } else {
            stability = grown(before, rating, now);
            difficulty = nextDifficulty(before.difficulty(), rating.grade());
        }
        stability = Math.clamp(stability, LEAST, MOST);
        Stage stage = before == null ? Stage.LEARNING : before.stage();
        int lapses = before == null ? 0 : before.lapses();
        int reviews = before == null ? 1 : before.reviews() + 1;
        int step = before == null || stage == Stage.REVIEW ? 0 : before.step();
        if (stage == Stage.REVIEW && rating == Rating.AGAIN) {
            return new Memory(
                    Stage.RELEARNING,
                    0,
                    stability,
                    difficulty,
                    now,
                    now.plus(RELEARNING.getFirst()),
                    reviews,
                    lapses + 1);
        }
        List<Duration> steps = stage == Stage.LEARNING ? LEARNING : stage == Stage.RELEARNING ? RELEARNING : List.of();
        int next = rating == Rating.AGAIN ? 0 : rating == Rating.HARD ? step : step + 1;
        if (rating != Rating.EASY && next < steps.size()) {
            Duration wait = rating == Rating.HARD && next == 0 && steps.size() > 1
                    ? steps.get(0).plus(steps.get(1)).dividedBy(2)
                    : steps.get(next);
            return new Memory(stage, next, stability, difficulty, now, now.plus(wait), reviews, lapses);
        }
        int days = before != null && stage == Stage.REVIEW ? spread(before, rating, now) : interval(stability);
        return new Memory(
                Stage.REVIEW, 0, stability, difficulty, now, now.plus(Duration.ofDays(days)), reviews, lapses);
    }

    /** A better answer rests at least a day longer than a worse one would, up to the longest. */
    private int spread(Memory before, Rating rating, Instant now) {
        int good = interval(grown(before, Rating.GOOD, now));
        int hard = Math.min(interval(grown(before, Rating.HARD, now)), good);
        good = Math.max(good, hard + 1);
        int easy = Math.max(interval(grown(before, Rating.EASY, now)), good + 1);
        return Math.min(longest, rating == Rating.HARD ? hard : rating == Rating.GOOD ? good : easy);
    }

    private static double grown(Memory before, Rating rating, Instant now) {
        double days = Math.floor(days(before.lastAt(), now));
        return days < 1 ? sameDay(before.stability(), rating) : laterDay(before, rating, days);
    }

    /** Days until the share that is remembered falls to the wanted one. */
    int interval(double stability) {
        double days = stability / FACTOR * (Math.pow(retention, 1 / DECAY) - 1);
        return (int) Math.clamp(Math.round(days), 1, longest);
    }

    private static double sameDay(double stability, Rating rating) {
        double factor = Math.exp(W[17] * (rating.grade() - 3 + W[18])) * Math.pow(stability, -W[19]);
        return stability * (rating.grade() >= 2 ? Math.max(1, factor) : factor);
    }

    private static double laterDay(Memory before, Rating rating, double days) {
        double s = before.stability();
        double d = before.difficulty();
        double r = recall(days, s);
        if (rating == Rating.AGAIN) {
            double forgotten = W[11] * Math.pow(d, -W[12]) * (Math.pow(s + 1, W[13]) - 1) * Math.exp(W[14] * (1 - r));
            return Math.min(forgotten, s / Math.exp(W[17] * W[18]));
        }
        double gain = Math.exp(W[8])
                * (11 - d)
                * Math.pow(s, -W[9])
                * (Math.exp(W[10] * (1 - r)) - 1)
                * (rating == Rating.HARD ? W[15] : 1)
                * (rating == Rating.EASY ? W[16] : 1);
        return s * (1 + gain);
    }

    private static double firstDifficulty(int grade) {
        return W[4] - Math.exp(W[5] * (grade - 1)) + 1;
    }

    private static double nextDifficulty(double before, int grade) {
        double moved = before - W[6] * (grade - 3) * (10 - before) / 9;
        return bounded(W[7] * firstDifficulty(4) + (1 - W[7]) * moved);
    }

    private static double bounded(double difficulty) {
        return Math.clamp(difficulty, 1, 10);
    }
}
