package cn.zhiban.core.security.account;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.NotSignedIn;
import cn.zhiban.core.security.role.RoleRef;
import cn.zhiban.core.security.signin.PasswordConfirmation;
import cn.zhiban.core.security.signin.PasswordRules;
import cn.zhiban.core.security.signin.SessionRenewal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What everybody may see of and do to their own account, and nobody else to it. Needs an account, no permission. */
@Service
@Transactional(readOnly = true)
public class ProfileService {
    private final JdbcClient jdbc;
    private final Access access;
    private final ActorDirectory directory;
    private final Organisation organisation;
    private final PasswordConfirmation confirmation;
    private final SessionRenewal sessions;
    private final PasswordEncoder encoder;
    private final AuditLog audit;

    ProfileService(
            JdbcClient jdbc,
            Access access,
            ActorDirectory directory,
            Organisation organisation,
            PasswordConfirmation confirmation,
            SessionRenewal sessions,
            PasswordEncoder encoder,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.access = access;
        this.directory = directory;
        this.organisation = organisation;
        this.confirmation = confirmation;
        this.sessions = sessions;
        this.encoder = encoder;
        this.audit = audit;
    }

    /**
     * One's own account.
     *
     * @param staffNumber staff number of the employee behind it, or null
     * @param hasPassword false if it signs in by single sign-on only
     * @param mustChangePassword whether nothing is allowed until the password was changed
     * @param roles its roles
     * @param clients clients granted to it
     * @param shops shops served today
     */
    public record Profile(
            String username,
            String displayName,
            @Nullable String staffNumber,
            boolean hasPassword,
            boolean mustChangePassword,
            List<RoleRef> roles,
            List<ClientRef> clients,
            List<ShopRef> shops) {}

    private record Row(
            String username,
            String displayName,
            @Nullable String staffNumber,
            @Nullable String passwordHash,
            boolean mustChangePassword,
            int sessionEpoch) {}

    /** The account of whoever asks; throws {@link NotSignedIn} if nobody with an account does. */
    public Profile get() {
        Actor actor = access.current();
        Row row = row(account(actor));
        List<RoleRef> roles = jdbc.sql("""
                        SELECT r.id, r.code, r.name FROM core_account_role ar JOIN core_role r ON r.id = ar.role_id
                         WHERE ar.account_id = ? ORDER BY r.builtin DESC, r.id""")
                .param(account(actor))
                .query(new SimplePropertyRowMapper<>(RoleRef.class))
                .list();
        return new Profile(
                row.username(),
                row.displayName(),
                row.staffNumber(),
                row.passwordHash() != null,
                row.mustChangePassword(),
                roles,
                organisation.clients(actor.scope()).stream()
                        .filter(client -> actor.scope().managedClientIds().contains(client.id()))
                        .toList(),
                organisation.shopsById(actor.scope().servedShopIds()));
    }

    /** Whether whoever acts has to change the password before anything else. */
    public boolean mustChangePassword() {
        return access.find()
                // an account that must has no permissions at all, so that everybody else costs no query
                .filter(actor -> actor.permissions().isEmpty() && actor.accountId() != null)
                .map(actor -> row(account(actor)).mustChangePassword())
                .orElse(false);
    }

    /**
     * Changes one's own password. All other sessions of the account end, this one goes on.
     *
     * @throws InvalidInput {@code current} is wrong or was wrong too often, or {@code password} breaks a rule
     */
    @Transactional
    public void changePassword(String current, String password) {
        Actor actor = access.current();
        long id = account(actor);
        Row row = row(id);
        if (row.passwordHash() == null) {
            throw new InvalidInput("current", "core.security.problem.no-password");
        }
        confirmation.require("current", row.username(), current, row.passwordHash());
        PasswordRules.check("password", password, row.username());
        if (password.equals(current)) {
            throw new InvalidInput("password", "core.security.problem.password-unchanged");
        }
        jdbc.sql("UPDATE core_account SET password_hash = ?, must_change_password = FALSE,"
                        + " session_epoch = session_epoch + 1, version = version + 1 WHERE id = ?")
                .params(encoder.encode(password), id)
                .update();
        audit.record("password-changed", AccountRights.TYPE, id, row.displayName(), null, null);
        directory.forgetAfterCommit();
        sessions.renew(row(id).sessionEpoch());
    }

    /** Ends all sessions of one's own account, this one included. */
    @Transactional
    public void endSessions() {
        Actor actor = access.current();
        long id = account(actor);
        jdbc.sql("UPDATE core_account SET session_epoch = session_epoch + 1 WHERE id = ?")
                .param(id)
                .update();
        audit.record("sessions-ended", AccountRights.TYPE, id, actor.name(), null, null);
        directory.forgetAfterCommit();
    }

    private Row row(long id) {
        return jdbc.sql("""
                        SELECT a.username, a.display_name, e.staff_number, a.password_hash, a.must_change_password,
                               a.session_epoch
                          FROM core_account a LEFT JOIN core_employee e ON e.id = a.employee_id WHERE a.id = ?""").param(id).query(Row.class).single();
    }

    private static long account(Actor actor) {
        if (actor.accountId() == null) {
            throw new NotSignedIn();
        }
        return actor.accountId();
    }
}
