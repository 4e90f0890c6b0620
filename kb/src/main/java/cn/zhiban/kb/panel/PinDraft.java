package cn.zhiban.kb.panel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pin to be set.
 *
 * @param articleId the answer
 * @param shopId the shop, or null if it is for a client
 * @param clientId the client, or null if it is for a shop
 * @param from null = now
 * @param to null = the end of today
 * @param reason why, at most 200 characters, may be empty
 */
public record PinDraft(
        long articleId,
        @Nullable Long shopId,
        @Nullable Long clientId,
        @Nullable Instant from,
        @Nullable Instant to,
        String reason) {}
