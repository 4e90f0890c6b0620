package cn.zhiban.core.security.signin;

import org.jspecify.annotations.Nullable;

/** An account as signing in needs it. */
record SignInAccount(
        long id,
        String username,
        String displayName,
        @Nullable String passwordHash,
        @Nullable String oidcSubject,
        boolean usable,
        boolean mustChangePassword,
        int sessionEpoch) {
    /** {@code usable}: enabled, and the employee behind it, if any, has not left. */
    static final String SELECT = """
            SELECT a.id, a.username, a.display_name, a.password_hash, a.oidc_subject,
                   (a.enabled AND COALESCE(e.state, '') <> 'LEFT') AS usable,
                   a.must_change_password, a.session_epoch
              FROM core_account a LEFT JOIN core_employee e ON e.id = a.employee_id""";
}
