package cn.zhiban.scheduling.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Mends a roster in which some shifts are lost, with as few changes as it can: for each lost shift the cheapest of filling
 * it by one cell, by a cell and a day off elsewhere, by a chain over two people on the day, or over two days. Nothing else
 * is improved on the way, and shifts that nobody misses are not filled. What a change is worth is the problem's cost; the problem prices changes, so that a chain is
 * taken only when it saves more than it moves. Uses no chance, so the same input gives the same roster.
 */
public final class Repair {
    /** People who are tried in chains. */
    private static final int NEAR = 40;

    /** People who are tried in chains over two days. */
    private static final int NEAREST = 12;
    /** Days around the lost shift in which somebody may get a day off for it. */
    private static final int WINDOW = 7;

    /**
     * A shift that is lost.
     *
     * @param person row of who had it
     * @param column its day
     * @param type what it was, from 1
     */
    public record Hole(int person, int column, int type) {}

    private record Move(long cost, int[] edits) {}

    private record Ranked(int person, long cost) {}

    private final Problem problem;
    private final Working now;
    private final BooleanSupplier stopped;
    private Move best;

    private Repair(Problem problem, int[][] rows, BooleanSupplier stopped) {
        this.problem = problem;
        this.now = new Working(problem, rows);
        this.stopped = stopped;
        this.best = new Move(now.cost(), new int[0]);
    }

    /**
     * Fills holes as far as that is worth it.
     *
     * @param rows the roster without the lost shifts
     * @param holes in the order in which they are filled
     */
    public static Engine.Result run(Problem problem, int[][] rows, List<Hole> holes, BooleanSupplier stopped) {
        Repair repair = new Repair(problem, rows, stopped);
        for (Hole hole : holes) {
            repair.fill(hole);
        }
        return new Engine.Result(repair.now.copy(), repair.now.cost(), 0);
    }

    /**
     * What it costs to give somebody another type on a day when others may step in: the difference of packed costs.
     *
     * @return {@link Long#MAX_VALUE} when the type may not stand there
     */
    public static long price(Problem problem, int[][] rows, int person, int column, int type, BooleanSupplier stopped) {
        if (!problem.isOpen(person, column, type)) {
            return Long.MAX_VALUE;
        }
        Repair repair = new Repair(problem, rows, stopped);
        long before = repair.now.cost();
        int lost = rows[person][column];
        repair.apply(new int[] {person, column, type});
        if (lost > 0) {
            repair.fill(new Hole(person, column, lost));
        }
        return repair.now.cost() - before;
    }

    private void fill(Hole hole) {
        long missed = 0;
        for (int line : problem.linesOf(hole.person(), hole.column(), hole.type())) {
            missed -= problem.lineStep(line, now.count[line]);
        }
        if (missed <= 0) {
            return; // there are enough people without
        }
        best = new Move(now.cost(), new int[0]);
        List<List<Ranked>> byType = new ArrayList<>();
        for (int type = 0; type < problem.width(); type++) {
            byType.add(type == 0 ? List.of() : singles(hole, type));
        }
        long alone = best.cost();
        List<Ranked> fillers = byType.get(hole.type());
        for (Ranked one : fillers.subList(0, Math.min(NEAR, fillers.size()))) {
            if (stopped.getAsBoolean()) {
                break;
            }
            if (now.rows[one.person()][hole.column()] == 0) {
                dayOffInstead(hole, one.person());
            } else {
                passOn(hole, one.person(), byType.get(now.rows[one.person()][hole.column()]));
            }
        }
        if (best.cost() == alone) {
            fillers.stream()
                    .filter(one -> now.rows[one.person()][hole.column()] == 0)
                    .limit(NEAREST)
                    .forEach(one -> exchangeDays(hole, one.person()));
        }
        apply(best.edits());
    }

    /** Everybody who could have the type on the day, cheapest first; the cheapest of all is kept. */
    private List<Ranked> singles(Hole hole, int type) {
        List<Ranked> ranked = new ArrayList<>();
        for (int p = 0; p < problem.size(); p++) {
            if (p != hole.person() && now.rows[p][hole.column()] != type) {
                long cost = attempt(p, hole.column(), type);
                if (cost < Long.MAX_VALUE) {
                    ranked.add(new Ranked(p, cost));
                }
            }
        }
        ranked.sort(Comparator.comparingLong(Ranked::cost));
        return ranked;
    }

    /** Somebody free takes the shift and is off on a day on which they would have worked. */
    private void dayOffInstead(Hole hole, int person) {
        for (int c = from(hole); c < to(hole); c++) {
            if (c != hole.column() && now.rows[person][c] != 0) {
                attempt(person, hole.column(), hole.type(), person, c, 0);
            }
        }
    }

    /** Somebody takes the shift for their own, which somebody free takes. */
    private void passOn(Hole hole, int person, List<Ranked> takers) {
        int own = now.rows[person][hole.column()];
        takers.stream()
                .filter(one -> one.person() != person && now.rows[one.person()][hole.column()] == 0)
                .limit(NEAR)
                .forEach(one -> attempt(person, hole.column(), hole.type(), one.person(), hole.column(), own));
    }

    /** Somebody free takes the shift, and somebody else takes one of theirs on another day. */
    private void exchangeDays(Hole hole, int person) {
        for (int c = from(hole); c < to(hole) && !stopped.getAsBoolean(); c++) {
            int own = now.rows[person][c];
            if (c == hole.column() || own == 0 || !problem.isOpen(person, c, 0)) {
                continue;
            }
            for (int p = 0; p < problem.size(); p++) {
                if (p != person && p != hole.person() && now.rows[p][c] == 0) {
                    attempt(person, hole.column(), hole.type(), person, c, 0, p, c, own);
                }
            }
        }
    }

    private int from(Hole hole) {
        return Math.max(problem.horizon().first(), hole.column() - WINDOW);
    }

    private int to(Hole hole) {
        return Math.min(problem.columns(), hole.column() + WINDOW + 1);
    }

    /** Tries a change and takes it back; the best is kept. @param edits person, column and type of each cell */
    private long attempt(int... edits) {
        int[] back = edits.clone();
        for (int i = 0; i < edits.length; i += 3) {
            if (!problem.isOpen(edits[i], edits[i + 1], edits[i + 2])) {
                return Long.MAX_VALUE;
            }
            back[i + 2] = now.rows[edits[i]][edits[i + 1]];
        }
        long[] known = new long[edits.length / 3];
        for (int i = 0; i < known.length; i++) {
            known[i] = now.rowCost[edits[3 * i]];
        }
        apply(edits);
        long cost = now.cost();
        for (int i = 0; i < back.length; i += 3) {
            now.put(back[i], back[i + 1], back[i + 2]);
        }
        for (int i = 0; i < known.length; i++) {
            now.restore(edits[3 * i], known[i]);
        }
        if (cost < best.cost()) {
            best = new Move(cost, Arrays.copyOf(edits, edits.length));
        }
        return cost;
    }

    private void apply(int[] edits) {
        for (int i = 0; i < edits.length; i += 3) {
            now.put(edits[i], edits[i + 1], edits[i + 2]);
        }
        for (int i = 0; i < edits.length; i += 3) {
            now.settle(edits[i]);
        }
    }
}
