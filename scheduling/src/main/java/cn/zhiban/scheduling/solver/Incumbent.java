package cn.zhiban.scheduling.solver;

import cn.zhiban.scheduling.rule.RowRule;

/** The best roster of a run and the best bound, shared by its threads; knows when the run is over. */
final class Incumbent {
    private final Engine.Budget budget;
    private final long startNanos = System.nanoTime();
    private int[][] rows;
    private volatile long cost;
    private volatile long bound;

    Incumbent(Problem problem, int[][] start, Engine.Budget budget) {
        this.budget = budget;
        this.rows = copy(start);
        this.cost = problem.cost(start);
    }

    double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    double left() {
        return budget.seconds() - seconds();
    }

    boolean over() {
        return seconds() >= budget.seconds() || budget.stopped().getAsBoolean() || proven();
    }

    boolean proven() {
        return cost <= bound;
    }

    long cost() {
        return cost;
    }

    long bound() {
        return bound;
    }

    /** Takes a roster when it is better. */
    boolean offer(int[][] found, long foundCost) {
        if (foundCost >= cost) {
            return false;
        }
        synchronized (this) {
            if (foundCost >= cost) {
                return false;
            }
            rows = copy(found);
            cost = foundCost;
            tell();
            return true;
        }
    }

    /** Takes other rows for some people when the roster is better with them, whatever has changed besides. */
    synchronized boolean merge(Problem problem, int[] people, int[][] found) {
        int[][] merged = copy(rows);
        for (int i = 0; i < people.length; i++) {
            merged[people[i]] = found[i];
        }
        return offer(merged, problem.cost(merged));
    }

    synchronized void raiseBound(long proven) {
        if (proven > bound) {
            bound = proven;
            tell();
        }
    }

    private void tell() {
        budget.progress().accept(new Progress(seconds(), RowRule.hardOf(cost), RowRule.softOf(cost), bound));
    }

    synchronized int[][] rows() {
        return copy(rows);
    }

    synchronized Engine.Result result() {
        return new Engine.Result(copy(rows), cost, bound);
    }

    static int[][] copy(int[][] rows) {
        int[][] copy = new int[rows.length][];
        for (int p = 0; p < rows.length; p++) {
            copy[p] = rows[p].clone();
        }
        return copy;
    }
}
