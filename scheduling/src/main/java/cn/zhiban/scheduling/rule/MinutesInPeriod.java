package cn.zhiban.scheduling.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Working time of a span of days lies between two bounds: a day, a week, a month or a pay period. The unit of the breach is
 * half a usual day (240 minutes), begun ones counting whole.
 *
 * @param id which rule of the catalogue the span stands for, such as {@code hours-of-period}
 * @param minutes working time per type, 0 for the day off
 * @param from first column, may lie in the past
 * @param to column after the last
 */
public record MinutesInPeriod(String id, int[] minutes, int from, int to, int min, int max, long weight)
        implements RowRule {
    private static final int UNIT = 240;

    private int total(int[] row) {
        int sum = 0;
        for (int c = from; c < to; c++) {
            sum += minutes[row[c]];
        }
        return sum;
    }

    @Override
    public long amount(int[] row) {
        int sum = total(row);
        if (sum > max) {
            return (sum - max + UNIT - 1) / UNIT;
        }
        return sum < min ? (min - sum + UNIT - 1) / UNIT : 0;
    }

    @Override
    public void violations(int[] row, Consumer<Violation> found) {
        long amount = amount(row);
        if (amount > 0) {
            List<Integer> columns = new ArrayList<>();
            for (int c = from; c < to; c++) {
                columns.add(c);
            }
            int sum = total(row);
            String key = "rule." + id + (sum > max ? ".over" : ".under");
            found.accept(new Violation(id, amount * weight, columns, key, List.of(sum, min, max)));
        }
    }

    @Override
    public boolean shape(RowShape shape) {
        return hard() && shape.minutes(from, to, min, max);
    }
}
