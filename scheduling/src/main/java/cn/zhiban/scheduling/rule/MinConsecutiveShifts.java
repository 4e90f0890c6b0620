package cn.zhiban.scheduling.rule;

import java.util.List;
import java.util.function.Consumer;

/** At least so many working days in a row; a run that touches either end of the row may go on outside. */
public record MinConsecutiveShifts(Horizon horizon, int min, long weight) implements RowRule {
    @Override
    public String id() {
        return "min-consecutive-shifts";
    }

    @Override
    public long amount(int[] row) {
        return Runs.tooShort(row, horizon.first(), true, min);
    }

    @Override
    public void violations(int[] row, Consumer<Violation> found) {
        Runs.each(row, (start, end, works) -> {
            boolean inside = start > 0 && end < row.length && end >= horizon.first();
            if (works == true && inside && end - start < min) {
                found.accept(new Violation(
                        id(),
                        (min - (end - start)) * weight,
                        Runs.columns(start, end),
                        "rule." + id(),
                        List.of(end - start, min)));
            }
        });
    }

    @Override
    public boolean shape(RowShape shape) {
        if (!hard()) {
            return false;
        }
        shape.atLeastInARow(min);
        return true;
    }
}
