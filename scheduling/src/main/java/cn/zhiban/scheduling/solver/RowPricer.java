package cn.zhiban.scheduling.solver;

import java.util.Arrays;

/**
 * Finds the cheapest rows of a person when each cell has a price: dynamic programming backwards over the
 * {@link RowGraph} with working time and weekends as further dimensions, exact but for the counts of limited types. Those
 * get a price of their own (a Lagrange multiplier) and are held by {@link RowSearch}, which walks forwards guided by the
 * backward values. Workspace of one thread.
 */
final class RowPricer {
    /** Prices are whole numbers: points times this. */
    static final int SCALE = 1000;

    private static final int MOST_CELLS = 12_000_000;
    private static final int ROUNDS = 4;
    /** Where weekends have a price too, which must end up high enough. */
    private static final int WEEKEND_ROUNDS = 16;

    private int[] value = new int[1 << 16];
    private int[] layer = new int[0];
    private int[] layerLow = new int[0];
    private int[] layerWidth = new int[0];
    int[][] price = new int[0][];
    int[][] cheapest = new int[0][];
    private RowGraph graph;
    private RowStates limits;
    private int states;
    private boolean weekendsHeld;
    /** Sum of multiplier times limit: what the prices of limited types add to any row at most. */
    int charged;

    private int[] multipliers = new int[0];
    private int weekendPrice;
    /** Under which the last person whose limit of weekends mattered just kept it. */
    private int usualWeekendPrice;

    RowPricer(RowStates limits) {
        this.limits = limits;
        this.graph = limits.graph;
    }

    RowStates limits() {
        return limits;
    }

    RowGraph graph() {
        return graph;
    }

    /** Whether weekends are a dimension of the values; on very long horizons they are only held forwards. */
    boolean weekendsHeld() {
        return weekendsHeld;
    }

    /**
     * Prices all ways from each node to the end.
     *
     * @param cell price per planned day and type (day * width + type), {@link RowGraph#NEVER} where it may not stand
     * @param multiplier price per limited type and, last, per weekend, adjusted here so that the limits tend to hold
     * @param enough stop adjusting once no row can be cheaper than this
     * @return no row that keeps the limits is cheaper
     */
    int prepare(RowStates of, int[] cell, int width, int[] multiplier, int enough) {
        if (limits != of || layer.length == 0) {
            limits = of;
            graph = of.graph;
            layOut();
        }
        int[] count = new int[graph.limit.length + 1];
        if (weekendsHeld) {
            return adjust(cell, width, multiplier, enough, count);
        }
        // rounds only raise the price of a weekend, so it must fall in between; who has none begins with another's
        int last = graph.limit.length;
        multiplier[last] = multiplier[last] > 0 ? multiplier[last] / 8 * 7 : usualWeekendPrice;
        count[last] = -1; // stays when no way was followed
        int bound = adjust(cell, width, multiplier, enough, count);
        if (count[last] < 0) {
            return bound;
        }
        if (count[last] >= graph.maxWeekends - 1 && count[last] <= graph.maxWeekends) {
            usualWeekendPrice = multiplier[last];
        } else if (count[last] < graph.maxWeekends) {
            multiplier[last] /= 2;
        }
        return bound;
    }

    private int adjust(int[] cell, int width, int[] multiplier, int enough, int[] count) {
        int best = Integer.MIN_VALUE;
        int step = 8 * SCALE;
        for (int round = 0; ; round++) {
            charge(cell, width, multiplier);
            backward();
            int root = at(0, graph.start, 0, 0);
            if (root >= RowGraph.NEVER / 2) {
                return RowGraph.NEVER;
            }
            best = Math.max(best, root - charged);
            if (best >= enough || !follow(count)) {
                return best;
            }
            boolean tooMany = !weekendsHeld && count[graph.limit.length] > graph.maxWeekends;
            if (round >= (tooMany ? WEEKEND_ROUNDS : ROUNDS)) {
                return best;
            }
            boolean moved = false;
            for (int i = 0; i < count.length; i++) {
                int excess = excess(i, count[i]);
                int next = Math.max(0, multiplier[i] + Math.clamp(excess, -3, 3) * step);
                moved |= next != multiplier[i];
                multiplier[i] = next;
            }
            if (!moved) {
                return best;
            }
            step = tooMany ? step * 3 / 2 : step / 2;
        }
    }

