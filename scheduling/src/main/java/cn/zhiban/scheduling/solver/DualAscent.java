package cn.zhiban.scheduling.solver;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Finds good prices of demand without a linear program: the volume algorithm of Barahona and Anbil (2000), a subgradient
 * method that steps along what the average of the rows found so far leaves uncovered. Each step needs the best row of each
 * person at the present prices; the rows found are a good beginning for {@link ColumnGeneration}.
 */
final class DualAscent {
    private static final double AVERAGING = 0.12;

    private final Problem problem;
    private final Pricing pricing;
    private final int[] people;
    private final double[] centre;
    private final double[] average;
    private long bound = Long.MIN_VALUE;

    DualAscent(Problem problem, Pricing pricing) {
        this.problem = problem;
        this.pricing = pricing;
        this.people = new int[problem.size()];
        Arrays.setAll(people, p -> p);
        this.centre = new double[problem.lines()];
        this.average = new double[problem.lines()];
    }

    /** What one step found. */
    record Step(int[] prices, List<Pricing.Answer> answers) {}

    /**
     * Takes steps.
     *
     * @param target points of a known roster
     * @param heard hears of each step
     */
    void run(int steps, double target, BooleanSupplier stopped, Consumer<Step> heard) {
        double stride = 0.5;
        double[] trial = centre.clone();
        int failures = 0;
        for (int step = 0; step < steps && !stopped.getAsBoolean(); step++) {
            int[] prices = new int[trial.length];
            for (int l = 0; l < prices.length; l++) {
                prices[l] = (int) Math.round(trial[l] * RowPricer.SCALE);
            }
            int[] cutoff = new int[people.length];
            Arrays.fill(cutoff, 1 << 28);
            List<Pricing.Answer> answers = pricing.find(people, prices, cutoff, 1);
            heard.accept(new Step(prices, answers));
            double[] rest = average(prices, answers, step == 0 ? 1 : AVERAGING);
            long found = bound(prices, answers);
            if (found > bound) {
                bound = found;
                System.arraycopy(trial, 0, centre, 0, trial.length);
                stride = Math.min(2, stride * (failures == 0 ? 1.2 : 1));
                failures = 0;
            } else if (++failures % 3 == 0) {
                stride *= 0.6;
            }
            double known = bound / (double) RowPricer.SCALE;
            double hoped = Math.max(target - known, 0.02 * Math.abs(target));
            if (stride < 0.005 || !step(rest, stride * hoped, trial)) {
                return;
            }
        }
    }

    /** Moves from the centre; false when there is nothing left to gain. */
    private boolean step(double[] rest, double length, double[] trial) {
        double norm = 0;
        for (int l = 0; l < rest.length; l++) {
            boolean atEdge = rest[l] > 0 ? centre[l] >= problem.highestPrice(l) : centre[l] <= problem.lowestPrice(l);
            norm += atEdge ? 0 : rest[l] * rest[l];
        }
        if (norm < 1e-6) {
            return false;
        }
        for (int l = 0; l < trial.length; l++) {
            trial[l] = Math.clamp(centre[l] + length * rest[l] / norm, problem.lowestPrice(l), problem.highestPrice(l));
        }
        return true;
    }

    /** What the average of the rows leaves of what demand wants at these prices. */
    private double[] average(int[] prices, List<Pricing.Answer> answers, double weight) {
        int[] count = new int[problem.lines()];
        for (Pricing.Answer answer : answers) {
            for (Row row : answer.rows()) {
                for (int c = 0; c < row.days.length; c++) {
                    for (int l : problem.linesOf(row.person, c, row.days[c])) {
                        count[l]++;
                    }
                }
            }
        }
        double[] rest = new double[count.length];
        for (int l = 0; l < count.length; l++) {
            average[l] += weight * (count[l] - average[l]);
            int least = problem.wanted(l, prices[l]);
            int most = Math.max(least, problem.wanted(l, prices[l] - 1L));
            rest[l] = Math.clamp(average[l], least, most) - average[l];
        }
        return rest;
    }

    private long bound(int[] prices, List<Pricing.Answer> answers) {
        long sum = 0;
        for (int l = 0; l < prices.length; l++) {
            sum += problem.leastOf(l, prices[l]);
        }
        for (Pricing.Answer answer : answers) {
            sum += answer.bound();
        }
        return sum;
    }
}
