package cn.zhiban.scheduling.forecast;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day on which something makes more or fewer people write than usual: a phase of an event (大促).
 *
 * @param day the day, in the past to learn from or in the future to forecast
 * @param effect what happens: days with the same name are taken to have the same effect, for example {@code 618/PEAK}
 * @param factor how many times as many write as without it; null = learned from past days with the same effect
 * @param fromSlot first half hour it touches, 0 to 47
 * @param toSlot half hour it no longer touches, up to 48
 */
public record DayMark(
        LocalDate day, String effect, @Nullable Double factor, int fromSlot, int toSlot) {
    public DayMark {
        if (factor != null && !(factor >= 0 && factor <= 1_000)) {
            throw new IllegalArgumentException("factor " + factor);
        }
        if (fromSlot < 0 || toSlot > History.SLOTS || fromSlot >= toSlot) {
            throw new IllegalArgumentException("slots " + fromSlot + " to " + toSlot);
        }
    }

    /** The whole day. */
    public DayMark(LocalDate day, String effect, @Nullable Double factor) {
        this(day, effect, factor, 0, History.SLOTS);
    }

    boolean touches(int slot) {
        return slot >= fromSlot && slot < toSlot;
    }
}
