package cn.zhiban.scheduling.solver;

import cn.zhiban.scheduling.rule.RowRule;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Finds rosters. */
public interface Engine {
    /**
     * What a run may use.
     *
     * @param seconds wall clock
     * @param threads lanes
     * @param seed the same seed gives the same run as long as no stage is cut off by the clock
     * @param stopped true ends the run early with the best roster so far
     * @param progress hears of each better roster and bound; called from any thread, one call at a time
     */
    record Budget(double seconds, int threads, long seed, BooleanSupplier stopped, Consumer<Progress> progress) {}

    /**
     * A roster found.
     *
     * @param rows type per person and column
     * @param cost packed cost
     * @param bound no roster has fewer penalty points; 0 when nothing is known
     */
    record Result(int[][] rows, long cost, long bound) {
        public long hard() {
            return RowRule.hardOf(cost);
        }

        public long penalty() {
            return RowRule.softOf(cost);
        }

        /** Whether the roster is known to be the best. */
        public boolean proven() {
            return hard() == 0 && penalty() <= bound;
        }
    }

    /**
     * Looks for a roster within the budget.
     *
     * @param start roster to begin with; cells that are fixed in the problem must hold their value
     */
    Result solve(Problem problem, int[][] start, Budget budget);
}
