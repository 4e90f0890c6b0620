package cn.zhiban.core.security.account;

/** Whether an account can be used now. Translated as {@code core.security.account.state.<NAME>}. */
public enum AccountState {
    ACTIVE,
    /** Its first password has not been changed yet. */
    FIRST_PASSWORD,
    DISABLED,
    /** The employee behind it has left. */
    LEFT
}
