package cn.zhiban.scheduling.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Best-first search for the cheapest rows that also keep the counts of limited types, guided by the values of a
 * {@link RowPricer}; labels beaten at the same node in price and all counts are dropped. Workspace of one thread.
 */
final class RowSearch {
    private static final int LABELS = 60_000;
    private static final int SLOTS = 1 << 17;
    private static final int COUNTED = 16;

    /** A row found. */
    record Found(int[] row, int price) {}

    private final int[] cost = new int[LABELS];
    /** Cost with the prices of limited types. */
    private final int[] charged = new int[LABELS];

    private final int[] node = new int[LABELS];
    private final int[] parent = new int[LABELS];
    private final short[] day = new short[LABELS];
    private final short[] unit = new short[LABELS];
    private final short[] state = new short[LABELS];
    private final byte[] arc = new byte[LABELS];
    private final long[] countA = new long[LABELS];
    private final long[] countB = new long[LABELS];
    private final int[] next = new int[LABELS];
    private final int[] slot = new int[SLOTS];
    private final long[] slotKey = new long[SLOTS];
    private final int[] slotStamp = new int[SLOTS];
    private int stamp;
    private int labels;
    private final KeyHeap heap = new KeyHeap(LABELS * 2);
    private RowPricer pricer;
    private RowGraph graph;
    private RowStates limits;
    private boolean complete;

    RowSearch(RowPricer pricer) {
        this.pricer = pricer;
        this.graph = pricer.graph();
        this.limits = pricer.limits();
    }

    /** Whether the last search went through everything cheaper than what it found or than its cutoff. */
    boolean complete() {
        return complete;
    }

    /**
     * Finds the cheapest rows below a price, cheapest first.
     *
     * @param past columns before the period, copied into each row
     */
    List<Found> find(RowPricer prepared, int[] past, int cutoff, int most, int pops) {
        pricer = prepared;
        graph = prepared.graph();
        limits = prepared.limits();
        labels = 0;
        stamp++;
        heap.clear();
        complete = true;
        List<Found> found = new ArrayList<>();
        push(-1, 0, 0, 0, 0, graph.start, 0, 0, 0L, 0L, cutoff);
        int left = pops;
        while (!heap.isEmpty() && found.size() < most) {
            long key = heap.poll();
            int label = (int) (key & 0x3fffff);
            if (day[label] == graph.days) {
                Found row = row(label, past);
                if (row.price() < cutoff) {
                    found.add(row);
                }
                continue;
            }
            expand(label, cutoff);
            if (--left == 0 || labels + 64 > LABELS) {
                complete = false;
                break;
            }
        }
        if (!complete && found.isEmpty()) {
            dive(past, cutoff, found);
        }
        return found;
    }

    private void expand(int label, int cutoff) {
        int d = day[label];
        int n = node[label];
        for (int a = 0; a < graph.arcTo[n].length; a++) {
            child(label, d, n, a, cutoff);
        }
    }

    private void child(int label, int d, int n, int a, int cutoff) {
        int g = graph.arcGroup[n][a];
        int p = pricer.arcPrice(d, n, g);
        int w = p >= RowGraph.NEVER / 2 ? -1 : limits.next(state[label], d, n, g);
        if (w < 0) {
            return;
        }
        int limit = graph.limited[g];
        long cA = countA[label];
        long cB = countB[label];
        if (limit >= 0 && !limits.held[limit] && limit < COUNTED && graph.limit[limit] < 128) {
            int shift = limit % 8 * 8;
            long counts = limit < 8 ? cA : cB;
            if ((counts >>> shift & 0xff) >= graph.limit[limit]) {
                return;
            }
            cA += limit < 8 ? 1L << shift : 0;
            cB += limit < 8 ? 0 : 1L << shift;
        }
        int plain = p - pricer.weekendPrice(d, n, g) - (limit < 0 ? 0 : pricer.multiplier(limit));
        int units = unit[label] + limits.units[g];
        push(label, a, d + 1, cost[label] + plain, charged[label] + p, graph.arcTo[n][a], units, w, cA, cB, cutoff);
    }

    private void push(
            int from, int a, int d, int c, int withPrices, int n, int u, int w, long cA, long cB, int cutoff) {
        int rest = pricer.at(d, n, w, u);
        if (rest >= RowGraph.NEVER / 2) {
            return;
        }
        int key = withPrices + rest - pricer.charged;
        if (key >= cutoff || beaten(d, n, u, w, c, cA, cB)) {
            return;
        }
        int label = labels++;
        cost[label] = c;
        charged[label] = withPrices;
        node[label] = n;
        parent[label] = from;
        day[label] = (short) d;
        unit[label] = (short) u;
        state[label] = (short) w;
        arc[label] = (byte) a;
        countA[label] = cA;
        countB[label] = cB;
        remember(label, d, n, u, w);
        int rank = d == graph.days ? c : key;
        heap.add((long) rank << 32 | (long) (graph.days - d) << 22 | label);
    }

    private int slotOf(int d, int n, int u, int w) {
        long key = (((long) d * graph.nodes + n) << 28) + ((long) u << 12) + w;
        int i = (int) ((key * 0x9E3779B97F4A7C15L) >>> 47);
        while (slotStamp[i] == stamp && slotKey[i] != key) {
            i = i + 1 & SLOTS - 1;
        }
        slotKey[i] = key;
        return i;
    }

    private boolean beaten(int d, int n, int u, int w, int c, long cA, long cB) {
        int i = slotOf(d, n, u, w);
        if (slotStamp[i] != stamp) {
            return false;
        }
        for (int l = slot[i]; l >= 0; l = next[l]) {
            if (cost[l] <= c && atMost(countA[l], cA) && atMost(countB[l], cB)) {
                return true;
            }
        }
        return false;
    }

    /** Whether each byte of a is at most that of b; bytes stay below 128 by the limits. */
    private static boolean atMost(long a, long b) {
        return ((b | 0x8080808080808080L) - a & 0x8080808080808080L) == 0x8080808080808080L;
    }

    private void remember(int label, int d, int n, int u, int w) {
        int i = slotOf(d, n, u, w);
        next[label] = slotStamp[i] == stamp ? slot[i] : -1;
        slotStamp[i] = stamp;
        slot[i] = label;
    }

    private Found row(int label, int[] past) {
        int[] row = Arrays.copyOf(past, graph.first + graph.days);
        for (int l = label; parent[l] >= 0; l = parent[l]) {
            int d = day[parent[l]];
            int g = graph.arcGroup[node[parent[l]]][arc[l]];
            row[graph.first + d] = pricer.cheapest[d][g];
        }
        return new Found(row, cost[label]);
    }

    /** When the search would take too long: goes from the start by the cheapest step each time, without looking back. */
    private void dive(int[] past, int cutoff, List<Found> found) {
        labels = 0;
        stamp++;
        heap.clear();
        push(-1, 0, 0, 0, 0, graph.start, 0, 0, 0L, 0L, cutoff);
        while (!heap.isEmpty() && labels + 64 < LABELS) {
            int label = (int) (heap.poll() & 0x3fffff);
            heap.clear();
            if (day[label] == graph.days) {
                Found row = row(label, past);
                if (row.price() < cutoff) {
                    found.add(row);
                }
                return;
            }
            expand(label, cutoff);
        }
    }
}
