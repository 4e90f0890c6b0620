package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.RowShape;
import cn.zhiban.scheduling.rule.Violation;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cells in which certain shifts may not stand: on leave, outside the agreed hours, not in the contract, protected by law.
 * Days before the period are over and not looked at.
 *
 * @param id which rule bars them
 * @param first first planned column
 * @param barred per column a bit per type that may not stand there (bit 0: the day off)
 * @param names of the types, for messages
 * @param weight of one cell
 */
record BarredCells(String id, int first, long[] barred, List<String> names, long weight) implements RowRule {
    private boolean isBarred(int column, int type) {
        return (barred[column] >>> type & 1) != 0;
    }

    @Override
    public long amount(int[] row) {
        int n = 0;
        for (int c = first; c < row.length; c++) {
            if (isBarred(c, row[c])) {
                n++;
            }
        }
        return n;
    }

    @Override
    public void violations(int[] row, Consumer<Violation> found) {
        for (int c = first; c < row.length; c++) {
            if (isBarred(c, row[c])) {
                found.accept(new Violation(id, weight, List.of(c), "rule." + id, List.of(names.get(row[c]))));
            }
        }
    }

    /** Hard ones are no choice for the engine in the first place; soft ones have a price. */
    @Override
    public boolean shape(RowShape shape) {
        if (!hard()) {
            for (int c = first; c < barred.length; c++) {
                for (int type = 0; type <= shape.types(); type++) {
                    if (isBarred(c, type)) {
                        shape.charge(c, type, weight);
                    }
                }
            }
        }
        return true;
    }
}
