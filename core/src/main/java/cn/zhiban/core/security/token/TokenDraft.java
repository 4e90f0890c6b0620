package cn.zhiban.core.security.token;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token to be issued.
 *
 * @param name what it is for
 * @param permissions what it may do; nothing that its maker may not
 * @param allClients whether it sees every client, those to come included
 * @param clientIds the clients it sees otherwise
 * @param lastDay last day on which it works in the company's zone, or null for no end
 */
public record TokenDraft(
        String name,
        Set<String> permissions,
        boolean allClients,
        Set<Long> clientIds,
        @Nullable LocalDate lastDay) {
    /** Copies the sets. */
    public TokenDraft {
        permissions = Set.copyOf(permissions);
        clientIds = Set.copyOf(clientIds);
    }
}
