package cn.zhiban.scheduling.requirement;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The needs of a group on a day by half hours; null where nothing is said.
 *
 * @param day the day
 * @param computed from the forecast
 * @param typed by hand
 */
public record NeedDay(LocalDate day, List<@Nullable Integer> computed, List<@Nullable Integer> typed) {
    public NeedDay {
        computed = Collections.unmodifiableList(computed);
        typed = Collections.unmodifiableList(typed);
    }

    /** What holds in the half hour, null if nothing is said. */
    public @Nullable Integer need(int slot) {
        Integer byHand = typed.get(slot);
        return byHand != null ? byHand : computed.get(slot);
    }
}
