package cn.zhiban.scheduling.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** At most so many weekends of the period with work on Saturday or Sunday. */
public final class MaxWeekends implements RowRule {
    private final int max;
    private final long weight;
    /** Columns of the weekends, Saturday and Sunday; the same column twice when the other is not planned. */
    private final int[][] weekends;

    public MaxWeekends(Horizon horizon, int max, long weight) {
        this.max = max;
        this.weight = weight;
        List<int[]> pairs = new ArrayList<>();
        for (int c = horizon.first(); c < horizon.columns(); c++) {
            if (horizon.isSaturday(c)) {
                pairs.add(new int[] {c, c + 1 < horizon.columns() ? c + 1 : c});
            } else if (horizon.isSunday(c) && c == horizon.first()) {
                pairs.add(new int[] {c, c});
            }
        }
        this.weekends = pairs.toArray(int[][]::new);
    }

    @Override
    public String id() {
        return "max-weekends";
    }

    @Override
    public long weight() {
        return weight;
    }

    @Override
    public long amount(int[] row) {
        int n = 0;
        for (int[] weekend : weekends) {
            if ((row[weekend[0]] | row[weekend[1]]) != 0) {
                n++;
            }
        }
        return Math.max(0, n - max);
    }

    @Override
    public void violations(int[] row, Consumer<Violation> found) {
        long over = amount(row);
        if (over > 0) {
            List<Integer> columns = Arrays.stream(weekends)
                    .flatMapToInt(pair -> Arrays.stream(pair).distinct())
                    .filter(c -> row[c] != 0)
                    .boxed()
                    .toList();
            found.accept(new Violation(id(), over * weight, columns, "rule." + id(), List.of(max + over, max)));
        }
    }

    @Override
    public boolean shape(RowShape shape) {
        if (!hard()) {
            return false;
        }
        shape.atMostWeekends(max);
        return true;
    }
}
