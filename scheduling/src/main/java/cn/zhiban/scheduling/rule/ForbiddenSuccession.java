package cn.zhiban.scheduling.rule;

import java.util.List;
import java.util.function.Consumer;

/**
 * Shifts that may not follow each other on neighbouring days; the last day before the period counts.
 *
 * @param barred barred[a][b]: b may not follow a
 * @param names of the types, for messages
 */
public record ForbiddenSuccession(Horizon horizon, boolean[][] barred, List<String> names, long weight)
        implements RowRule {
    @Override
    public String id() {
        return "forbidden-succession";
    }

    @Override
    public long amount(int[] row) {
        int n = 0;
        for (int c = Math.max(1, horizon.first()); c < row.length; c++) {
            if (barred[row[c - 1]][row[c]]) {
                n++;
            }
        }
        return n;
    }

    @Override
    public void violations(int[] row, Consumer<Violation> found) {
        for (int c = Math.max(1, horizon.first()); c < row.length; c++) {
            if (barred[row[c - 1]][row[c]]) {
                List<Object> arguments = List.of(names.get(row[c - 1]), names.get(row[c]));
                found.accept(new Violation(id(), weight, List.of(c - 1, c), "rule." + id(), arguments));
            }
        }
    }

    @Override
    public boolean shape(RowShape shape) {
        if (!hard()) {
            return false;
        }
        for (int a = 1; a < barred.length; a++) {
            for (int b = 1; b < barred.length; b++) {
                if (barred[a][b]) {
                    shape.forbid(a, b);
                }
            }
        }
        return true;
    }
}
