package cn.zhiban.scheduling.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The resources along the paths of a {@link RowGraph} that the dynamic program tells apart: working time in units, weekends
 * worked, and counts of the limited types that are held exactly. A state is a number made of weekends and counts; working
 * time is kept beside it. Where a held type's working time is no multiple of the unit the rest follows from its count.
 */
final class RowStates {
    private static final int MOST_HELD = 14;
    private static final long MOST_CELLS = 3_000_000;

    final RowGraph graph;
    /** Which limited types are held exactly, the others get prices. */
    final boolean[] held;
    /** Working time per group in units. */
    final int[] units;
    /** Number of states per node, day and working time. */
    final int states;
    /** Of them, those that differ in weekends only. */
    final int weekendStates;
    /** Least and most units a path may have at a node of a day; the least is NEVER where no path leads. */
    final int[][] low;

    final int[][] high;
    final int minUnits;
    final int maxUnits;
    final long cells;
    private final int unit;
    private final int[] stride;
    private final int[] rest;

    private RowStates(RowGraph graph, Person person, boolean[] held) {
        this.graph = graph;
        this.held = held;
        weekendStates = Math.max(0, graph.maxWeekends) + 1;
        stride = new int[held.length];
        int count = weekendStates;
        for (int l = 0; l < held.length; l++) {
            stride[l] = count;
            count *= held[l] ? graph.limit[l] + 1 : 1;
        }
        states = count;
        unit = unit();
        units = new int[graph.groups.length];
        rest = new int[held.length];
        long least = 0;
        long most = 0;
        for (int g = 1; g < units.length; g++) {
            units[g] = Math.toIntExact(Math.round(graph.minutes[g] / (double) unit));
            int l = graph.limited[g];
            if (l >= 0 && held[l]) {
                rest[l] = graph.minutes[g] - units[g] * unit;
                least += (long) Math.min(0, rest[l]) * graph.limit[l];
                most += (long) Math.max(0, rest[l]) * graph.limit[l];
            }
        }
        int largest = Arrays.stream(units).max().orElse(0) * graph.days;
        minUnits = (int) Math.clamp(Math.ceilDiv(graph.shape.minMinutes() - most, unit), 0, largest + 1);
        maxUnits = (int) Math.clamp(Math.floorDiv(graph.shape.maxMinutes() - least, unit), -1, largest);
        low = new int[graph.days + 1][graph.nodes];
        high = new int[graph.days + 1][graph.nodes];
        new RowBands(this, person).fill();
        cells = width() * states;
    }

    /** Holds the types with the smallest limits as long as the tables stay small. */
    static RowStates of(RowGraph graph, Person person) {
        RowStates chosen = new RowStates(graph, person, new boolean[graph.limit.length]);
        List<Integer> order = new ArrayList<>();
        for (int l = 0; l < graph.limit.length; l++) {
            order.add(l);
        }
        order.sort((a, b) -> Integer.compare(graph.limit[a], graph.limit[b]));
        for (int l : order) {
            if (graph.limit[l] > MOST_HELD) {
                break;
            }
            boolean[] more = chosen.held.clone();
            more[l] = true;
            RowStates next = new RowStates(graph, person, more);
            if (next.states < 4096 && next.cells <= Math.max(MOST_CELLS, chosen.cells)) {
                chosen = next;
            }
        }
        return chosen;
    }

    private int unit() {
        int found = 0;
        for (int g = 1; g < graph.groups.length; g++) {
            if (graph.limited[g] < 0 || !held[graph.limited[g]]) {
                found = gcd(found, graph.minutes[g]);
            }
        }
        if (found == 0 && graph.groups.length > 1) {
            found = graph.minutes[1];
        }
        return Math.max(1, found);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private long width() {
        long sum = 0;
        for (int d = 0; d <= graph.days; d++) {
            sum += (long) graph.nodes * layerWidth(d);
        }
        return sum;
    }

    int layerLow(int day) {
        return Arrays.stream(low[day]).min().orElse(0);
    }

    int layerWidth(int day) {
        int most = Arrays.stream(high[day]).max().orElse(-1);
        return most < 0 ? 0 : most - layerLow(day) + 1;
    }

    /** Whether a path may end with so many units in the state. */
    boolean mayEnd(int state, int end) {
        long minutes = (long) unit * end;
        for (int l = 0; l < held.length; l++) {
            if (held[l]) {
                minutes += (long) rest[l] * (state / stride[l] % (graph.limit[l] + 1));
            }
        }
        return minutes >= graph.shape.minMinutes() && minutes <= graph.shape.maxMinutes();
    }

    /** The state after a step, or -1 when a limit is passed. */
    int next(int state, int day, int node, int group) {
        if (group == 0) {
            return state;
        }
        int after = state;
        if (graph.maxWeekends >= 0 && graph.addsWeekend(day, node)) {
            if (state % weekendStates == graph.maxWeekends) {
                return -1;
            }
            after++;
        }
        int l = graph.limited[group];
        if (l >= 0 && held[l]) {
            if (state / stride[l] % (graph.limit[l] + 1) == graph.limit[l]) {
                return -1;
            }
            after += stride[l];
        }
        return after;
    }
}
