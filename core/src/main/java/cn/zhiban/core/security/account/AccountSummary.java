package cn.zhiban.core.security.account;

import cn.zhiban.core.security.role.RoleRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row in the list of accounts.
 *
 * @param staffNumber staff number of the employee behind it, or null
 * @param roles its roles
 * @param clients names of the clients granted to it
 * @param singleSignOn whether it was linked with the company's single sign-on
 * @param lastSignInAt last sign-in, or null
 */
public record AccountSummary(
        long id,
        String username,
        String displayName,
        @Nullable String staffNumber,
        AccountState state,
        List<RoleRef> roles,
        List<String> clients,
        boolean singleSignOn,
        @Nullable Instant lastSignInAt) {}
