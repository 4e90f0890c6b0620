package cn.zhiban.core.security.start;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.account.Accounts;
import cn.zhiban.core.security.account.NewAccount;
import cn.zhiban.core.security.signin.OneTimePassword;
import cn.zhiban.core.security.signin.PasswordRules;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees to it that somebody can sign in to a company that nobody has signed in to yet. A one-time password that got lost
 * is replaced at every start until somebody signed in with it.
 */
@Component
class FirstAdministrator {
    static final String PROPERTY = "zhiban.admin-password";

    private static final String NAME = "ZHIBAN_ADMIN_PASSWORD";
    private static final String USERNAME = "admin";
    private final JdbcClient jdbc;
    private final StartLock lock;
    private final Access access;
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Translations translations;

    FirstAdministrator(
            JdbcClient jdbc,
            StartLock lock,
            Access access,
            Accounts accounts,
            PasswordEncoder encoder,
            Translations translations) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.access = access;
        this.accounts = accounts;
        this.encoder = encoder;
        this.translations = translations;
    }

    /**
     * Refuses a configured password that could not be set, before anything is made.
     *
     * @throws UnusableSetting it breaks a rule and would be needed
     */
    @Transactional(readOnly = true)
    void check(@Nullable String password) {
        if (password == null || password.isBlank() || administratorExists()) {
            return;
        }
        try {
            PasswordRules.check(PROPERTY, password, USERNAME);
        } catch (InvalidInput e) {
            String reason = NAME + ": " + text(e, Locale.SIMPLIFIED_CHINESE) + " " + text(e, Locale.ENGLISH);
            throw new UnusableSetting(PROPERTY, reason);
        }
    }

    /**
     * Makes the account {@code admin} if there is no administrator.
     *
     * @param password the password it gets, or null for a one-time password
     * @return the one-time password, if one was made
     */
    @Transactional
    Optional<String> ensure(@Nullable String password) throws Exception {
        lock.take();
        boolean oneTime = password == null || password.isBlank();
        String chosen = password == null || oneTime ? OneTimePassword.generate() : password;
        if (administratorExists()) {
            int replaced = jdbc.sql("""
                            UPDATE core_account SET password_hash = ?, must_change_password = ?
                             WHERE username = ? AND must_change_password AND last_sign_in_at IS NULL""")
                    .param(encoder.encode(chosen))
                    .param(oneTime)
                    .param(USERNAME)
                    .update();
            return oneTime && replaced > 0 ? Optional.of(chosen) : Optional.empty();
        }
        create(chosen, oneTime);
        return oneTime ? Optional.of(chosen) : Optional.empty();
    }

    /** What the terminal says about it, in both languages. */
    String announcement(String oneTimePassword, String address) {
        return "\n" + text(Locale.SIMPLIFIED_CHINESE, oneTimePassword, address) + "\n"
                + text(Locale.ENGLISH, oneTimePassword, address) + "\n";
    }

    private String text(Locale locale, String oneTimePassword, String address) {
        return translations.getTranslation(
                "core.security.start.first-administrator", locale, address, USERNAME, oneTimePassword);
    }

    private String text(InvalidInput problem, Locale locale) {
        return translations.getTranslation(problem.messageKey(), locale, problem.arguments());
    }

    private boolean administratorExists() {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM core_account_role ar JOIN core_role r ON r.id = ar.role_id
                         WHERE r.code = ?""")
                        .param(DefaultRole.ADMINISTRATOR.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void create(String password, boolean mustChange) throws Exception {
        NewAccount admin = new NewAccount(
                USERNAME, USERNAME, password, mustChange, null, Set.of(DefaultRole.ADMINISTRATOR), Set.of());
        access.callAs(access.system(), () -> accounts.create(admin));
    }
}
