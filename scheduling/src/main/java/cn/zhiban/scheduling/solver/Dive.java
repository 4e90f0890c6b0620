package cn.zhiban.scheduling.solver;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fixes people's rows one after the other by their shares in the relaxation, with new rows in between, until everybody has
 * one. As long as that costs nothing the steps grow; steps that cost too much are taken back and made smaller, and a single
 * row that costs too much is barred.
 */
final class Dive {
    /** What a step may cost without anything being remarkable, in points. */
    private static final double FREE = 0.3;

    private final Problem problem;
    private final Incumbent best;
    private final ColumnGeneration generation;
    private final double end;
    private int backs;
    private int step = 1;
    private double before;

    /**
     * @param seconds time it should end by; it goes in larger steps when that gets near
     * @param backs how many steps may be taken back
     */
    Dive(Problem problem, Incumbent best, ColumnGeneration generation, double seconds, int backs) {
        this.problem = problem;
        this.best = best;
        this.generation = generation;
        this.end = best.seconds() + seconds;
        this.backs = backs;
    }

    /** @return null when no roster better than the incumbent lies this way; what is fixed by then can be asked for */
    int @Nullable [][] run(int rounds, int rowsPerPerson) {
        if (!generation.relax(rounds, rowsPerPerson, 0)) {
            return null;
        }
        before = generation.master().objective;
        double begin = best.seconds();
        List<Row> last = List.of();
        for (int steps = 1; !best.over(); steps++) {
            if (generation.master().objective > Row.points(best.cost()) - 0.99 && last.isEmpty()) {
                return null;
            }
            int[] people = generation.freePeople();
            if (people.length == 0) {
                return fixedRows();
            }
            double pace = (best.seconds() - begin) / steps;
            double possible = Math.max(1, (end - best.seconds()) / Math.max(1e-3, pace));
            boolean late = people.length / (double) step > 2 * possible;
            int most = late ? Math.max(step, (int) Math.ceil(people.length / possible)) : step;
            last = fixSome(people, most);
            if (!generation.relax(late ? Math.max(5, rounds / 3) : rounds, rowsPerPerson, before + FREE)) {
                return null;
            }
            last = judge(last, people.length, late);
        }
        return null;
    }

    /** Takes a step back that cost too much; gives the rows that stay fixed. */
    private List<Row> judge(List<Row> last, int people, boolean late) {
        double now = generation.master().objective;
        boolean hopeless = now > Row.points(best.cost()) - 0.99;
        boolean dear = now > Math.max(before + 2, before * 1.003) && !late;
        if (!hopeless && !dear) {
            step = now <= before + FREE ? Math.min(2 * step, Math.max(1, people / 8)) : 1;
            before = Math.max(before, now);
            return last;
        }
        if (last.isEmpty() || last.size() == 1 && backs <= 0) {
            before = Math.max(before, now);
            return List.of();
        }
        for (Row row : last) {
            generation.master().free(row.person);
        }
        if (last.size() == 1) {
            backs--;
            generation.master().bar(last.getFirst());
        }
        step = Math.max(1, Math.min(last.size(), step) / 4);
        return generation.master().solve(Math.max(1, best.left())) ? last : List.of();
    }

    /** The rows fixed so far; who has none yet keeps the row of the incumbent. */
    int[][] fixedRows() {
        Master master = generation.master();
        int[][] rows = best.rows();
        for (int p = 0; p < problem.size(); p++) {
            if (master.fixedRow(p) >= 0) {
                rows[p] = master.row(master.fixedRow(p)).days.clone();
            }
        }
        return rows;
    }

    /** Fixes the rows with the largest shares; gives those that were not whole already, which are the ones to regret. */
    private List<Row> fixSome(int[] people, int least) {
        Master master = generation.master();
        List<Integer> rows = new ArrayList<>();
        for (int p : people) {
            int top = -1;
            for (int r : master.rowsOf(p)) {
                if (top < 0 || master.share[r] > master.share[top]) {
                    top = r;
                }
            }
            rows.add(top);
        }
        rows.sort((a, b) -> Double.compare(master.share[b], master.share[a]));
        List<Row> chosen = new ArrayList<>();
        for (int r : rows) {
            boolean whole = master.share[r] > 1 - 1e-6;
            if (whole || chosen.size() < least) {
                master.fix(master.row(r).person, r);
                if (!whole) {
                    chosen.add(master.row(r));
                }
            }
        }
        return chosen;
    }
}
