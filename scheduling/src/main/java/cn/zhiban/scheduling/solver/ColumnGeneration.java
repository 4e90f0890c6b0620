package cn.zhiban.scheduling.solver;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Column generation: the master problem prices demand, dynamic programming finds for each person the row that is best
 * under these prices, until no row helps any more. Prices are smoothed towards those with the best bound. Then people's
 * rows are fixed one after the other (diving), with new rows in between.
 *
 * <p>After Strandmark, Qu and Curtois (2020), "First-order linear programming in a column generation-based heuristic
 * approach to the nurse rostering problem", with GLOP instead of a first-order method.
 */
final class ColumnGeneration implements AutoCloseable {
    /** Weight of the prices with the best bound against those of the last linear program. */
    private static final double SMOOTHING = 0.7;

    private final Problem problem;
    private final Incumbent best;
    private final Pricing pricing;
    private Master master;
    /** Rounds after which it is asked whether the relaxation of the whole comes nearer. */
    private static final int CHUNK = 25;
    /** Distance from the bound at which nothing is asked any more. */
    private static final double FAR = 0.1;
    /** What has to be left of the distance at most to go on. */
    private static final double WORTHWHILE = 0.8;

    private int last;
    private double patience;
    private double latest = Double.MAX_VALUE;
    private final int[] stable;
    private long stableBound = Long.MIN_VALUE;

    ColumnGeneration(Problem problem, Incumbent best, Pricing pricing) {
        this.problem = problem;
        this.best = best;
        this.pricing = pricing;
        this.master = new Master(problem);
        this.stable = new int[problem.lines()];
    }

    Pricing pricing() {
        return pricing;
    }

    Master master() {
        return master;
    }

    /**
     * Lets {@link #relax} of the whole problem end early.
     *
     * @param share when the bound is this close, as a share of the objective, such as 0.002
     * @param seconds of the run, at the latest
     */
    void stopAt(double share, double seconds) {
        patience = share;
        latest = seconds;
    }

    /**
     * Solves the relaxation of the whole as long as that is worth its time: where many rosters cost the same, the bound
     * may hardly move for a long time, and the relaxation is no guide then.
     */
    void relaxWhole() {
        double gap = 1;
        while (relax(CHUNK, 2, 0) && last == CHUNK && !best.over()) {
            double now = gap();
            if (now > FAR && now > WORTHWHILE * gap) {
                return;
            }
            gap = now;
        }
    }

    int[] add(int[][] roster) {
        int[] numbers = new int[roster.length];
        for (int p = 0; p < roster.length; p++) {
            numbers[p] = master.add(new Row(p, roster[p].clone(), problem.rowCost(p, roster[p])));
        }
        return numbers;
    }

    /** Adds the rows that are best at given prices, to begin with something sensible. */
    void prime(int[] prices) {
        int[] people = freePeople();
        int[] cutoff = new int[people.length];
        Arrays.fill(cutoff, 1 << 28);
        List<Pricing.Answer> answers = pricing.find(people, prices, cutoff, 2);
        bound(prices, answers);
        add(answers);
    }

    /** Begins with prices found by {@link DualAscent}. */
    void ascend(int steps, double seconds) {
        double end = best.seconds() + seconds;
        new DualAscent(problem, pricing)
                .run(steps, Row.points(best.cost()), () -> best.over() || best.seconds() > end, step -> {
                    bound(step.prices(), step.answers());
                    add(step.answers());
                });
    }

    /** Distance of the bound from the relaxation, as a share of it: near 0 when the relaxation is solved. */
    double gap() {
        return stableBound == Long.MIN_VALUE
                ? 1
                : Math.clamp(1 - stableBound / (double) RowPricer.SCALE / Math.max(1, master.objective), 0, 1);
    }

    /** The best prices known, in units of {@link RowPricer#SCALE}: those with the best bound once that says something. */
    int[] stablePrices() {
        if (gap() > 0.3) {
            return Arrays.stream(master.linePrice)
                    .mapToInt(price -> (int) Math.round(price * RowPricer.SCALE))
                    .toArray();
        }
        return stable.clone();
    }

    /** The known rows of a person that cost least at the stable prices. */
    List<Row> nearest(int person, int most) {
        return master.rowsOf(person).stream()
                .map(master::row)
                .sorted(Comparator.comparingLong(row -> price(row, stable)))
                .limit(most)
                .toList();
    }

