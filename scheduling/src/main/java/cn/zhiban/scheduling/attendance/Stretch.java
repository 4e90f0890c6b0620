package cn.zhiban.scheduling.attendance;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Time without a gap, in minutes of the company's clock since 1970, so that what goes over midnight is one piece.
 *
 * @param from first minute
 * @param to minute after the last
 */
public record Stretch(int from, int to) {
    /** Minutes of a day. */
    static final int DAY = 1440;

    /** First minute of a day. */
    static int midnight(LocalDate day) {
        return Math.toIntExact(day.toEpochDay()) * DAY;
    }

    /** The minute of a moment, seconds cut off. */
    static int minute(LocalDateTime moment) {
        return midnight(moment.toLocalDate()) + moment.getHour() * 60 + moment.getMinute();
    }

    /** The day in which a minute lies. */
    static LocalDate day(int minute) {
        return LocalDate.ofEpochDay(Math.floorDiv(minute, DAY));
    }

    /** From minutes after midnight of a day. */
    static Stretch of(LocalDate day, int from, int to) {
        return new Stretch(midnight(day) + from, midnight(day) + to);
    }

    /** How long. */
    public int minutes() {
        return to - from;
    }

    /** Minutes that it shares with another. */
    public int shared(Stretch other) {
        return Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
    }

    /** From when to when as people write it, seen from a day. */
    public String text(LocalDate day) {
        int start = midnight(day);
        return cn.zhiban.scheduling.shift.ClockText.of(from - start, to - start);
    }

    /** In order, overlapping and touching ones as one. */
    static List<Stretch> merged(List<Stretch> stretches) {
        List<Stretch> merged = new ArrayList<>();
        for (Stretch one : stretches.stream()
                .filter(some -> some.minutes() > 0)
                .sorted(Comparator.comparingInt(Stretch::from))
                .toList()) {
            if (!merged.isEmpty() && one.from <= merged.getLast().to) {
                Stretch last = merged.removeLast();
                merged.add(new Stretch(last.from, Math.max(last.to, one.to)));
            } else {
                merged.add(one);
            }
        }
        return merged;
    }

    /** What lies within. */
    static List<Stretch> within(List<Stretch> stretches, int from, int to) {
        return stretches.stream()
                .map(one -> new Stretch(Math.max(one.from, from), Math.min(one.to, to)))
                .filter(one -> one.minutes() > 0)
                .toList();
    }

    /** All minutes together. */
    static int sum(List<Stretch> stretches) {
        return stretches.stream().mapToInt(Stretch::minutes).sum();
    }

    /** Without so many minutes, taken from a minute on forwards, and before it if there are not enough. */
    static List<Stretch> without(List<Stretch> merged, int from, int minutes) {
        List<Stretch> left = new ArrayList<>(within(merged, Integer.MIN_VALUE, from));
        int open = minutes;
        for (Stretch one : within(merged, from, Integer.MAX_VALUE)) {
            int taken = Math.min(open, one.minutes());
            open -= taken;
            if (taken < one.minutes()) {
                left.add(new Stretch(one.from + taken, one.to));
            }
        }
        for (int i = left.size() - 1; i >= 0 && open > 0; i--) {
            Stretch one = left.get(i);
            if (one.to <= from) {
                int taken = Math.min(open, one.minutes());
                open -= taken;
                left.set(i, new Stretch(one.from, one.to - taken));
            }
        }
        return merged(left);
    }
}
