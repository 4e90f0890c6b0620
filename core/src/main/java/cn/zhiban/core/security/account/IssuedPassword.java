package cn.zhiban.core.security.account;

/**
 * A one-time password, which nobody can look up later.
 *
 * @param accountId the account
 * @param password to be told to its owner, who has to change it at the first sign-in
 */
public record IssuedPassword(long accountId, String password) {
    /** Never the password. */
    @Override
    public String toString() {
        return "IssuedPassword[" + accountId + "]";
    }
}
