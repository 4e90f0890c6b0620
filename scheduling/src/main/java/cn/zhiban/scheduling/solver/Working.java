package cn.zhiban.scheduling.solver;

import cn.zhiban.scheduling.rule.RowRule;

/** A roster being changed, with its cost kept up to date: the rows touched and the demand lines touched are recomputed. */
final class Working {
    final Problem problem;
    final int[][] rows;
    final long[] rowCost;
    final int[] count;
    private long cost;

    Working(Problem problem, int[][] rows) {
        this.problem = problem;
        this.rows = new int[rows.length][];
        this.rowCost = new long[rows.length];
        for (int p = 0; p < rows.length; p++) {
            this.rows[p] = rows[p].clone();
            rowCost[p] = problem.rowCost(p, rows[p]);
            cost += rowCost[p];
        }
        this.count = problem.coverage(rows);
        for (int line = 0; line < count.length; line++) {
            cost += problem.lineCost(line, count[line]);
        }
    }

    long cost() {
        return cost;
    }

    long hard() {
        return RowRule.hardOf(cost);
    }

    long soft() {
        return RowRule.softOf(cost);
    }

    /** Writes one cell; the row's cost is stale until {@link #settle} is called for the person. */
    void put(int person, int column, int type) {
        int before = rows[person][column];
        if (before == type) {
            return;
        }
        for (int line : problem.linesOf(person, column, before)) {
            cost -= problem.lineStep(line, --count[line]);
        }
        for (int line : problem.linesOf(person, column, type)) {
            cost += problem.lineStep(line, count[line]++);
        }
        rows[person][column] = type;
    }

    void settle(int person) {
        long now = problem.rowCost(person, rows[person]);
        cost += now - rowCost[person];
        rowCost[person] = now;
    }

    /** Puts back a row's known cost after its cells were put back. */
    void restore(int person, long known) {
        cost += known - rowCost[person];
        rowCost[person] = known;
    }

    /** Replaces a person's days. */
    void putRow(int person, int[] row) {
        for (int c = 0; c < row.length; c++) {
            put(person, c, row[c]);
        }
        settle(person);
    }

    int[][] copy() {
        int[][] copy = new int[rows.length][];
        for (int p = 0; p < rows.length; p++) {
            copy[p] = rows[p].clone();
        }
        return copy;
    }
}
