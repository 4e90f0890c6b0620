package cn.zhiban.scheduling.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** At most so many shifts of one type in the period; 0 bars the type. */
public record MaxShiftsOfType(Horizon horizon, int type, String name, int max, long weight) implements RowRule {
    @Override
    public String id() {
        return "max-shifts-of-type";
    }

    @Override
    public long amount(int[] row) {
        int n = 0;
        for (int c = horizon.first(); c < row.length; c++) {
            if (row[c] == type) {
                n++;
            }
        }
        return Math.max(0, n - max);
    }

    @Override
    public void violations(int[] row, Consumer<Violation> found) {
        long over = amount(row);
        if (over > 0) {
            List<Integer> columns = new ArrayList<>();
            for (int c = horizon.first(); c < row.length; c++) {
                if (row[c] == type) {
                    columns.add(c);
                }
            }
            found.accept(
                    new Violation(id(), over * weight, columns, "rule." + id(), List.of(name, columns.size(), max)));
        }
    }

    @Override
    public boolean shape(RowShape shape) {
        if (!hard()) {
            return false;
        }
        shape.atMost(type, max);
        return true;
    }
}
