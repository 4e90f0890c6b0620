package cn.zhiban.kb.merge;

import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Whom an article belongs to; one decision, never merged by halves.
 *
 * @param clientId the client, or null
 * @param shopIds the shops, or none
 */
public record Audience(@Nullable Long clientId, SortedSet<Long> shopIds) {}
