package cn.zhiban.scheduling.arrival;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a shop's arrivals.
 *
 * @param days number of days
 * @param first first of them, null if there are none
 * @param last last of them, null if there are none
 * @param total arrivals altogether
 */
public record KnownDays(
        int days, @Nullable LocalDate first, @Nullable LocalDate last, long total) {}
