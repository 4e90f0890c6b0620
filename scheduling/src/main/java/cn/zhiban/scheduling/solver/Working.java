package cn.zhiban.scheduling.solver;

import cn.zhiban.scheduling.rule.PairRule;
import cn.zhiban.scheduling.rule.RowRule;

/** A roster being changed, with its cost kept up to date: the rows touched and the demand lines touched are recomputed. */
final class Working {
    final Problem problem;
    final int[][] rows;
    final long[] rowCost;
    final int[] count;
    /** Days that break each rule about two people, and days that count for it. */
    private final int[] broken;

    private final int[] counting;
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
        broken = new int[problem.pairs().size()];
        counting = new int[broken.length];
        for (int k = 0; k < broken.length; k++) {
            PairRule pair = problem.pairs().get(k);
            for (int c = 0; c < problem.columns(); c++) {
                meet(k, pair, c, pair.one(), rows[pair.one()][c], rows[pair.other()][c], 1);
            }
            cost += pair.cost(broken[k], counting[k]);
        }
    }

    private void meet(int k, PairRule pair, int column, int person, int type, int partners, int by) {
        broken[k] += pair.breaks(column, person, type, partners) ? by : 0;
        counting[k] += pair.counts(column, person, type, partners) ? by : 0;
    }

    private void pairs(int person, int column, int before, int type) {
        for (int k : problem.pairsOf(person)) {
            PairRule pair = problem.pairs().get(k);
            int partners = rows[pair.partner(person)][column];
            cost -= pair.cost(broken[k], counting[k]);
            meet(k, pair, column, person, before, partners, -1);
            meet(k, pair, column, person, type, partners, 1);
            cost += pair.cost(broken[k], counting[k]);
        }
    }

    /** What it costs in rules about two people, with everybody else as they are, that the person has a type on a day. */
    long pairPrice(int person, int column, int type) {
        long price = 0;
        for (int k : problem.pairsOf(person)) {
            PairRule pair = problem.pairs().get(k);
            boolean free = pair.allowed() > 0 && pair.cost(broken[k] + 1, counting[k]) == 0;
            if (!free && pair.breaks(column, person, type, rows[pair.partner(person)][column])) {
                price += pair.weight();
            }
        }
        return price;
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
        pairs(person, column, before, type);
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
