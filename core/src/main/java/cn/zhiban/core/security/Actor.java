package cn.zhiban.core.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person, token or system that acts right now, with what it may do.
 *
 * @param accountId the account, or null for tokens and the system
 * @param tokenId the API token, or null
 * @param reference how audit and jobs name it: {@code account:7}, {@code token:3} or {@code system}
 * @param name what people call it
 * @param employeeId the employee behind the account, if any
 * @param permissions codes of all permissions of all its roles
 * @param scope whose data it may see
 */
public record Actor(
        @Nullable Long accountId,
        @Nullable Long tokenId,
        String reference,
        String name,
        @Nullable Long employeeId,
        Set<String> permissions,
        Scope scope) {
    public Actor {
        permissions = Set.copyOf(permissions);
    }

    /** Has the permission, wherever. */
    public boolean may(String permission) {
        return permissions.contains(permission);
    }
}
