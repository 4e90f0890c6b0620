package cn.zhiban.training.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What somebody has seen of a video. Seconds that were played count once, however often they were played; jumping over
 * a stretch does not count it.
 *
 * @param position where it goes on, in seconds
 * @param length of the whole, in seconds, 0 if not known
 * @param ranges stretches that were played, in order, apart from each other
 */
public record Watched(int position, int length, List<Range> ranges) {
    /** Nothing yet. */
    public static final Watched NOTHING = new Watched(0, 0, List.of());

    private static final int MOST = 100;

    /** A stretch. @param to the first second that was not played */
    public record Range(int from, int to) {}

    /** Puts stretches in order and together. */
    public Watched {
        List<Range> sorted = ranges.stream()
                .map(one -> new Range(Math.max(one.from(), 0), length > 0 ? Math.min(one.to(), length) : one.to()))
                .filter(one -> one.to() > one.from())
                .sorted(Comparator.comparingInt(Range::from))
                .toList();
        List<Range> merged = new ArrayList<>();
        for (Range one : sorted) {
            // a second between two stretches is lost in rounding
            if (!merged.isEmpty() && one.from() <= merged.getLast().to() + 1) {
                Range last = merged.removeLast();
                merged.add(new Range(last.from(), Math.max(last.to(), one.to())));
            } else {
                merged.add(one);
            }
        }
        ranges = List.copyOf(merged.size() > MOST ? merged.subList(0, MOST) : merged);
    }

    /** This, and what was played now. */
    public Watched and(Watched more) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(more.ranges());
        return new Watched(more.position(), Math.max(length, more.length()), all);
    }

    /** Share that was seen, in percent. */
    public int percent() {
        int seen = ranges.stream().mapToInt(one -> one.to() - one.from()).sum();
        return length == 0 ? 0 : Math.min(100, Math.round(100f * seen / length));
    }

    /** As it is kept. */
    String text() {
        return ranges.stream().map(one -> one.from() + "-" + one.to()).collect(Collectors.joining(","));
    }

    /** What {@link #text()} wrote, or a browser sent; what cannot be read is left out. */
    static List<Range> ranges(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", MOST * 2)) {
            if (part.matches("\\d{1,6}-\\d{1,6}")) {
                int dash = part.indexOf('-');
                ranges.add(new Range(
                        Integer.parseInt(part.substring(0, dash)), Integer.parseInt(part.substring(dash + 1))));
            }
        }
        return ranges;
    }
}
