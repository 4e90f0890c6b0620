package cn.zhiban.scheduling.solver;

/** The product's engine. */
public final class HybridEngine implements Engine {
    @Override
    public Result solve(Problem problem, int[][] start, Budget budget) {
        return new AnnealingEngine().solve(problem, start, budget);
    }
}
