package cn.zhiban.scheduling.solver;

/** Simulated annealing alone, one lane per thread, again and again from the best until the time is over. */
public final class AnnealingEngine implements Engine {
    private static final long MOVES = 20_000_000;

    @Override
    public Result solve(Problem problem, int[][] start, Budget budget) {
        Incumbent best = new Incumbent(problem, start, budget);
        try (Lanes lanes = new Lanes(budget.threads())) {
            for (int round = 0; !best.over(); round++) {
                anneal(problem, best, lanes, MOVES, budget.seed() + 1000L * round, round == 0 ? 60 : 12);
            }
        }
        return best.result();
    }

    /** One round: each lane anneals from the best roster with its own seed; the best of all lanes is kept. */
    static void anneal(Problem problem, Incumbent best, Lanes lanes, long moves, long seed, double hottest) {
        int[][] start = best.rows();
        Annealer[] annealers = new Annealer[lanes.size()];
        lanes.each(lane -> {
            annealers[lane] = new Annealer(problem, start, seed + lane);
            annealers[lane].run(moves, hottest, 0.35, best::over);
        });
        for (Annealer annealer : annealers) {
            best.offer(annealer.best(), annealer.bestCost());
        }
    }
}
