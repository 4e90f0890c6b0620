package cn.zhiban.core.security.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row in the list of tokens.
 *
 * @param name what it is for
 * @param createdBy who made it, or null if it comes from the environment
 * @param expiresAt end of its life, or null
 * @param lastUsedAt last use, exact to the minute, or null
 * @param state whether it works now
 * @param allClients whether it sees every client
 * @param clients names of the clients it sees otherwise
 * @param permissions codes of what it may do
 */
public record TokenSummary(
        long id,
        String name,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        State state,
        boolean allClients,
        List<String> clients,
        List<String> permissions) {
    /** Translated as {@code core.security.token.state.<NAME>}. */
    public enum State {
        ACTIVE,
        EXPIRED,
        REVOKED
    }
}
