package cn.zhiban.kb.panel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that stands at the top of a board for a while.
 *
 * @param id its id
 * @param articleId the answer
 * @param shopId the shop it is pinned for, or null if it is for a client
 * @param clientId the client for all of whose shops it is pinned, or null
 * @param fromAt first moment at which it stands there
 * @param toAt first moment at which it no longer does
 * @param reason why, for agents; may be empty
 * @param createdBy name of who pinned it
 */
public record Pin(
        long id,
        long articleId,
        @Nullable Long shopId,
        @Nullable Long clientId,
        Instant fromAt,
        Instant toAt,
        String reason,
        String createdBy) {}
