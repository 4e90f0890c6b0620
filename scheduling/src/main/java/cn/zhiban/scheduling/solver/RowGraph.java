package cn.zhiban.scheduling.solver;

import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.RowShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The days of one person as a graph: a path from the start through one node per planned day is a row that keeps the rules
 * of the {@link RowShape}, apart from working time, weekends and counts per type, which are resources along the path.
 *
 * <p>A node says how long the present run of work or days off is and, for work, what may follow. Types that are alike in
 * what may come before and after them and in working time form one group; only the cheapest of a group matters on a day.
 */
final class RowGraph {
    static final int NEVER = 1 << 29;

    final int person;
    final RowShape shape;
    /** Whether the shape holds every rule of the person. */
    final boolean exact;

    final int first;
    final int days;
    /** Types per group; group 0 is the day off. */
    final int[][] groups;
    /** Index among the limited types per group, or -1. */
    final int[] limited;
    /** Most shifts per limited type. */
    final int[] limit;

    /** Most weekends, or -1 when there is no limit that matters. */
    final int maxWeekends;

    final boolean[] saturday;
    final boolean[] sunday;
    final int start;
    final int nodes;
    final boolean[] works;
    final int[][] arcGroup;
    final int[][] arcTo;
    /** Working time per group. */
    final int[] minutes;

    private final int width;
    private final int[] classOf;
    private final int classes;
    private final int runs;
    private final boolean endless;

    RowGraph(Problem problem, int person) {
        this.person = person;
        Horizon horizon = problem.horizon();
        width = problem.width();
        first = horizon.first();
        days = horizon.days();
        shape = new RowShape(horizon, problem.types().size());
        boolean all = true;
        for (RowRule rule : problem.people().get(person).rules()) {
            all &= rule.shape(shape);
        }
        exact = all;
        long open = 0;
        for (int c = first; c < horizon.columns(); c++) {
            open |= problem.people().get(person).open()[c];
        }
        for (int type = 1; type < width; type++) {
            open = shape.maxCount(type) == 0 ? open & ~(1L << type) : open;
        }
        int[] typeMinutes = new int[width];
        for (int type = 1; type < width; type++) {
            typeMinutes[type] = problem.types().get(type - 1).minutes();
        }
        classOf = new int[width];
        classes = classes(open);
        List<int[]> found = new ArrayList<>();
        List<Integer> limits = new ArrayList<>();
        limited = group(open, typeMinutes, found, limits);
        groups = found.toArray(int[][]::new);
        limit = limits.stream().mapToInt(Integer::intValue).toArray();
        minutes = Arrays.stream(groups).mapToInt(g -> typeMinutes[g[0]]).toArray();
        saturday = new boolean[days];
        sunday = new boolean[days];
        maxWeekends = weekends(horizon);
        endless = shape.maxRun() >= horizon.columns();
        runs = endless ? shape.minRun() : Math.max(1, shape.maxRun());
        nodes = shape.minOff() + classes * 2 * runs + 1;
        works = new boolean[nodes];
        arcGroup = new int[nodes][];
        arcTo = new int[nodes][];
        connect();
        start = nodes - 1;
        begin(problem.emptyRows()[person]);
    }

    private int weekends(Horizon horizon) {
        int n = 0;
        for (int d = 0; d < days; d++) {
            saturday[d] = horizon.isSaturday(first + d);
            sunday[d] = horizon.isSunday(first + d);
            n += saturday[d] || d == 0 && sunday[d] ? 1 : 0;
        }
        return shape.maxWeekends() >= n ? -1 : shape.maxWeekends();
    }

    /** Types with the same forbidden followers are one class. */
    private int classes(long open) {
        Map<List<Boolean>, Integer> known = new HashMap<>();
        for (int type = 1; type < width; type++) {
            List<Boolean> followers = new ArrayList<>();
            for (int next = 1; next < width; next++) {
                followers.add((open >>> next & 1) != 0 && shape.forbidden(type, next));
            }
            if ((open >>> type & 1) != 0) {
                classOf[type] = known.computeIfAbsent(followers, key -> known.size());
            }
        }
        return known.size();
    }

