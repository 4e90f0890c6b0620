package cn.zhiban.scheduling.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Demand as the engine sees it: demands that the same shifts of the same people serve are one line, with a convex cost of
 * the number of people. Half hours between two starts or ends of shifts become one line, so that a day has about fifteen
 * instead of forty-eight.
 */
final class Lines {
    private final List<Demand> first = new ArrayList<>();
    private final int[] start;
    private final int[] most;
    /** Cost by number of people, one line after the other. */
    private final long[] cost;

    /**
     * @param demands in order
     * @param served per demand what serves it, the same for demands that belong together
     * @param people per demand how many people could ever count
     */
    Lines(List<Demand> demands, List<List<Integer>> served, int[] people, int[] lineOf) {
        Map<Object, Integer> known = new HashMap<>();
        List<List<Demand>> members = new ArrayList<>();
        List<Integer> counting = new ArrayList<>();
        for (int d = 0; d < demands.size(); d++) {
            Demand demand = demands.get(d);
            Object key = Arrays.asList(demand.group(), served.get(d));
            Integer line = known.putIfAbsent(key, members.size());
            if (line == null) {
                line = members.size();
                members.add(new ArrayList<>());
                first.add(demand);
                counting.add(people[d]);
            }
            members.get(line).add(demand);
            lineOf[d] = line;
        }
        start = new int[members.size()];
        most = counting.stream().mapToInt(Integer::intValue).toArray();
        int length = 0;
        for (int l = 0; l < start.length; l++) {
            start[l] = length;
            length = Math.addExact(length, most[l] + 1);
        }
        cost = new long[length];
        for (int l = 0; l < start.length; l++) {
            for (int n = 0; n <= most[l]; n++) {
                for (Demand demand : members.get(l)) {
                    cost[start[l] + n] += demand.cost(n);
                }
            }
        }
    }

    int size() {
        return start.length;
    }

    /** A demand of the line. */
    Demand demand(int line) {
        return first.get(line);
    }

    long cost(int line, int count) {
        return cost[start[line] + count];
    }

    int most(int line) {
        return most[line];
    }

    /** What one more costs when some are there; negative when somebody was missing. */
    long step(int line, int count) {
        int n = Math.min(count, most[line] - 1);
        return n < 0 ? 0 : cost[start[line] + n + 1] - cost[start[line] + n];
    }

    /** The number of people from some on at which the cost and a price per person together are least. */
    int wanted(int line, int from, long price, int scale) {
        int low = Math.min(from, most[line]);
        int high = most[line];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (step(line, middle) * scale + price >= 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
