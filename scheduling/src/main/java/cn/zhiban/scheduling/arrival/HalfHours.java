package cn.zhiban.scheduling.arrival;

import cn.zhiban.scheduling.forecast.History;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The 48 half hours of a day (时段), numbered from 0. */
public final class HalfHours {
    /** How many there are. */
    public static final int OF_DAY = History.SLOTS;
    /** Length of one. */
    public static final int SECONDS = 1_800;

    private static final Pattern TIME =
            Pattern.compile("(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}[ T]+)?(\\d{1,2})[:\uff1a](\\d{2})(?:[:\uff1a]\\d{2})?"
                    + "(?:\\s*[-~\uff5e\u2013\u81f3]\\s*\\d{1,2}[:\uff1a]\\d{2}(?::\\d{2})?)?");

    private HalfHours() {}

    /** Its beginning, for example 09:30; 24:00 for the end of the day. */
    public static String label(int slot) {
        return String.format(Locale.ROOT, "%02d:%02d", slot / 2, slot % 2 * 30);
    }

    /** Minute of the day of a time as people type it: 9:30, 09:30:00, 09:30-10:00, 2026-11-11 09:30; empty if it is none. */
    static OptionalInt minute(String text) {
        Matcher parts = TIME.matcher(text.strip());
        if (!parts.matches()) {
            return OptionalInt.empty();
        }
        int hour = Integer.parseInt(parts.group(1));
        int minute = Integer.parseInt(parts.group(2));
        return hour < 24 && minute < 60 ? OptionalInt.of(hour * 60 + minute) : OptionalInt.empty();
    }

    /** Splits a whole number over the half hours in proportion to weights, without losing one. */
    static int[] split(int total, double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        int[] parts = new int[OF_DAY];
        double owed = 0;
        for (int slot = 0; slot < OF_DAY; slot++) {
            owed += sum > 0 ? total * weights[slot] / sum : (double) total / OF_DAY;
            parts[slot] = (int) Math.round(owed);
            owed -= parts[slot];
        }
        return parts;
    }
}