    private int[] group(long open, int[] typeMinutes, List<int[]> found, List<Integer> limits) {
        Map<List<Object>, List<Integer>> alike = new HashMap<>();
        List<List<Integer>> order = new ArrayList<>();
        order.add(new ArrayList<>(List.of(0)));
        List<Integer> index = new ArrayList<>(List.of(-1));
        for (int type = 1; type < width; type++) {
            if ((open >>> type & 1) == 0) {
                continue;
            }
            List<Boolean> before = new ArrayList<>();
            for (int previous = 1; previous < width; previous++) {
                before.add((open >>> previous & 1) != 0 && shape.forbidden(previous, type));
            }
            boolean counted = shape.maxCount(type) < Math.min(days, shape.maxMinutes() / typeMinutes[type]);
            if (counted) {
                limits.add(shape.maxCount(type));
                order.add(new ArrayList<>(List.of(type)));
                index.add(limits.size() - 1);
                continue;
            }
            List<Object> key = List.of(classOf[type], before, typeMinutes[type]);
            List<Integer> members = alike.get(key);
            if (members == null) {
                members = new ArrayList<>();
                alike.put(key, members);
                order.add(members);
                index.add(-1);
            }
            members.add(type);
        }
        order.forEach(members ->
                found.add(members.stream().mapToInt(Integer::intValue).toArray()));
        return index.stream().mapToInt(Integer::intValue).toArray();
    }

    private int off(int length) {
        return Math.min(length, shape.minOff()) - 1;
    }

    /** @param young a run that began at the edge of what is known, so that its least length does not bind yet */
    private int work(int cls, int length, boolean young) {
        int r = Math.min(length, runs);
        boolean free = young && r < shape.minRun();
        return shape.minOff() + (cls * 2 + (free ? 1 : 0)) * runs + r - 1;
    }

    private void connect() {
        for (int k = 1; k <= shape.minOff(); k++) {
            boolean mayWork = k == shape.minOff();
            arcs(off(k), off(k + 1), mayWork ? -1 : -2, 0, false);
        }
        for (int cls = 0; cls < classes; cls++) {
            for (int r = 1; r <= runs; r++) {
                for (boolean young : new boolean[] {false, true}) {
                    int node = shape.minOff() + (cls * 2 + (young ? 1 : 0)) * runs + r - 1;
                    works[node] = true;
                    boolean mayRest = young || r >= shape.minRun();
                    boolean mayWork = endless || r < runs;
                    arcs(node, mayRest ? off(1) : -1, mayWork ? cls : -2, r, young);
                }
            }
        }
    }

    /** @param after class worked the day before, -1 for none, -2 when no work may follow */
    private void arcs(int node, int rest, int after, int length, boolean young) {
        List<int[]> arcs = new ArrayList<>();
        if (rest >= 0) {
            arcs.add(new int[] {0, rest});
        }
        for (int g = 1; g < groups.length && after != -2; g++) {
            int type = groups[g][0];
            if (after < 0 || !shape.forbidden(memberOf(after), type)) {
                arcs.add(new int[] {g, work(classOf[type], length + 1, young)});
            }
        }
        arcGroup[node] = arcs.stream().mapToInt(a -> a[0]).toArray();
        arcTo[node] = arcs.stream().mapToInt(a -> a[1]).toArray();
    }

    private int memberOf(int cls) {
        for (int g = 1; g < groups.length; g++) {
            if (classOf[groups[g][0]] == cls) {
                return groups[g][0];
            }
        }
        throw new IllegalStateException("A class has members");
    }

    /** Arcs from the start; which shift may not follow the last one before the period is a matter of {@link Pricing}. */
    private void begin(int[] row) {
        if (first == 0) {
            arcs(start, off(shape.minOff()), -1, 0, true);
            return;
        }
        int c = first - 1;
        boolean worked = row[c] != 0;
        int length = 0;
        while (c >= 0 && row[c] != 0 == worked) {
            length++;
            c--;
        }
        boolean edge = c < 0;
        if (worked) {
            boolean mayRest = edge || length >= shape.minRun();
            boolean mayWork = endless || length < runs;
            arcs(start, mayRest ? off(1) : -1, mayWork ? -1 : -2, length, edge);
        } else {
            boolean mayWork = edge || length >= shape.minOff();
            arcs(start, off(edge ? shape.minOff() : length + 1), mayWork ? -1 : -2, 0, false);
        }
    }

    /** Whether work on the day, coming from the node, begins another weekend. */
    boolean addsWeekend(int day, int node) {
        return saturday[day] || sunday[day] && (day == 0 || !works[node]);
    }
}
