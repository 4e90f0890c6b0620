package cn.zhiban.core.security.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as it should become.
 *
 * @param username what is typed to sign in: 2 to 60 letters, digits and {@code . _ - @ +}
 * @param displayName what people call its owner
 * @param employeeId the employee behind it, or null
 * @param roleIds its roles
 * @param clientIds clients granted to it with all their shops
 */
public record AccountDraft(
        String username, String displayName, @Nullable Long employeeId, Set<Long> roleIds, Set<Long> clientIds) {
    /** Copies the sets. */
    public AccountDraft {
        roleIds = Set.copyOf(roleIds);
        clientIds = Set.copyOf(clientIds);
    }
}
