package cn.zhiban.scheduling.solver;

/**
 * Annealing of a whole roster for a given time, each lane with a seed of its own: a long hot round, then shorter cooler ones
 * from the best that any lane found until it is over.
 */
final class Shaking {
    /** Moves a second of a quick machine; on slower ones the time over cools it. */
    private static final double PACE = 1_000_000;
    /** Share of the time for the first round, which is the hot one. */
    private static final double FIRST = 0.5;

    private static final double LATER = 0.25;
    private static final int MOST_ROUNDS = 12;
    private static final double HOTTEST = 60;
    private static final double HOT = 12;
    private static final double COLD = 0.35;

    private final Problem problem;
    private final Incumbent best;
    private final Lanes lanes;
    private final long seed;

    Shaking(Problem problem, Incumbent best, Lanes lanes, long seed) {
        this.problem = problem;
        this.best = best;
        this.lanes = lanes;
        this.seed = seed;
    }

    /** Runs until the time is over. @param until seconds of the run */
    void run(double until) {
        double begin = best.seconds();
        for (int round = 0; round < MOST_ROUNDS && !best.over() && best.seconds() < until; round++) {
            double share = (round == 0 ? FIRST : LATER) * (until - begin);
            round(round, Math.round(PACE * share), Math.min(share, until - best.seconds()));
        }
    }

    private void round(int round, long moves, double seconds) {
        double begin = best.seconds();
        int[][] start = best.rows();
        lanes.each(lane -> {
            Annealer annealer = new Annealer(problem, start, seed + 31L * round + 7919L * lane);
            annealer.run(
                    moves,
                    round == 0 ? HOTTEST : HOT,
                    COLD,
                    best::over,
                    () -> (best.seconds() - begin) / Math.max(1e-3, seconds));
            best.offer(annealer.best(), annealer.bestCost());
        });
    }
}
