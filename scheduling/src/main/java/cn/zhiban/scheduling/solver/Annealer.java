package cn.zhiban.scheduling.solver;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * Simulated annealing with moves of blocks of days: set a block, swap a block between two people, swap two days or turn a
 * span of one person. Hard breaches cost a weight that grows while there are any and shrinks when there are none, so that
 * the search crosses them but does not stay. The same seed and number of moves give the same roster.
 */
final class Annealer {
    private static final int LONGEST = 6;

    private final Working now;
    private final Problem problem;
    private final SplittableRandom random;
    private final int[] editPerson = new int[4 * LONGEST + 64];
    private final int[] editColumn = new int[4 * LONGEST + 64];
    private final int[] editType = new int[4 * LONGEST + 64];
    private int edits;
    private double hardWeight;
    private int[][] best;
    private long bestCost;
    /** People whose rows are not as in the best. */
    private final BitSet changed = new BitSet();

    Annealer(Problem problem, int[][] start, long seed) {
        this.problem = problem;
        this.now = new Working(problem, start);
        this.random = new SplittableRandom(seed);
        this.best = now.copy();
        this.bestCost = now.cost();
        long most = 1;
        for (int line = 0; line < problem.lines(); line++) {
            most = Math.max(most, problem.highestPrice(line));
        }
        this.hardWeight = most / 2.0;
    }

    int[][] best() {
        return best;
    }

    long bestCost() {
        return bestCost;
    }

    /** Anneals for a number of moves, or until told to stop. */
    void run(long moves, double from, double to, BooleanSupplier stopped) {
        run(moves, from, to, stopped, () -> 0);
    }

    /** @param clock share of the time that may be used which is over; on slow machines it cools faster than moves do */
    void run(long moves, double from, double to, BooleanSupplier stopped, DoubleSupplier clock) {
        double temperature = from;
        for (long move = 0; move < moves; move++) {
            if (move % 1000 == 999) {
                double over = Math.max(move / (double) moves, clock.getAsDouble());
                if (over >= 1) {
                    return;
                }
                temperature = from * Math.pow(to / from, over);
                hardWeight = now.hard() > 0 ? Math.min(1e5, hardWeight * 1.02) : Math.max(2, hardWeight * 0.99);
                if (stopped.getAsBoolean()) {
                    return;
                }
            }
            step(temperature);
        }
    }

    private void step(double temperature) {
        edits = 0;
        int person = random.nextInt(problem.size());
        int kind = random.nextInt(100);
        int other = -1;
        if (kind < 30) {
            setBlock(person);
        } else if (kind < 70 && problem.size() > 1) {
            other = random.nextInt(problem.size() - 1);
            other += other >= person ? 1 : 0;
            swapBlock(person, other);
        } else if (kind < 85) {
            swapDays(person);
        } else {
            turn(person);
        }
        if (edits > 0) {
            decide(person, other, temperature);
        }
    }

    private void decide(int person, int other, double temperature) {
        long before = now.cost();
        long hardBefore = now.hard();
        long softBefore = now.soft();
        long personCost = now.rowCost[person];
        long otherCost = other < 0 ? 0 : now.rowCost[other];
        for (int i = 0; i < edits; i++) {
            int old = now.rows[editPerson[i]][editColumn[i]];
            now.put(editPerson[i], editColumn[i], editType[i]);
            editType[i] = old;
        }
        now.settle(person);
        if (other >= 0) {
            now.settle(other);
        }
        double delta = now.soft() - softBefore + hardWeight * (now.hard() - hardBefore);
        if (delta <= 0 || random.nextDouble() < Math.exp(-delta / temperature)) {
            changed.set(person);
            if (other >= 0) {
                changed.set(other);
            }
            if (now.cost() < bestCost) {
                bestCost = now.cost();
                keep();
            }
            return;
        }
        for (int i = edits - 1; i >= 0; i--) {
            now.put(editPerson[i], editColumn[i], editType[i]);
        }
        now.restore(person, personCost);
        if (other >= 0) {
            now.restore(other, otherCost);
        }
        assert now.cost() == before;
    }

    private void keep() {
        for (int p = changed.nextSetBit(0); p >= 0; p = changed.nextSetBit(p + 1)) {
            System.arraycopy(now.rows[p], 0, best[p], 0, best[p].length);
        }
        changed.clear();
    }

    private int column() {
        return problem.horizon().first() + random.nextInt(problem.horizon().days());
    }

    /** Notes a change; false when the type may not stand there, which ends the move. */
    private boolean edit(int person, int column, int type) {
        if (!problem.isOpen(person, column, type)) {
            edits = 0;
            return false;
        }
        if (now.rows[person][column] != type) {
            editPerson[edits] = person;
            editColumn[edits] = column;
            editType[edits++] = type;
        }
        return true;
    }

    private void setBlock(int person) {
        int start = column();
        int end = Math.min(problem.columns(), start + 1 + random.nextInt(LONGEST));
        int type = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(problem.width() - 1);
        for (int c = start; c < end; c++) {
            if (!edit(person, c, type)) {
                return;
            }
        }
    }

    private void swapBlock(int person, int other) {
        int start = column();
        int end = Math.min(problem.columns(), start + 1 + random.nextInt(LONGEST));
        for (int c = start; c < end; c++) {
            int mine = now.rows[person][c];
            int theirs = now.rows[other][c];
            if (mine != theirs && (!edit(person, c, theirs) || !edit(other, c, mine))) {
                return;
            }
        }
    }

    private void swapDays(int person) {
        int a = column();
        int b = column();
        int length = 1 + random.nextInt(3);
        if (Math.abs(a - b) < length || Math.max(a, b) + length > problem.columns()) {
            return;
        }
        for (int i = 0; i < length; i++) {
            int left = now.rows[person][a + i];
            int right = now.rows[person][b + i];
            if (!edit(person, a + i, right) || !edit(person, b + i, left)) {
                return;
            }
        }
    }

    private void turn(int person) {
        int start = column();
        int end = Math.min(problem.columns() - 1, start + 1 + random.nextInt(10));
        boolean left = random.nextBoolean();
        int[] row = now.rows[person];
        for (int c = start; c <= end; c++) {
            int from = left ? (c == end ? start : c + 1) : (c == start ? end : c - 1);
            if (!edit(person, c, row[from])) {
                return;
            }
        }
    }
}
