package cn.zhiban.scheduling.solver;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Large neighbourhood search: some people's rows are thrown away and found anew by {@link ColumnGeneration} with everybody
 * else as they are. The linear relaxation tells at once when the part cannot become better. Each lane works on a part of its
 * own; what helps goes to the shared incumbent.
 */
final class Neighbourhoods {
    private static final System.Logger LOG = System.getLogger(Neighbourhoods.class.getName());

    /** Moves of one annealing, at least and by cells. */
    private static final long LEAST_MOVES = 5_000_000;

    private static final long MOVES_PER_CELL = 500;
    /** Points that are taken as easily as not at the beginning; up to four times that. */
    private static final double COLDEST_START = 20;
    /** How much what helped before counts against what helps now. */
    private static final double MEMORY = 0.85;
    /** Share of annealing where it helps more often than parts, and where it does not. */
    private static final double MOSTLY = 0.8;

    private static final double SELDOM = 0.05;

    private final Problem problem;
    private final Incumbent best;
    private final Pricing.Workspace space;
    private final SplittableRandom random;
    private final Known known;
    private int size;

    /**
     * What is known of the whole problem.
     *
     * @param line prices of demand with the best bound
     * @param rows good rows per person, best first
     * @param loose the relaxation stayed far from the roster, so that it is a poor guide and annealing may be a better one
     */
    record Known(int[] line, List<List<Row>> rows, Pricing pricing, boolean loose) {
        static Known nothing(Problem problem, Pricing pricing) {
            return new Known(new int[0], Collections.nCopies(problem.size(), List.of()), pricing, false);
        }

        int price(int l) {
            return line.length == 0 ? 0 : line[l];
        }
    }

    Neighbourhoods(Problem problem, Incumbent best, Pricing.Workspace space, Known known, long seed) {
        this.problem = problem;
        this.best = best;
        this.space = space;
        this.random = new SplittableRandom(seed);
        this.known = known;
        this.size = Math.min(problem.size(), Math.clamp(problem.size() / 2, 8, 16));
    }

    /** Searches until the run is over. A part that fails is told and left out: what was found must not be lost. */
    void run() {
        try {
            search();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A part of a roster could not be searched; the best so far stays", e);
        }
    }

    void search() {
        int misses = 0;
        double parts = 0.5;
        double shakes = 0.5;
        while (!best.over()) {
            if (known.loose() && random.nextDouble() < (shakes > parts ? MOSTLY : SELDOM)) {
                shakes = MEMORY * shakes + (anneal() ? 1 - MEMORY : 0);
                continue;
            }
            int[][] rows = best.rows();
            boolean window = problem.horizon().days() > 60 && random.nextInt(4) > 0;
            boolean better = window
                    ? improve(rows, people(rows, Math.min(problem.size(), 2 * size)), 21 + random.nextInt(22))
                    : improve(rows, people(rows, size), problem.horizon().days());
            parts = MEMORY * parts + (better ? 1 - MEMORY : 0);
            misses = better ? 0 : misses + 1;
            if (misses >= 5 && size < Math.min(problem.size(), 40)) {
                size = size + 1;
                misses = 0;
            }
        }
    }

    /** Where parts do not help any more, or the relaxation says little, the whole is shaken a little. */
    private boolean anneal() {
        long moves = Math.max(
                LEAST_MOVES, MOVES_PER_CELL * problem.size() * problem.horizon().days());
        Annealer annealer = new Annealer(problem, best.rows(), random.nextLong());
        annealer.run(moves, COLDEST_START * (1 << random.nextInt(3)), 0.35, best::over);
        return best.offer(annealer.best(), annealer.bestCost());
    }

    private boolean improve(int[][] rows, int[] people, int days) {
        int first = problem.horizon().first();
        int last = first + problem.horizon().days() - days;
        int from =
                last == first ? first : Math.clamp(first - days / 2 + random.nextInt(last - first + days), first, last);
        long[][] open = new long[people.length][];
        int[][] start = new int[people.length][];
        for (int i = 0; i < people.length; i++) {
            open[i] = problem.people().get(people[i]).open().clone();
            start[i] = rows[people[i]];
            for (int c = first; c < open[i].length; c++) {
                if (c < from || c >= from + days) {
                    open[i][c] = 1L << start[i][c];
                }
            }
        }
        // rows known from the whole lack what pairs cost here
        boolean whole = days == problem.horizon().days() && problem.pairs().isEmpty();
        Problem part = problem.part(rows, people, open);
        double most = known.loose() ? Math.clamp((best.seconds() + best.left()) / 20, 1, 20) : 20;
        Engine.Budget budget = new Engine.Budget(Math.min(best.left(), most), 1, 0, best::over, at -> {});
        Incumbent own = new Incumbent(part, start, budget);
        try (Lanes lane = new Lanes(1);
                ColumnGeneration generation = new ColumnGeneration(
                        part,
                        own,
                        whole ? known.pricing().part(part, people, lane, space) : new Pricing(part, lane, space))) {
            generation.add(start);
            for (int i = 0; i < people.length; i++) {
                for (Row row : whole ? known.rows().get(people[i]) : List.<Row>of()) {
                    generation.master().add(row.as(i));
                }
            }
            if (known.line().length > 0) {
                generation.prime(known.line());
            } else {
                generation.ascend(40, 5);
            }
            int[][] found = new Dive(part, own, generation, 20, 3).run(20, 4);
            if (found == null) {
                return false;
            }
            return best.merge(problem, people, found);
        }
    }

    /** People to change: around a place where demand is missed, by how bad their row is at the known prices, or anybody. */
    private int[] people(int[][] rows, int size) {
        double[] weight = new double[problem.size()];
        int[] count = problem.coverage(rows);
        double[] wrong = new double[count.length];
        double sum = 0;
        for (int l = 0; l < count.length; l++) {
            long price = known.price(l);
            long now = problem.lineCost(l, count[l]) * RowPricer.SCALE + price * count[l];
            wrong[l] = (now - problem.leastOf(l, price)) / (double) RowPricer.SCALE;
            sum += wrong[l];
        }
        for (int p = 0; p < weight.length; p++) {
            weight[p] = 0.5 + Math.clamp(regret(p, rows[p]), 0, 20);
        }
        if (sum > 0 && random.nextInt(4) > 0) {
            double at = random.nextDouble() * sum;
            int l = 0;
            while (l < wrong.length - 1 && (at -= wrong[l]) > 0) {
                l++;
            }
            around(problem.demand(l), rows, weight);
        }
        int n = Math.min(size, problem.size());
        Integer[] order = new Integer[problem.size()];
        double[] key = new double[order.length];
        for (int p = 0; p < order.length; p++) {
            order[p] = p;
            key[p] = Math.log(Math.max(1e-12, random.nextDouble())) / weight[p];
        }
        Arrays.sort(order, (a, b) -> Double.compare(key[b], key[a]));
        return Arrays.stream(order)
                .limit(n)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** By how many points the row is worse than the best known at the known prices. */
    private double regret(int p, int[] days) {
        if (known.line().length == 0 || known.rows().get(p).isEmpty()) {
            return problem.rowCost(p, days);
        }
        Row row = new Row(p, days, problem.rowCost(p, days));
        long least = ColumnGeneration.price(problem, known.rows().get(p).getFirst(), known.line());
        return (ColumnGeneration.price(problem, row, known.line()) - least) / (double) RowPricer.SCALE;
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
