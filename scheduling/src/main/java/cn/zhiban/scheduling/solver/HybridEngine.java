package cn.zhiban.scheduling.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The product's engine. */
public final class HybridEngine implements Engine {
    private static final int MOST_KNOWN = 40;

    @Override
    public Result solve(Problem problem, int[][] start, Budget budget) {
        if (!NativeSolvers.available()) {
            return new AnnealingEngine().solve(problem, start, budget);
        }
        Incumbent best = new Incumbent(problem, start, budget);
        try (Lanes lanes = new Lanes(budget.threads())) {
            AnnealingEngine.anneal(problem, best, lanes, 600_000, budget.seed(), 60);
            SplittableRandom random = new SplittableRandom(budget.seed());
            Pricing.Workspace[] spaces = new Pricing.Workspace[lanes.size()];
            for (int lane = 0; lane < spaces.length; lane++) {
                spaces[lane] = new Pricing.Workspace();
            }
            Neighbourhoods.Known known;
            try (ColumnGeneration generation = new ColumnGeneration(problem, best, new Pricing(problem, lanes, spaces))) {
                descend(problem, generation, best, best.rows(), random);
                generation.add(best.rows());
                generation.stopAt(0.001, best.seconds() + best.left() * 0.4);
                generation.relax(10_000, 2);
                known = known(problem, generation);
                System.out.printf("  relaxed %.2f s, lp %.2f gap %.3f%n", best.seconds(), generation.master().objective, generation.gap());
                int[][] rows = generation.gap() < 0.1 ? generation.dive(30, 1, best.left() * 0.6, 30) : null;
                System.out.printf("  dived %.2f s %s%n", best.seconds(), rows == null);
                if (rows != null) {
                    descend(problem, generation, best, rows, random);
                }
            }
            Neighbourhoods.Known shared = known;
            lanes.each(lane -> new Neighbourhoods(problem, best, spaces[lane], shared, budget.seed() + lane).run());
        }
        return best.result();
    }

    /** The rows of each person that come closest to being used in the relaxation. */
    private static Neighbourhoods.Known known(Problem problem, ColumnGeneration generation) {
        List<List<Row>> rows = new ArrayList<>();
        for (int p = 0; p < problem.size(); p++) {
            rows.add(generation.nearest(p, MOST_KNOWN));
        }
        return new Neighbourhoods.Known(generation.stablePrices(), rows, generation.pricing());
    }

    private static void descend(
            Problem problem, ColumnGeneration generation, Incumbent best, int[][] rows, SplittableRandom random) {
        Working now = new Working(problem, rows);
        Descent.run(problem, generation.pricing(), now, random, best);
        best.offer(now.copy(), now.cost());
    }
}
