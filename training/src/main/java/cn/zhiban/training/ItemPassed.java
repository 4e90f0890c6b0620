package cn.zhiban.training;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody completed or passed something; also an event, published within the transaction that records it.
 *
 * @param employeeId who
 * @param kind what kind of thing
 * @param itemId which of its kind
 * @param version the version that was learned or passed
 * @param at when
 * @param percent points of a hundred, or null where nothing is scored
 */
public record ItemPassed(
        long employeeId,
        ItemKind kind,
        long itemId,
        int version,
        Instant at,
        @Nullable Integer percent) {}
