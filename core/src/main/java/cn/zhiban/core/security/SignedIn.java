package cn.zhiban.core.security;

import java.io.Serializable;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * What a session or a request keeps of who signed in. Permissions and scope are deliberately not part of it: they are
 * looked up anew, so that a change takes effect within seconds and not at the next sign-in.
 *
 * @param accountId the account, or null for a token
 * @param tokenId the API token, or null for an account
 * @param username the account's or token's name
 * @param sessionEpoch the account's epoch at sign-in; a raised epoch ends the session
 */
public record SignedIn(@Nullable Long accountId, @Nullable Long tokenId, String username, int sessionEpoch)
        implements Principal, Serializable {
    @Override
    public String getName() {
        return username;
    }
}