    private int excess(int i, int count) {
        if (i == graph.limit.length) {
            return weekendsHeld ? 0 : count - graph.maxWeekends;
        }
        return limits.held[i] ? 0 : count - graph.limit[i];
    }

    private void layOut() {
        int days = graph.days;
        layer = new int[days + 1];
        layerLow = new int[days + 1];
        layerWidth = new int[days + 1];
        weekendsHeld = true;
        states = limits.states;
        long total = total();
        if (total > MOST_CELLS) {
            weekendsHeld = false;
            states = limits.states / limits.weekendStates;
            total = total();
        }
        if (total > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("The horizon is too long");
        }
        if (value.length < total) {
            value = new int[(int) total];
        }
        if (price.length < days) {
            price = new int[days][];
            cheapest = new int[days][];
        }
        for (int d = 0; d < price.length; d++) {
            price[d] = new int[graph.groups.length];
            cheapest[d] = new int[graph.groups.length];
        }
    }

    private long total() {
        long total = 0;
        for (int d = 0; d <= graph.days; d++) {
            layer[d] = (int) Math.min(total, Integer.MAX_VALUE);
            layerLow[d] = limits.layerLow(d);
            layerWidth[d] = limits.layerWidth(d);
            total += (long) graph.nodes * states * layerWidth[d];
        }
        return total;
    }

    private void charge(int[] cell, int width, int[] multiplier) {
        charged = 0;
        multipliers = multiplier.clone();
        for (int i = 0; i < graph.limit.length; i++) {
            charged += multiplier[i] * graph.limit[i];
        }
        weekendPrice = weekendsHeld ? 0 : multiplier[graph.limit.length];
        charged += weekendPrice * Math.max(0, graph.maxWeekends);
        for (int d = 0; d < graph.days; d++) {
            for (int g = 0; g < graph.groups.length; g++) {
                int least = RowGraph.NEVER;
                int type = graph.groups[g][0];
                for (int member : graph.groups[g]) {
                    if (cell[d * width + member] < least) {
                        least = cell[d * width + member];
                        type = member;
                    }
                }
                boolean priced = graph.limited[g] >= 0 && least < RowGraph.NEVER;
                price[d][g] = least + (priced ? multiplier[graph.limited[g]] : 0);
                cheapest[d][g] = type;
            }
        }
    }

    /** Price in force for a limited type. */
    int multiplier(int limitedType) {
        return multipliers[limitedType];
    }

    private int index(int day, int node, int state, int unit) {
        return layer[day] + (node * states + state) * layerWidth[day] + unit - layerLow[day];
    }

    /** Least price from a node to the end; {@link RowGraph#NEVER} or about when there is no way. */
    int at(int day, int node, int state, int unit) {
        if (unit < limits.low[day][node] || unit > limits.high[day][node]) {
            return RowGraph.NEVER;
        }
        return value[index(day, node, weekendsHeld ? state : state / limits.weekendStates, unit)];
    }

    private void backward() {
        int days = graph.days;
        for (int n = 0; n < graph.nodes; n++) {
            for (int w = 0; w < states && limits.high[days][n] >= 0; w++) {
                int from = index(days, n, w, layerLow[days]);
                for (int u = 0; u < layerWidth[days]; u++) {
                    int full = weekendsHeld ? w : w * limits.weekendStates;
                    value[from + u] = limits.mayEnd(full, layerLow[days] + u) ? 0 : RowGraph.NEVER;
                }
            }
        }
        for (int d = days - 1; d >= 0; d--) {
            for (int n = 0; n < graph.nodes; n++) {
                if (limits.high[d][n] >= 0) {
                    for (int w = 0; w < states; w++) {
                        relax(d, n, w);
                    }
                }
            }
        }
    }

