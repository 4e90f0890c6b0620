package cn.zhiban.scheduling.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Large neighbourhood search: some people's rows are thrown away and found anew by {@link ColumnGeneration} with everybody
 * else as they are. The linear relaxation tells at once when the part cannot become better. Each lane works on a part of its
 * own; what helps goes to the shared incumbent.
 */
final class Neighbourhoods {
    private final Problem problem;
    private final Incumbent best;
    private final Pricing.Workspace space;
    private final SplittableRandom random;
    private final Prices prices;
    private int size;
    private int tried;
    private int improved;

    /** What is known of the whole problem: good prices of demand, when there are any, and good rows per person. */
    record Prices(int[] line, List<List<Row>> rows) {}

    Neighbourhoods(Problem problem, Incumbent best, Pricing.Workspace space, Prices prices, long seed) {
        this.problem = problem;
        this.best = best;
        this.space = space;
        this.random = new SplittableRandom(seed);
        this.prices = prices;
        this.size = Math.min(problem.size(), 6);
    }

    void run() {
        int misses = 0;
        while (!best.over()) {
            int[][] rows = best.rows();
            boolean better = improve(rows, people(rows));
            misses = better ? 0 : misses + 1;
            if (misses >= 12 && size < Math.min(problem.size(), 40)) {
                size = Math.min(problem.size(), size + 2);
                misses = 0;
            }
        }
        System.out.printf("  lane tried %d improved %d size %d%n", tried, improved, size);
    }

    private boolean improve(int[][] rows, int[] people) {
        tried++;
        long[][] open = new long[people.length][];
        int[][] start = new int[people.length][];
        for (int i = 0; i < people.length; i++) {
            open[i] = problem.people().get(people[i]).open();
            start[i] = rows[people[i]];
        }
        Problem part = problem.part(rows, people, open);
        Engine.Budget budget = new Engine.Budget(Math.min(best.left(), 20), 1, 0, best::over, at -> {});
        Incumbent own = new Incumbent(part, start, budget);
        try (Lanes lane = new Lanes(1);
                ColumnGeneration generation = new ColumnGeneration(part, own, lane, space)) {
            generation.add(start);
            for (int i = 0; i < people.length; i++) {
                for (Row row : prices.rows().get(people[i])) {
                    generation.master.add(row.as(i));
                }
            }
            if (prices.line().length > 0) {
                generation.prime(prices.line());
            }
            int[][] found = generation.dive(60, 0.01, 3);
            if (found == null) {
                return false;
            }
            if (best.merge(problem, people, found)) {
                improved++;
                return true;
            }
        }
        return false;
    }

    /** People to change: around a place where demand is missed, by how bad their row is at the known prices, or anybody. */
    private int[] people(int[][] rows) {
        double[] weight = new double[problem.size()];
        Arrays.fill(weight, 1);
        int[] count = problem.coverage(rows);
        List<Integer> wrong = new ArrayList<>();
        for (int l = 0; l < count.length; l++) {
            if (problem.lineCost(l, count[l]) > 0) {
                wrong.add(l);
            }
        }
        if (!wrong.isEmpty() && random.nextInt(3) > 0) {
            around(problem.demands().get(wrong.get(random.nextInt(wrong.size()))), rows, weight);
        }
        for (int p = 0; p < weight.length; p++) {
            weight[p] *= 1 + Math.min(5, problem.rowCost(p, rows[p]) / 3.0);
        }
        int n = Math.min(size, problem.size());
        Integer[] order = new Integer[problem.size()];
        double[] key = new double[order.length];
        for (int p = 0; p < order.length; p++) {
            order[p] = p;
            key[p] = Math.log(Math.max(1e-12, random.nextDouble())) / weight[p];
        }
        Arrays.sort(order, (a, b) -> Double.compare(key[b], key[a]));
        return Arrays.stream(order).limit(n).mapToInt(Integer::intValue).sorted().toArray();
    }

    private void around(Demand demand, int[][] rows, double[] weight) {
        for (int p = 0; p < weight.length; p++) {
            for (int c = Math.max(problem.horizon().first(), demand.column() - 1);
                    c <= Math.min(problem.columns() - 1, demand.column() + 1);
                    c++) {
                if (rows[p][c] != 0 && (demand.type() == 0 || rows[p][c] == demand.type())) {
                    weight[p] += 2;
                }
            }
            boolean able = demand.type() == 0 || problem.isOpen(p, demand.column(), demand.type());
            weight[p] *= able ? 3 : 1;
        }
    }
}
