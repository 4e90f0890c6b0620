package cn.zhiban.scheduling.solver;

import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.PairRule;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.ShiftType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A roster problem: days, shift types, people with their rules, and demand. Immutable; shared by all threads. */
public final class Problem {
    private final Horizon horizon;
    private final List<ShiftType> types;
    private final List<Person> people;
    private final List<Demand> demands;
    private final RowRule[][] rules;
    /** Demand lines served, per profile (people who count for the same groups), column and type. */
    private final int[][][] cells;

    private final int[] profile;
    private final Lines lines;
    /** People outside a part who serve each line. */
    private final int[] others;

    private final List<PairRule> pairs;
    /** Rules about two people, per person. */
    private final int[][] pairsOf;

    /** A problem without rules about two people. */
    public Problem(Horizon horizon, List<ShiftType> types, List<Person> people, List<Demand> demands) {
        this(horizon, types, people, demands, List.of());
    }

    /**
     * @param types numbered from 1 in rows; 0 is the day off; at most 63
     * @param pairs rules about two people, by the numbers of their rows
     */
    public Problem(
            Horizon horizon, List<ShiftType> types, List<Person> people, List<Demand> demands, List<PairRule> pairs) {
        if (types.size() > 63) {
            throw new IllegalArgumentException("At most 63 shift types");
        }
        this.horizon = horizon;
        this.types = List.copyOf(types);
        this.people = List.copyOf(people);
        this.demands = List.copyOf(demands);
        this.rules = new RowRule[people.size()][];
        for (int p = 0; p < people.size(); p++) {
            if (people.get(p).open().length != horizon.columns()) {
                throw new IllegalArgumentException(people.get(p).id() + " has not one cell per day");
            }
            rules[p] = people.get(p).rules().toArray(RowRule[]::new);
        }
        profile = new int[people.size()];
        int[] lineOf = new int[demands.size()];
        List<List<Integer>> served = served();
        lines = new Lines(this.demands, served, counting(), lineOf);
        cells = profiles(served, lineOf);
        others = new int[lines.size()];
        this.pairs = List.copyOf(pairs);
        pairsOf = pairsOf(this.pairs, people.size());
    }

