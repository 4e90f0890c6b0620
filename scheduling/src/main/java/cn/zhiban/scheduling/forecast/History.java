package cn.zhiban.scheduling.forecast;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What arrived: for each day that is known the number per half hour. Days that are not there are unknown (or closed) and
 * are never taken for zero.
 */
public final class History {
    /** Half hours of a day. */
    public static final int SLOTS = 48;

    private final TreeMap<LocalDate, double[]> days = new TreeMap<>();

    /** @param known numbers per half hour, {@value #SLOTS} of them and none negative, by day */
    public History(NavigableMap<LocalDate, double[]> known) {
        known.forEach((day, counts) -> {
            if (counts.length != SLOTS) {
                throw new IllegalArgumentException(day + " has " + counts.length + " slots");
            }
            for (double count : counts) {
                if (!(count >= 0) || Double.isInfinite(count)) {
                    throw new IllegalArgumentException(day + " has the number " + count);
                }
            }
            days.put(day, counts.clone());
        });
    }

    /** Only what is known of days before this one. */
    public History before(LocalDate day) {
        return new History(days.headMap(day, false));
    }

    /** Only what is known from this day on. */
    public History since(LocalDate day) {
        return new History(days.tailMap(day, true));
    }

    /** Numbers per half hour of a day, a copy; empty if the day is unknown. */
    public Optional<double[]> counts(LocalDate day) {
        return Optional.ofNullable(days.get(day)).map(double[]::clone);
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return days.isEmpty();
    }

    /** Last day that is known. */
    public LocalDate last() {
        return days.lastKey();
    }

    /** First day that is known. */
    public LocalDate first() {
        return days.firstKey();
    }

    /** How many days are known. */
    public int size() {
        return days.size();
    }

    NavigableMap<LocalDate, double[]> days() {
        return days;
    }

    static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}
