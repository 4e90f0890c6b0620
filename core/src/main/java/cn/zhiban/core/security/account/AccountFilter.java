package cn.zhiban.core.security.account;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list.
 *
 * @param text part of the user name, the owner's name or the staff number; may be empty
 * @param roleId only with this role, or null
 * @param state only in this state, or null
 */
public record AccountFilter(
        String text, @Nullable Long roleId, @Nullable AccountState state) {
    /** All of them. */
    public static final AccountFilter ALL = new AccountFilter("", null, null);
}
