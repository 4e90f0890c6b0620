package cn.zhiban.kb.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number at the top of the dashboard.
 *
 * @param nameKey key of its name
 * @param value the number, or null if there is nothing to make it of
 * @param unit what it is
 * @param before the same of the period before, or null if it cannot be compared
 * @param better which way is good, to colour the change
 * @param trend values over the period in order, may be empty
 * @param link address inside the suite where it comes from, without a leading slash, or {@code #} and the name of the card
 *     of the same page that shows it; may be empty
 */
public record Figure(
        String nameKey,
        @Nullable Double value,
        Unit unit,
        @Nullable Double before,
        Better better,
        List<Double> trend,
        String link) {
    /** A number that stands alone. */
    static Figure of(String nameKey, @Nullable Double value, Unit unit, Better better, String link) {
        return new Figure(nameKey, value, unit, null, better, List.of(), link);
    }

    public Figure {
        trend = List.copyOf(trend);
    }

    /** What a number is. */
    public enum Unit {
        NUMBER,
        /** From 0 to 1. */
        SHARE,
        SECONDS,
        HOURS,
        /** For each thousand conversations. */
        PER_THOUSAND
    }

    /** Which way is good. */
    public enum Better {
        MORE,
        LESS,
        /** Neither. */
        NONE
    }
}
