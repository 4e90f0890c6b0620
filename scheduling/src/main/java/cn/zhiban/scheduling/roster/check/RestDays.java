package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.Violation;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * At least so many days off from one column to another, such as one in each week.
 *
 * @param from first column, may lie before the period
 * @param to column after the last
 */
record RestDays(String id, int from, int to, int least, long weight) implements RowRule {
    private int off(int[] row) {
        int n = 0;
        for (int c = from; c < to; c++) {
            if (row[c] == 0) {
                n++;
            }
        }
        return n;
    }

    @Override
    public long amount(int[] row) {
        return Math.max(0, least - off(row));
    }

    @Override
    public void violations(int[] row, Consumer<Violation> found) {
        long missing = amount(row);
        if (missing > 0) {
            List<Integer> columns = IntStream.range(from, to).boxed().toList();
            found.accept(new Violation(id, missing * weight, columns, "rule." + id, List.of(off(row), least)));
        }
    }
}
