package cn.zhiban.scheduling.solver;

import java.util.SplittableRandom;

/** The product's engine. */
public final class HybridEngine implements Engine {
    @Override
    public Result solve(Problem problem, int[][] start, Budget budget) {
        if (!NativeSolvers.available()) {
            return new AnnealingEngine().solve(problem, start, budget);
        }
        Incumbent best = new Incumbent(problem, start, budget);
        try (Lanes lanes = new Lanes(budget.threads())) {
            AnnealingEngine.anneal(problem, best, lanes, 600_000, budget.seed(), 60);
            SplittableRandom random = new SplittableRandom(budget.seed());
            try (ColumnGeneration generation = new ColumnGeneration(problem, best, lanes)) {
                descend(problem, generation, best, best.rows(), random);
                generation.add(best.rows());
                generation.relax(10_000, 2);
                System.out.printf("  relaxed %.2f s, lp %.2f%n", best.seconds(), generation.master.objective);
                for (int round = 0; !best.over(); round++) {
                    int[][] rows = generation.dive(Integer.getInteger("dr",3), Integer.getInteger("dp",5)/100.0);
                    System.out.printf("  dived %.2f s %d%n", best.seconds(), problem.cost(rows));
                    descend(problem, generation, best, rows, random);
                    generation.add(best.rows());
                    generation.freeAll();
                    break;
                }
            }
        }
        return best.result();
    }

    private static void descend(
            Problem problem, ColumnGeneration generation, Incumbent best, int[][] rows, SplittableRandom random) {
        Working now = new Working(problem, rows);
        Descent.run(problem, generation.pricing(), now, random, best);
        best.offer(now.copy(), now.cost());
    }
}
