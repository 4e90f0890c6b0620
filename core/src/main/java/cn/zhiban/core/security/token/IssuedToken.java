package cn.zhiban.core.security.token;

/**
 * A token that was just made.
 *
 * @param id its id
 * @param secret what programs send; nobody can look it up later
 */
public record IssuedToken(long id, String secret) {
    /** Never the secret. */
    @Override
    public String toString() {
        return "IssuedToken[" + id + "]";
    }
}
