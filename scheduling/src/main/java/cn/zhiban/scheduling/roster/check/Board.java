package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.rule.PairRule;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.Violation;
import cn.zhiban.scheduling.solver.Demand;
import cn.zhiban.scheduling.solver.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A roster with its score, breaches and coverage kept up to date: a change re-evaluates the rows and the demand it touches
 * and nothing else. Not for several threads at once.
 */
public final class Board {
    private final RosterModel model;
    private final Problem problem;
    private final int[][] rows;
    private final long[] rowCost;
    private final List<List<Violation>> found = new ArrayList<>();
    /** Demands by the column they are in. */
    private final int[][] byColumn;

    private final int[] count;
    /** Packed cost of each rule about two people. */
    private final long[] pairCost;

    private long cost;

    /** @param rows types per person and column, history included */
    public Board(RosterModel model, int[][] rows) {
        this.model = model;
        this.problem = model.problem();
        this.rows = new int[rows.length][];
        this.rowCost = new long[rows.length];
        this.count = new int[problem.demands().size()];
        this.pairCost = new long[problem.pairs().size()];
        this.byColumn = byColumn();
        for (int p = 0; p < rows.length; p++) {
            this.rows[p] = rows[p].clone();
            found.add(List.of());
            for (int c = 0; c < rows[p].length; c++) {
                cover(p, c, rows[p][c], 1);
            }
        }
        for (int line = 0; line < count.length; line++) {
            cost += lineCost(line);
        }
        for (int p = 0; p < rows.length; p++) {
            settle(p);
        }
    }

    private int[][] byColumn() {
        List<List<Integer>> lists = new ArrayList<>();
        for (int c = 0; c < problem.horizon().columns(); c++) {
            lists.add(new ArrayList<>());
        }
        for (int line = 0; line < problem.demands().size(); line++) {
            lists.get(problem.demands().get(line).column()).add(line);
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private void cover(int person, int column, int type, int by) {
        if (type == 0) {
            return;
        }
        var shift = problem.types().get(type - 1);
        int last = shift.end() > 1440 ? Math.min(column + 1, byColumn.length - 1) : column;
        for (int c = column; c <= last; c++) {
            for (int line : byColumn[c]) {
                Demand demand = problem.demands().get(line);
                String group = demand.group();
                if ((group == null || problem.people().get(person).groups().contains(group))
                        && RosterModel.serves(demand, column, type, shift)) {
                    count[line] += by;
                }
            }
        }
    }

    private long lineCost(int line) {
        Demand demand = problem.demands().get(line);
        int missing = demand.need() - count[line];
        return missing > 0 ? (long) missing * demand.under() : (long) -missing * demand.over();
    }

    private void settle(int person) {
        List<Violation> now = new ArrayList<>();
        long sum = 0;
        for (RowRule rule : problem.people().get(person).rules()) {
            long one = rule.cost(rows[person]);
            sum += one;
            if (one > 0) {
                rule.violations(rows[person], now::add);
            }
        }
        cost += sum - rowCost[person];
        rowCost[person] = sum;
        found.set(person, List.copyOf(now));
        for (int k = 0; k < pairCost.length; k++) {
            PairRule pair = problem.pairs().get(k);
            if (pair.isAbout(person)) {
                long one = pair.cost(rows[pair.one()], rows[pair.other()]);
                cost += one - pairCost[k];
                pairCost[k] = one;
            }
        }
    }

    /** Writes a cell and brings everything up to date. */
    public void put(int person, int column, int type) {
        if (rows[person][column] == type) {
            return;
        }
        write(person, column, type);
        settle(person);
    }

    /** Writes several cells of people, each row evaluated once. @param cells person, column and type of each */
    public void putAll(List<int[]> cells) {
        boolean[] touched = new boolean[rows.length];
        for (int[] cell : cells) {
            if (rows[cell[0]][cell[1]] != cell[2]) {
                write(cell[0], cell[1], cell[2]);
                touched[cell[0]] = true;
            }
        }
        for (int p = 0; p < touched.length; p++) {
            if (touched[p]) {
                settle(p);
            }
        }
    }

    private void write(int person, int column, int type) {
        int[] lines = near(column);
        for (int line : lines) {
            cost -= lineCost(line);
        }
        cover(person, column, rows[person][column], -1);
        cover(person, column, type, 1);
        for (int line : lines) {
            cost += lineCost(line);
        }
        rows[person][column] = type;
    }

    private int[] near(int column) {
        if (column + 1 >= byColumn.length) {
            return byColumn[column];
        }
        int[] lines = Arrays.copyOf(byColumn[column], byColumn[column].length + byColumn[column + 1].length);
        System.arraycopy(byColumn[column + 1], 0, lines, byColumn[column].length, byColumn[column + 1].length);
        return lines;
    }

    /** What it would cost to write a cell: the difference of the packed costs, see {@link RowRule#HARD}. */
    public long priceOf(int person, int column, int type) {
        int before = rows[person][column];
        long known = cost;
        put(person, column, type);
        long price = cost - known;
        put(person, column, before);
        return price;
    }

    /** What the roster is about. */
    public RosterModel model() {
        return model;
    }

    /** Packed cost. */
    public long cost() {
        return cost;
    }

    /** Breaches of hard rules. */
    public long hard() {
        return RowRule.hardOf(cost);
    }

    /** Penalty points. */
    public long penalty() {
        return RowRule.softOf(cost);
    }

    /** What stands in a cell. */
    public int at(int person, int column) {
        return rows[person][column];
    }

    /** The rows, history included. */
    public int[][] rows() {
        return Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
    }

    /** Breaches of a person, all rules; those of rules about two people are among those of both. */
    public List<Violation> violations(int person) {
        List<Violation> all = new ArrayList<>(found.get(person));
        for (int k = 0; k < pairCost.length; k++) {
            PairRule pair = problem.pairs().get(k);
            if (pairCost[k] > 0 && pair.isAbout(person)) {
                pair.violations(person, rows[pair.one()], rows[pair.other()], all::add);
            }
        }
        return all;
    }

    /** Packed cost of what each rule and, as {@code demand}, the demand add. */
    public Map<String, Long> byRule() {
        Map<String, Long> shares = new TreeMap<>();
        found.forEach(list -> list.forEach(one -> shares.merge(one.rule(), one.cost(), Long::sum)));
        for (int k = 0; k < pairCost.length; k++) {
            if (pairCost[k] > 0) {
                shares.merge(problem.pairs().get(k).id(), pairCost[k], Long::sum);
            }
        }
        long uncovered = 0;
        for (int line = 0; line < count.length; line++) {
            uncovered += lineCost(line);
        }
        shares.put("demand", uncovered);
        return shares;
    }

    /** How a demand is covered. */
    public int covered(int line) {
        return count[line];
    }

    /** Demands of a column, as their places in the problem. */
    public int[] demandsOf(int column) {
        return byColumn[column].clone();
    }
}
