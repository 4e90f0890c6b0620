package cn.zhiban.scheduling.dayplan;

import cn.zhiban.scheduling.dayplan.BreakDay.Shift;
import java.util.ArrayList;
import java.util.List;

/**
 * All ways to place the breaks of one shift, and what each costs by itself: work without a break for too long, breaks far
 * from the middle.
 */
final class BreakPlaces {
    /** One quarter of work beyond the longest stretch. */
    static final long STRETCH = 10_000_000_000L;

    private static final int APART = 60;
    private static final int MOST_PARTS = 3;

    /** Where each break begins, way by way. */
    final int[][] ways;

    /** What each way costs by itself. */
    final long[] own;

    /** Minutes of each break that is placed. */
    final int[] parts;

    private BreakPlaces(int[][] ways, long[] own, int[] parts) {
        this.ways = ways;
        this.own = own;
        this.parts = parts;
    }

    static BreakPlaces of(Shift shift) {
        int many = Math.min(MOST_PARTS, shift.parts().size());
        int[] parts = shift.parts().subList(0, many).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        List<int[]> choices = new ArrayList<>();
        for (int part = 0; part < many; part++) {
            choices.add(choices(shift, part, parts[part]));
        }
        List<int[]> ways = new ArrayList<>();
        for (int apart : new int[] {APART, 0}) {
            if (ways.isEmpty()) {
                combine(choices, parts, new int[many], 0, apart, ways);
            }
        }
        if (ways.isEmpty()) {
            // what stands by hand leaves no room for the rest, or the shift is shorter than its breaks
            return many == 0
                    ? new BreakPlaces(new int[][] {{}}, new long[] {own(shift, parts, new int[0])}, parts)
                    : of(without(shift, many - 1));
        }
        long[] own = new long[ways.size()];
        for (int way = 0; way < own.length; way++) {
            own[way] = own(shift, parts, ways.get(way));
        }
        return new BreakPlaces(ways.toArray(int[][]::new), own, parts);
    }

    private static Shift without(Shift shift, int many) {
        return new Shift(
                shift.start(),
                shift.end(),
                shift.parts().subList(0, many),
                shift.fixed().subList(0, many),
                shift.earliest(),
                shift.latest(),
                shift.longest(),
                shift.pool(),
                shift.groups());
    }

    private static int[] choices(Shift shift, int part, int minutes) {
        int fixed = shift.fixed().get(part);
        if (fixed >= 0) {
            return new int[] {fixed};
        }
        // a meal lies in the middle half of the shift
        int edge = part == 0 ? (shift.end() - shift.start()) / 4 : 0;
        int first = shift.start() + Math.max(edge, shift.earliest());
        int last = shift.end() - Math.max(edge, shift.latest()) - minutes;
        if (last < first) {
            first = shift.start();
            last = shift.end() - minutes;
        }
        int[] starts = range(first, last);
        return starts.length > 0 || last < first ? starts : new int[] {first};
    }

    private static int[] range(int first, int last) {
        List<Integer> starts = new ArrayList<>();
        for (int at = BreakDay.to(first, 0) * BreakDay.QUARTER; at <= last; at += BreakDay.QUARTER) {
            starts.add(at);
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void combine(List<int[]> choices, int[] parts, int[] way, int part, int apart, List<int[]> found) {
        if (part == parts.length) {
            if (part > 0) {
                found.add(way.clone());
            }
            return;
        }
        for (int start : choices.get(part)) {
            way[part] = start;
            boolean free = true;
            for (int other = 0; other < part; other++) {
                free &= start >= way[other] + parts[other] + apart || way[other] >= start + parts[part] + apart;
            }
            if (free) {
                combine(choices, parts, way, part + 1, apart, found);
            }
        }
    }

    /** Long stretches first, then even ones, then a meal near the middle. */
    private static long own(Shift shift, int[] parts, int[] way) {
        int[] order = java.util.stream.IntStream.range(0, way.length)
                .boxed()
                .sorted(java.util.Comparator.comparing(part -> way[part]))
                .mapToInt(Integer::intValue)
                .toArray();
        long cost = 0;
        int since = shift.start();
        for (int part : order) {
            cost += stretch(shift, way[part] - since);
            since = way[part] + parts[part];
        }
        cost += stretch(shift, shift.end() - since);
        if (way.length > 0) {
            long off = Math.abs(2 * way[0] + parts[0] - shift.start() - shift.end()) / (2L * BreakDay.QUARTER);
            cost += 2 * off * off;
        }
        return cost;
    }

    private static long stretch(Shift shift, int minutes) {
        long quarters = minutes / BreakDay.QUARTER;
        long over = Math.max(0, (minutes - shift.longest() + BreakDay.QUARTER - 1) / BreakDay.QUARTER);
        return quarters * quarters + over * STRETCH;
    }
}
