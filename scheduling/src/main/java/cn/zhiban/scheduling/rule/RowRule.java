package cn.zhiban.scheduling.rule;

import java.util.function.Consumer;

/**
 * A rule about the days of one person. A row holds one shift type per column of the {@link Horizon}, 0 for a day off.
 *
 * <p>Costs are packed: hard breaches count from bit 40, soft penalty points below, so that costs add up and compare in
 * their order. The sum of the costs of all {@link #violations} is always {@link #cost}.
 */
public interface RowRule {
    /** Weight of a breach that makes a roster unusable. */
    long HARD = 1L << 40;

    /** Name in the catalogue; message keys are made of it. */
    String id();

    /** {@link #HARD}, or penalty points per unit. */
    long weight();

    /** By how many units the row breaks the rule; fast, called millions of times. */
    long amount(int[] row);

    /** Tells each breach with its days. */
    void violations(int[] row, Consumer<Violation> found);

    /**
     * Tells the search for best rows what the rule demands.
     *
     * @return false when the shape cannot hold the rule, so that rows of the shape must be checked against it
     */
    default boolean shape(RowShape shape) {
        return false;
    }

    default long cost(int[] row) {
        return amount(row) * weight();
    }

    default boolean hard() {
        return weight() >= HARD;
    }

    /** Number of hard breaches in a packed cost. */
    static long hardOf(long cost) {
        return cost >> 40;
    }

    /** Penalty points in a packed cost. */
    static long softOf(long cost) {
        return cost & (HARD - 1);
    }
}
