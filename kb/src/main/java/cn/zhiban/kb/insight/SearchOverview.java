package cn.zhiban.kb.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Searches of a period.
 *
 * @param hourly the slots are hours, otherwise days
 * @param slots all of the period, also empty ones
 * @param now the whole period
 * @param before as long a period right before
 * @param waiting seconds from search to copy
 * @param waitBefore the same of the period before
 * @param hours searches by hour of the day, from 0 to 23
 * @param ranks copies by rank: first, second, third, fourth and fifth, further down, not from a list
 * @param shops by shop, most searches first
 */
public record SearchOverview(
        boolean hourly,
        List<SearchSlot> slots,
        SearchTally now,
        SearchTally before,
        Wait waiting,
        Wait waitBefore,
        List<SearchTally> hours,
        List<Long> ranks,
        List<ShopTally> shops) {
    /** Names of the ranks, as keys of links. */
    public static final List<String> RANKS = List.of("1", "2", "3", "4-5", "6", "none");

    /**
     * Seconds from search to copy.
     *
     * @param copies copies that had a search before them
     * @param median half were quicker, or null without copies
     * @param p90 nine of ten were quicker, or null
     */
    public record Wait(
            long copies, @Nullable Double median, @Nullable Double p90) {}

    /**
     * Searches of a shop.
     *
     * @param shopId the shop, or null for searches without one
     */
    public record ShopTally(@Nullable Long shopId, SearchTally tally) {}
}