    /** Price of a step with what a weekend costs. */
    int arcPrice(int d, int node, int group) {
        return price[d][group] + weekendPrice(d, node, group);
    }

    int weekendPrice(int d, int node, int group) {
        return weekendPrice > 0 && group > 0 && graph.maxWeekends >= 0 && graph.addsWeekend(d, node) ? weekendPrice : 0;
    }

    private void relax(int d, int n, int w) {
        int base = index(d, n, w, layerLow[d]);
        int nodeLow = limits.low[d][n];
        int nodeHigh = limits.high[d][n];
        Arrays.fill(value, base, base + layerWidth[d], RowGraph.NEVER);
        int[] arcGroup = graph.arcGroup[n];
        int[] arcTo = graph.arcTo[n];
        for (int a = 0; a < arcTo.length; a++) {
            int g = arcGroup[a];
            int to = arcTo[a];
            int p = arcPrice(d, n, g);
            if (p >= RowGraph.NEVER / 2 || limits.high[d + 1][to] < 0) {
                continue;
            }
            int next = next(w, d, n, g);
            if (next < 0) {
                continue;
            }
            int u = limits.units[g];
            int low = Math.max(nodeLow, limits.low[d + 1][to] - u);
            int high = Math.min(nodeHigh, limits.high[d + 1][to] - u);
            int target = base + low - layerLow[d];
            int source = index(d + 1, to, next, low + u);
            minimum(value, target, source, high - low + 1, p);
        }
    }

    private int next(int state, int d, int n, int g) {
        if (weekendsHeld) {
            return limits.next(state, d, n, g);
        }
        // the first weekend state of the counts, as if no weekend had been worked
        int after = limits.next(state * limits.weekendStates, d, n, g);
        return after < 0 ? -1 : after / limits.weekendStates;
    }

    private static void minimum(int[] value, int target, int source, int length, int p) {
        for (int i = 0; i < length; i++) {
            value[target + i] = Math.min(value[target + i], value[source + i] + p);
        }
    }

    /**
     * Counts limited types on the cheapest way.
     *
     * @return whether the counts are not as the multipliers want them: above a limit, or below a limit with a price
     */
    private boolean follow(int[] count) {
        Arrays.fill(count, 0);
        int node = graph.start;
        int unit = 0;
        int state = 0;
        for (int d = 0; d < graph.days; d++) {
            int chosen = step(d, node, state, unit);
            int g = graph.arcGroup[node][chosen];
            if (graph.limited[g] >= 0) {
                count[graph.limited[g]]++;
            }
            if (g > 0 && graph.maxWeekends >= 0 && graph.addsWeekend(d, node)) {
                count[graph.limit.length]++;
            }
            state = next(state, d, node, g);
            unit += limits.units[g];
            node = graph.arcTo[node][chosen];
        }
        if (!weekendsHeld && count[graph.limit.length] > graph.maxWeekends) {
            return true;
        }
        for (int i = 0; i < graph.limit.length; i++) {
            if (!limits.held[i] && (count[i] > graph.limit[i] || multipliers[i] > 0 && count[i] != graph.limit[i])) {
                return true;
            }
        }
        return false;
    }

    private int step(int d, int node, int state, int unit) {
        int here = value[index(d, node, state, unit)];
        for (int a = 0; a < graph.arcTo[node].length; a++) {
            int g = graph.arcGroup[node][a];
            int to = graph.arcTo[node][a];
            int after = next(state, d, node, g);
            int later = unit + limits.units[g];
            if (after >= 0
                    && price[d][g] < RowGraph.NEVER / 2
                    && later >= limits.low[d + 1][to]
                    && later <= limits.high[d + 1][to]
                    && value[index(d + 1, to, after, later)] + arcPrice(d, node, g) == here) {
                return a;
            }
        }
        throw new IllegalStateException("The cheapest way got lost");
    }
}
