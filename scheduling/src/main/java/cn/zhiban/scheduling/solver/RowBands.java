package cn.zhiban.scheduling.solver;

import java.util.Arrays;

/** Finds for each node and day of a graph which amounts of working time lie on a path that ends within the bounds. */
final class RowBands {
    private final RowStates states;
    private final RowGraph graph;
    private final boolean[][] open;

    RowBands(RowStates states, Person person) {
        this.states = states;
        this.graph = states.graph;
        this.open = new boolean[graph.days][graph.groups.length];
        for (int d = 0; d < graph.days; d++) {
            for (int g = 0; g < graph.groups.length; g++) {
                for (int type : graph.groups[g]) {
                    open[d][g] |= person.isOpen(graph.first + d, type);
                }
            }
        }
    }

    void fill() {
        int[][] least = states.low;
        int[][] most = states.high;
        for (int d = 0; d <= graph.days; d++) {
            Arrays.fill(least[d], RowGraph.NEVER);
            Arrays.fill(most[d], -1);
        }
        least[0][graph.start] = 0;
        most[0][graph.start] = 0;
        for (int d = 0; d < graph.days; d++) {
            for (int n = 0; n < graph.nodes; n++) {
                for (int a = 0; least[d][n] < RowGraph.NEVER && a < graph.arcTo[n].length; a++) {
                    int g = graph.arcGroup[n][a];
                    int to = graph.arcTo[n][a];
                    if (open[d][g]) {
                        least[d + 1][to] = Math.min(least[d + 1][to], least[d][n] + states.units[g]);
                        most[d + 1][to] = Math.max(most[d + 1][to], most[d][n] + states.units[g]);
                    }
                }
            }
        }
        backward(least, most);
    }

    /** Narrows the bands by what can still be worked. */
    private void backward(int[][] least, int[][] most) {
        int[] restLeast = new int[graph.nodes];
        int[] restMost = new int[graph.nodes];
        int[] nextLeast = new int[graph.nodes];
        int[] nextMost = new int[graph.nodes];
        for (int d = graph.days; d >= 0; d--) {
            for (int n = 0; n < graph.nodes; n++) {
                restLeast[n] = d == graph.days ? 0 : RowGraph.NEVER;
                restMost[n] = d == graph.days ? 0 : -1;
                for (int a = 0; d < graph.days && a < graph.arcTo[n].length; a++) {
                    int g = graph.arcGroup[n][a];
                    int to = graph.arcTo[n][a];
                    if (open[d][g] && nextMost[to] >= 0) {
                        restLeast[n] = Math.min(restLeast[n], nextLeast[to] + states.units[g]);
                        restMost[n] = Math.max(restMost[n], nextMost[to] + states.units[g]);
                    }
                }
                if (least[d][n] < RowGraph.NEVER) {
                    least[d][n] = Math.max(least[d][n], states.minUnits - restMost[n]);
                    most[d][n] = Math.min(most[d][n], states.maxUnits - restLeast[n]);
                    if (restMost[n] < 0 || least[d][n] > most[d][n]) {
                        least[d][n] = RowGraph.NEVER;
                        most[d][n] = -1;
                    }
                }
            }
            System.arraycopy(restLeast, 0, nextLeast, 0, graph.nodes);
            System.arraycopy(restMost, 0, nextMost, 0, graph.nodes);
        }
    }
}