    /** A part of a problem: some people, fewer open cells, and what the others leave of the needs. */
    private Problem(Problem whole, int[][] rows, int[] chosen, long[][] open, int[] others) {
        horizon = whole.horizon;
        types = whole.types;
        demands = whole.demands;
        cells = whole.cells;
        lines = whole.lines;
        this.others = others;
        rules = new RowRule[chosen.length][];
        profile = new int[chosen.length];
        people = new ArrayList<>();
        List<PairRule> inside = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            Person person = whole.people.get(chosen[i]);
            List<RowRule> own = new ArrayList<>(person.rules());
            for (int k : whole.pairsOf[chosen[i]]) {
                PairRule pair = whole.pairs.get(k);
                int partner = place(chosen, pair.partner(chosen[i]));
                if (partner < 0) {
                    own.add(new HeldPair(pair, chosen[i], rows[pair.partner(chosen[i])]));
                } else if (pair.one() == chosen[i]) {
                    inside.add(pair.between(i, partner));
                }
            }
            people.add(new Person(person.id(), person.groups(), open[i], own));
            rules[i] = own.size() == person.rules().size() ? whole.rules[chosen[i]] : own.toArray(RowRule[]::new);
            profile[i] = whole.profile[chosen[i]];
        }
        pairs = List.copyOf(inside);
        pairsOf = pairsOf(pairs, chosen.length);
    }

    private static int place(int[] chosen, int person) {
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] == person) {
                return i;
            }
        }
        return -1;
    }

    private static int[][] pairsOf(List<PairRule> pairs, int people) {
        int[][] of = new int[people][];
        for (int p = 0; p < people; p++) {
            int person = p;
            of[p] = IntStream.range(0, pairs.size())
                    .filter(k -> pairs.get(k).isAbout(person))
                    .toArray();
        }
        return of;
    }

    /**
     * The problem that is left when all but some people keep their rows. Its costs differ from those of the whole by the
     * costs of the rows of the others.
     *
     * @param chosen the people who may change
     * @param open per chosen person and column the types that may stand there
     */
    Problem part(int[][] rows, int[] chosen, long[][] open) {
        int[] left = coverage(rows);
        for (int l = 0; l < left.length; l++) {
            left[l] += others[l];
        }
        for (int p : chosen) {
            for (int c = 0; c < columns(); c++) {
                for (int l : linesOf(p, c, rows[p][c])) {
                    left[l]--;
                }
            }
        }
        return new Problem(this, rows, chosen, open, left);
    }

    /** Per demand the cells, as day × width + type, that serve it. */
    private List<List<Integer>> served() {
        int width = types.size() + 1;
        List<List<Integer>> served = new ArrayList<>();
        for (Demand demand : demands) {
            List<Integer> cells = new ArrayList<>();
            for (int day = Math.max(0, demand.column() - 1); day <= demand.column() && day < horizon.columns(); day++) {
                for (int type = 1; type < width; type++) {
                    if (demand.servedBy(day, type, types.get(type - 1))) {
                        cells.add(day * width + type);
                    }
                }
            }
            served.add(cells);
        }
        return served;
    }

    /** Per demand how many people count. */
    private int[] counting() {
        Map<String, Integer> members = new HashMap<>();
        people.forEach(person -> person.groups().forEach(group -> members.merge(group, 1, Integer::sum)));
        return demands.stream()
                .mapToInt(demand -> demand.group() == null ? people.size() : members.getOrDefault(demand.group(), 0))
                .toArray();
    }

    private int[][][] profiles(List<List<Integer>> served, int[] lineOf) {
        Set<String> asked = new HashSet<>();
        demands.forEach(demand -> {
            if (demand.group() != null) {
                asked.add(demand.group());
            }
        });
        Map<Set<String>, Integer> known = new HashMap<>();
        List<int[][]> found = new ArrayList<>();
        for (int p = 0; p < people.size(); p++) {
            Set<String> counted = new HashSet<>(people.get(p).groups());
            counted.retainAll(asked);
            Integer index = known.get(counted);
            if (index == null) {
                index = found.size();
                known.put(counted, index);
                found.add(linesOf(counted, served, lineOf));
            }
            profile[p] = index;
        }
        return found.toArray(int[][][]::new);
    }

    private int[][] linesOf(Set<String> groups, List<List<Integer>> served, int[] lineOf) {
        List<Set<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < horizon.columns() * width(); i++) {
            lists.add(new LinkedHashSet<>(0));
        }
        for (int d = 0; d < demands.size(); d++) {
            String group = demands.get(d).group();
            if (group == null || groups.contains(group)) {
                for (int cell : served.get(d)) {
                    lists.get(cell).add(lineOf[d]);
                }
            }
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    public Horizon horizon() {
        return horizon;
    }

    public List<ShiftType> types() {
        return types;
    }

    public List<Person> people() {
        return people;
    }

    public List<Demand> demands() {
        return demands;
    }

    /** Rules about two people. */
    public List<PairRule> pairs() {
        return pairs;
    }

    /** Which rules are about the person. */
    int[] pairsOf(int person) {
        return pairsOf[person];
    }

    int size() {
        return people.size();
    }

    /** Types with the day off. */
    int width() {
        return types.size() + 1;
    }

    int columns() {
        return horizon.columns();
    }

    int[] linesOf(int person, int column, int type) {
        return cells[profile[person]][column * width() + type];
    }

    boolean isOpen(int person, int column, int type) {
        return people.get(person).isOpen(column, type);
    }

    /** Packed cost of one person's days. */
    long rowCost(int person, int[] row) {
        long cost = 0;
        for (RowRule rule : rules[person]) {
            cost += rule.cost(row);
        }
        return cost;
    }

    /** Number of demand lines. */
    int lines() {
        return lines.size();
    }

    /** A demand that belongs to the line. */
    Demand demand(int line) {
        return lines.demand(line);
    }

    /** What a line costs with so many of the people. */
    long lineCost(int line, int count) {
        return lines.cost(line, others[line] + count);
    }

    /** What one more costs when so many are there. */
    long lineStep(int line, int count) {
        return lines.step(line, others[line] + count);
    }

    /** The most that may count, beyond which there is nobody. */
    int mostOf(int line) {
        return lines.most(line) - others[line];
    }

    /** Highest price of a line that makes sense: what the first person saves. */
    long highestPrice(int line) {
        return -lineStep(line, 0);
    }

    /** Lowest price: what the last person costs, as a negative number. */
    long lowestPrice(int line) {
        return -lineStep(line, mostOf(line));
    }

    /** The number of people at which a line's cost plus a price for each of them is least. */
    int wanted(int line, long price) {
        return lines.wanted(line, others[line], price, RowPricer.SCALE) - others[line];
    }

    /** That least cost, in the units of prices. */
    long leastOf(int line, long price) {
        int count = wanted(line, price);
        return lineCost(line, count) * RowPricer.SCALE + price * count;
    }

    /** How many people serve each line. */
    int[] coverage(int[][] rows) {
        int[] count = new int[lines.size()];
        for (int p = 0; p < rows.length; p++) {
            for (int c = 0; c < columns(); c++) {
                for (int line : linesOf(p, c, rows[p][c])) {
                    count[line]++;
                }
            }
        }
        return count;
    }

    /** Packed cost of a whole roster, computed from nothing. */
    public long cost(int[][] rows) {
        long cost = 0;
        for (int p = 0; p < rows.length; p++) {
            cost += rowCost(p, rows[p]);
        }
        int[] count = coverage(rows);
        for (int line = 0; line < count.length; line++) {
            cost += lineCost(line, count[line]);
        }
        for (PairRule pair : pairs) {
            cost += pair.cost(rows[pair.one()], rows[pair.other()]);
        }
        return cost;
    }

    /** A roster in which each cell holds its first open type: the day off where it may stand. */
    public int[][] emptyRows() {
        int[][] rows = new int[size()][columns()];
        for (int p = 0; p < size(); p++) {
            for (int c = 0; c < columns(); c++) {
                rows[p][c] = Long.numberOfTrailingZeros(people.get(p).open()[c]);
            }
        }
        return rows;
    }
}
