package cn.zhiban.core.security.account;

import org.jspecify.annotations.Nullable;

/**
 * An account to be looked at or changed.
 *
 * @param draft what can be changed
 * @param employee the employee behind it, or null
 * @param hasPassword whether it can sign in by password
 * @param version to be handed back with a change
 * @param changeable whether whoever asks may change it: nobody may change those who may do more
 * @param own whether it is the account of whoever asks
 */
public record AccountDetails(
        long id,
        AccountDraft draft,
        @Nullable EmployeeChoice employee,
        AccountState state,
        boolean hasPassword,
        int version,
        boolean changeable,
        boolean own) {}
