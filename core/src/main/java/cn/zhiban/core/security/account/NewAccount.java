package cn.zhiban.core.security.account;

import cn.zhiban.core.security.DefaultRole;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account to be made by the suite itself, for example for the demo.
 *
 * @param username what is typed to sign in
 * @param displayName what people call its owner
 * @param password its password; the rules for passwords hold unless it must be changed
 * @param mustChangePassword whether the owner has to choose another one first
 * @param employeeId the employee behind it, or null
 * @param roles its roles
 * @param clientIds clients granted to it
 */
public record NewAccount(
        String username,
        String displayName,
        String password,
        boolean mustChangePassword,
        @Nullable Long employeeId,
        Set<DefaultRole> roles,
        Set<Long> clientIds) {
    /** Copies the sets. */
    public NewAccount {
        roles = Set.copyOf(roles);
        clientIds = Set.copyOf(clientIds);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "NewAccount[" + username + "]";
    }
}