    int[] freePeople() {
        int[] people = new int[problem.size()];
        int n = 0;
        for (int p = 0; p < people.length; p++) {
            if (master.fixedRow(p) < 0) {
                people[n++] = p;
            }
        }
        return Arrays.copyOf(people, n);
    }

    /**
     * Solves the linear relaxation with the people that are free.
     *
     * @param rounds most rounds
     * @param goal ends when the objective is this good, with 0 only when no row helps any more
     * @return whether the linear program has a solution
     */
    boolean relax(int rounds, int rowsPerPerson, double goal) {
        int[] people = freePeople();
        boolean whole = people.length == problem.size();
        double smooth = whole ? SMOOTHING : 0;
        last = 0;
        if (!master.solve(best.left())) {
            return false;
        }
        if (master.objective <= goal) {
            return true;
        }
        for (int round = 0; round < rounds && !best.over() && people.length > 0; round++) {
            last = round + 1;
            if (whole && round > 0 && best.seconds() > latest) {
                return true;
            }
            int[] prices = new int[problem.lines()];
            for (int l = 0; l < prices.length; l++) {
                double price = smooth == 0 || stableBound == Long.MIN_VALUE
                        ? master.linePrice[l] * RowPricer.SCALE
                        : (1 - smooth) * master.linePrice[l] * RowPricer.SCALE + smooth * stable[l];
                prices[l] = (int) Math.round(price);
            }
            int[] cutoff = cutoffs(people, prices);
            List<Pricing.Answer> answers = pricing.find(people, prices, cutoff, rowsPerPerson);
            if (whole) {
                bound(prices, answers);
            }
            int added = add(answers);
            double gap = master.objective - stableBound / (double) RowPricer.SCALE;
            if (added == 0 && smooth == 0
                    || whole && (master.objective <= best.bound() || gap < patience * master.objective)) {
                return true;
            }
            if (master.size() > 400 + 5 * master.constraints()) {
                master = master.compact(2 + 2 * master.constraints() / people.length);
            }
            smooth = added == 0 ? 0 : whole ? SMOOTHING : 0;
            if (!master.solve(best.left())) {
                return false;
            }
            if (master.objective <= goal) {
                return true;
            }
        }
        return true;
    }

    /** Rows must be cheaper than the cheapest in use of the person. */
    private int[] cutoffs(int[] people, int[] prices) {
        int[] cutoff = new int[people.length];
        for (int i = 0; i < people.length; i++) {
            long least = Integer.MAX_VALUE / 4;
            for (int r : master.rowsOf(people[i])) {
                if (master.share[r] > 1e-9) {
                    least = Math.min(least, price(master.row(r), prices));
                }
            }
            cutoff[i] = (int) Math.max(-(1 << 28), least - RowPricer.SCALE / 100);
        }
        return cutoff;
    }

    private long price(Row row, int[] prices) {
        return price(problem, row, prices);
    }

    static long price(Problem problem, Row row, int[] prices) {
        long sum = row.cost * RowPricer.SCALE;
        for (int c = 0; c < row.days.length; c++) {
            for (int l : problem.linesOf(row.person, c, row.days[c])) {
                sum -= prices[l];
            }
        }
        return sum;
    }

    private void bound(int[] prices, List<Pricing.Answer> answers) {
        long sum = 0;
        for (int l = 0; l < prices.length; l++) {
            sum += problem.leastOf(l, prices[l]);
        }
        for (Pricing.Answer answer : answers) {
            if (answer.bound() >= RowGraph.NEVER / 2) {
                return; // somebody has no possible row, so the bound says nothing
            }
            sum += answer.bound();
        }
        if (sum > stableBound) {
            stableBound = sum;
            System.arraycopy(prices, 0, stable, 0, prices.length);
            best.raiseBound(Math.ceilDiv(sum, RowPricer.SCALE));
        }
    }

    private int add(List<Pricing.Answer> answers) {
        int before = master.size();
        for (Pricing.Answer answer : answers) {
            for (Row row : answer.rows()) {
                master.add(row);
            }
        }
        return master.size() - before;
    }

    @Override
    public void close() {
        master.close();
    }
}
