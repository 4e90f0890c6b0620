package cn.zhiban.scheduling.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The product's engine: annealing for a start, the best row for each person in turn, column generation over the whole
 * problem with a bound and a dive, then neighbourhoods until the time is over or the bound is reached. Without OR-Tools
 * annealing and best rows take turns.
 */
public final class HybridEngine implements Engine {
    private static final int FIRST_MOVES = 600_000;
    private static final int MOST_KNOWN = 40;
    /** When a best row for everybody takes more than this share of the time, the whole cannot be relaxed in it. */
    private static final double WHOLE_SHARE = 0.04;

    /** Share of the time for annealing where the relaxation says little. */
    private static final double SHAKE_SHARE = 0.85;

    private static final int ASCENT_STEPS = 150;
    private static final double ASCENT_SHARE = 0.2;
    /** Share of the time the relaxation of the whole may take. */
    private static final double RELAX_SHARE = 0.4;
    /** Share of what is left then for the dive. */
    private static final double DIVE_SHARE = 0.8;
    /** Relaxations further from their bound are no base for a dive. */
    private static final double DIVE_GAP = 0.1;

    @Override
    public Result solve(Problem problem, int[][] start, Budget budget) {
        Incumbent best = new Incumbent(problem, start, budget);
        try (Lanes lanes = new Lanes(budget.threads())) {
            long moves = Math.max(FIRST_MOVES / 10, FIRST_MOVES * 28L / Math.max(28, problem.columns()));
            AnnealingEngine.anneal(problem, best, lanes, moves, budget.seed(), 60);
            Pricing.Workspace[] spaces = new Pricing.Workspace[lanes.size()];
            for (int lane = 0; lane < spaces.length; lane++) {
                spaces[lane] = new Pricing.Workspace();
            }
            Pricing pricing = new Pricing(problem, lanes, spaces);
            SplittableRandom random = new SplittableRandom(budget.seed());
            double before = best.seconds();
            descend(problem, pricing, best, best.rows(), random);
            double took = best.seconds() - before;
            if (2 * pricing.exact() < problem.size()) {
                // rows found by price lack most of what people's rules cost, so annealing is the better guide
                new Shaking(problem, best, lanes, budget.seed()).run(SHAKE_SHARE * budget.seconds());
            }
            boolean fast = took < WHOLE_SHARE * budget.seconds() * lanes.size();
            if (!best.over() && NativeSolvers.available()) {
                Neighbourhoods.Known known =
                        fast ? whole(problem, pricing, best, random) : Neighbourhoods.Known.nothing(problem, pricing);
                lanes.each(lane -> new Neighbourhoods(problem, best, spaces[lane], known, budget.seed() + lane).run());
            } else {
                for (int round = 1; !best.over(); round++) {
                    long seed = budget.seed() + 1000L * round;
                    AnnealingEngine.anneal(problem, best, lanes, FIRST_MOVES * 10L, seed, 15);
                    descend(problem, pricing, best, best.rows(), random);
                }
            }
        }
        return best.result();
    }

    /** Works on the whole problem at once and tells what it learnt. */
    private static Neighbourhoods.Known whole(
            Problem problem, Pricing pricing, Incumbent best, SplittableRandom random) {
        try (ColumnGeneration generation = new ColumnGeneration(problem, best, pricing)) {
            generation.add(best.rows());
            generation.ascend(ASCENT_STEPS, best.left() * ASCENT_SHARE);
            generation.stopAt(0.001, best.seconds() + best.left() * RELAX_SHARE);
            generation.relaxWhole();
            List<List<Row>> rows = new ArrayList<>();
            for (int p = 0; p < problem.size(); p++) {
                rows.add(generation.nearest(p, MOST_KNOWN));
            }
            Neighbourhoods.Known known =
                    new Neighbourhoods.Known(generation.stablePrices(), rows, pricing, generation.gap() > DIVE_GAP);
            if (generation.gap() < DIVE_GAP && !best.over()) {
                Dive dive = new Dive(problem, best, generation, best.left() * DIVE_SHARE, 30);
                int[][] dived = dive.run(30, 3);
                // where the dive ended early the best rows for the others may still make something of it
                descend(problem, pricing, best, dived != null ? dived : dive.fixedRows(), random);
            }
            return known;
        }
    }

    private static void descend(
            Problem problem, Pricing pricing, Incumbent best, int[][] rows, SplittableRandom random) {
        Working now = new Working(problem, rows);
        Descent.run(problem, pricing, now, random, best);
        best.offer(now.copy(), now.cost());
    }
}
