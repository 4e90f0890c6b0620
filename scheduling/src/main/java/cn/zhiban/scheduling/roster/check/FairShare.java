package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * No more shifts of a kind than one's fair share (公平份额): nights, lates, days at weekends or on holidays. Each further
 * one costs one unit more than the one before, so that with equal weights the cheapest roster spreads them evenly: the sum
 * of a convex function of counts is least when the counts are as equal as can be (majorisation; Hardy, Littlewood and
 * Pólya 1929).
 *
 * <p>units = U(n − share) − U(−share), where U(x) = x (x + 1) / 2 for x from 0 to 5, 5 for each further one so that demand
 * does not go uncovered for fairness, and 0 below 0. A share below 0 belongs to somebody who had more than their part in the
 * months before.
 *
 * @param kind a bit per type that counts
 * @param days per column whether shifts on it count
 * @param share shifts that cost nothing; below 0 when more were carried over
 * @param carried what was done in the months that are counted, for the sentence
 */
record FairShare(String id, long kind, boolean[] days, int share, int carried, long weight) implements RowRule {
    private static final int STEEPEST = 5;

    private int count(int[] row) {
        int n = 0;
        for (int c = 0; c < days.length; c++) {
            if (days[c] && (kind >>> row[c] & 1) != 0) {
                n++;
            }
        }
        return n;
    }

    private static long units(int over) {
        int steep = Math.clamp(over, 0, STEEPEST);
        return steep * (steep + 1L) / 2 + (long) STEEPEST * Math.max(0, over - STEEPEST);
    }

    @Override
    public long amount(int[] row) {
        return units(count(row) - share) - units(-share);
    }

    @Override
    public void violations(int[] row, Consumer<Violation> found) {
        long amount = amount(row);
        if (amount > 0) {
            List<Integer> columns = new ArrayList<>();
            for (int c = 0; c < days.length; c++) {
                if (days[c] && (kind >>> row[c] & 1) != 0) {
                    columns.add(c);
                }
            }
            int free = Math.max(0, share);
            // those within the share are not at fault
            List<Integer> over = List.copyOf(columns.subList(free, columns.size()));
            found.accept(
                    new Violation(id, amount * weight, over, "rule." + id, List.of(columns.size(), free, carried)));
        }
    }
}
