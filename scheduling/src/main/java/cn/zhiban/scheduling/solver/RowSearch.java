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
    /** Counts of limited types are kept in 16 bits each. */
    private static final int PER_WORD = 4;

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
    /** Counts of the limited types that are not part of the state, some words per label. */
    private long[] counts = new long[LABELS];

    private int words = 1;
    /** Place among the counts per limited type, or -1 where the state holds it. */
    private int[] place = new int[0];

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
        layOut();
        begin(cutoff);
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
        int to = labels * words;
        System.arraycopy(counts, label * words, counts, to, words);
        if (limit >= 0 && place[limit] >= 0) {
            int shift = place[limit] % PER_WORD * 16;
            int word = to + place[limit] / PER_WORD;
            if ((counts[word] >>> shift & 0xffff) >= graph.limit[limit]) {
                return;
            }
            counts[word] += 1L << shift;
        }
        int plain = p - pricer.weekendPrice(d, n, g) - (limit < 0 ? 0 : pricer.multiplier(limit));
        int units = unit[label] + limits.units[g];
        push(label, a, d + 1, cost[label] + plain, charged[label] + p, graph.arcTo[n][a], units, w, cutoff);
    }

    private void layOut() {
        place = new int[graph.limit.length];
        int counted = 0;
        for (int l = 0; l < place.length; l++) {
            place[l] = limits.held[l] ? -1 : counted++;
        }
        words = Math.max(1, Math.ceilDiv(counted, PER_WORD));
        if (counts.length < LABELS * words) {
            counts = new long[LABELS * words];
        }
    }

    private void begin(int cutoff) {
        Arrays.fill(counts, 0, words, 0);
        push(-1, 0, 0, 0, 0, graph.start, 0, 0, cutoff);
    }

    /** Keeps a label whose counts stand behind those of the last one. */
    private void push(int from, int a, int d, int c, int withPrices, int n, int u, int w, int cutoff) {
        int rest = pricer.at(d, n, w, u);
        if (rest >= RowGraph.NEVER / 2) {
            return;
        }
        int key = withPrices + rest - pricer.charged;
        if (key >= cutoff || beaten(d, n, u, w, c)) {
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

    private boolean beaten(int d, int n, int u, int w, int c) {
        int i = slotOf(d, n, u, w);
        if (slotStamp[i] != stamp) {
            return false;
        }
        for (int l = slot[i]; l >= 0; l = next[l]) {
            if (cost[l] <= c && atMost(l * words, labels * words)) {
                return true;
            }
        }
        return false;
    }

    /** Whether none of the counts at one place is above that at the other; they stay below 2^15 as horizons do. */
    private boolean atMost(int one, int other) {
        for (int i = 0; i < words; i++) {
            long room = (counts[other + i] | 0x8000800080008000L) - counts[one + i];
            if ((room & 0x8000800080008000L) != 0x8000800080008000L) {
                return false;
            }
        }
        return true;
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
        begin(cutoff);
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
