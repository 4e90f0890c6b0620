package cn.zhiban.scheduling.rule;

import java.util.List;
import java.util.function.Consumer;

/** At most so many working days in a row, those before the period counted. */
public record MaxConsecutiveShifts(Horizon horizon, int max, long weight) implements RowRule {
    @Override
    public String id() {
        return "max-consecutive-shifts";
    }

    @Override
    public long amount(int[] row) {
        int run = 0;
        int over = 0;
        int first = horizon.first();
        for (int c = 0; c < row.length; c++) {
            run = row[c] == 0 ? 0 : run + 1;
            if (run > max && c >= first) {
                over++;
            }
        }
        return over;
    }

    @Override
    public void violations(int[] row, Consumer<Violation> found) {
        Runs.each(row, (start, end, works) -> {
            int over = Math.max(0, end - Math.max(start + max, horizon.first()));
            if (works && over > 0) {
                found.accept(new Violation(
                        id(), over * weight, Runs.columns(start, end), "rule." + id(), List.of(end - start, max)));
            }
        });
    }

    @Override
    public boolean shape(RowShape shape) {
        if (!hard()) {
            return false;
        }
        shape.atMostInARow(max);
        return true;
    }
}
