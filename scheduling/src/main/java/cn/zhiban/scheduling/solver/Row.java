package cn.zhiban.scheduling.solver;

import cn.zhiban.scheduling.rule.RowRule;
import java.util.Arrays;

/** A whole row for one person, kept because it may be part of a good roster. */
final class Row {
    /** Points a hard breach counts in the master problem, where costs must be one number. */
    private static final long HARD_POINTS = 20_000;

    final int person;
    final int[] days;
    final long cost;
    private final int hash;

    Row(int person, int[] days, long packedCost) {
        this.person = person;
        this.days = days;
        this.cost = RowRule.softOf(packedCost) + HARD_POINTS * RowRule.hardOf(packedCost);
        this.hash = 31 * person + Arrays.hashCode(days);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && row.person == person && Arrays.equals(row.days, days);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
