package cn.zhiban.scheduling.dayplan;

import java.util.List;

/**
 * A day whose breaks are to be placed. Time is counted in minutes after midnight of the day, up to the end of the next one;
 * people are counted in quarters of an hour.
 *
 * @param shifts whose breaks are placed
 * @param desks per group and quarter the people needed at desks, not counting those on a break
 * @param others per group and quarter the people at desks whose breaks stand already
 * @param pools people of whom only so many are away at once
 */
record BreakDay(List<Shift> shifts, int[][] desks, int[][] others, List<Pool> pools) {
    static final int QUARTER = 15;
    static final int QUARTERS = 2 * 24 * 4;

    BreakDay {
        shifts = List.copyOf(shifts);
        pools = List.copyOf(pools);
    }

    /**
     * A shift with its breaks.
     *
     * @param start first minute
     * @param end minute after the last
     * @param parts minutes of each break, the meal first
     * @param fixed where a break has to begin; -1 where it is free
     * @param earliest minutes after the start before which no break begins
     * @param latest minutes before the end after which no break ends
     * @param longest minutes that should be worked without a break at most
     * @param pool of whom it is one, -1 of nobody
     * @param groups for whose needs it counts
     */
    record Shift(
            int start,
            int end,
            List<Integer> parts,
            List<Integer> fixed,
            int earliest,
            int latest,
            int longest,
            int pool,
            List<Integer> groups) {
        Shift {
            parts = List.copyOf(parts);
            fixed = List.copyOf(fixed);
            groups = List.copyOf(groups);
        }

        /** Whether a quarter is worked from its beginning to its end. */
        boolean covers(int quarter) {
            return start <= quarter * QUARTER && (quarter + 1) * QUARTER <= end;
        }
    }

    /**
     * People of whom only so many are away at once.
     *
     * @param percent of those on duty, 100 for no limit
     * @param duty per quarter how many others of the pool are on duty
     * @param away per quarter how many of these are away
     */
    record Pool(int percent, int[] duty, int[] away) {}

    /** The first quarter that a break touches. */
    static int from(int start) {
        return start / QUARTER;
    }

    /** The quarter after the last that a break touches. */
    static int to(int start, int minutes) {
        return (start + minutes + QUARTER - 1) / QUARTER;
    }

    /** How many of so many may be away at once; one always, or nobody would ever have a break. */
    static int most(int percent, int duty) {
        return percent >= 100 ? duty : Math.max(1, duty * percent / 100);
    }
}
