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
        this(person, points(packedCost), days);
    }

    private Row(int person, long points, int[] days) {
        this.person = person;
        this.days = days;
        this.cost = points;
        this.hash = 31 * person + Arrays.hashCode(days);
    }

    /** The same days for the same person where the person has another number. */
    Row as(int number) {
        return new Row(number, cost, days);
    }

    /** A packed cost as one number. */
    static long points(long packedCost) {
        return RowRule.softOf(packedCost) + HARD_POINTS * RowRule.hardOf(packedCost);
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
