package cn.zhiban.kb.insight;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An hour or a day of searches.
 *
 * @param start when it starts, local
 * @param tally what happened in it
 * @param median half of the copies came within so many seconds after their search, or null without copies
 * @param p90 nine of ten did, or null
 */
public record SearchSlot(
        LocalDateTime start,
        SearchTally tally,
        @Nullable Double median,
        @Nullable Double p90) {}
