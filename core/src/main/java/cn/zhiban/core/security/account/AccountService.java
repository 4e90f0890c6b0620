package cn.zhiban.core.security.account;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.security.role.RoleRef;
import cn.zhiban.core.security.signin.OneTimePassword;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps accounts. Everything here needs {@link CorePermissions#ACCOUNTS_MANAGE}; accounts that see more than the actor
 * are not found, and those that may do more cannot be changed. Passwords are never seen again once they were handed out.
 */
@Service
@Transactional(readOnly = true)
public class AccountService {
    private final JdbcClient jdbc;
    private final Access access;
    private final ActorDirectory directory;
    private final Organisation organisation;
    private final AccountReader reader;
    private final AccountWriter writer;
    private final AccountRights rights;
    private final AuditLog audit;
    private final PasswordEncoder encoder;

    AccountService(
            JdbcClient jdbc,
            Access access,
            ActorDirectory directory,
            Organisation organisation,
            AccountReader reader,
            AccountWriter writer,
            AccountRights rights,
            AuditLog audit,
            PasswordEncoder encoder) {
        this.jdbc = jdbc;
        this.access = access;
        this.directory = directory;
        this.organisation = organisation;
        this.reader = reader;
        this.writer = writer;
        this.rights = rights;
        this.audit = audit;
        this.encoder = encoder;
    }

    /** Accounts by the name of their owner. */
    public List<AccountSummary> list(AccountFilter filter, int offset, int limit) {
        return reader.list(keeper(), filter, offset, limit);
    }

    /** How many accounts the filter finds. */
    public int count(AccountFilter filter) {
        return reader.count(keeper(), filter);
    }

    /** The account; throws {@link NotFound} if there is none that the actor may know of. */
    public AccountDetails get(long id) {
        Actor actor = keeper();
        Actor target = rights.find(actor, id);
        return reader.details(actor, target);
    }

    /** Roles that the actor could give, by code. */
    public List<RoleRef> roles() {
        Actor actor = keeper();
        return reader.roles().stream()
                .filter(role -> actor.permissions().containsAll(reader.permissions(role.id())))
                .toList();
    }

    /** Clients that the actor could grant, by name. */
    public List<ClientRef> clients() {
        Scope scope = keeper().scope();
        return organisation.clients(scope).stream()
                .filter(client -> scope.managesClient(client.id()))
                .toList();
    }

    /** Employees who work here, have no account, and could be put behind one by the actor. */
    public List<EmployeeChoice> employees(String text, int offset, int limit) {
        return reader.employees(keeper(), text, offset, limit);
    }

    /**
     * Makes an account.
     *
     * @return its one-time password
     * @throws InvalidInput the user name is taken, or something else breaks a rule
     * @throws NotAllowed a role or client is more than the actor has
     */
    @Transactional
    public IssuedPassword create(AccountDraft draft) {
        keeper();
        String password = OneTimePassword.generate();
        return new IssuedPassword(writer.insert(draft, password, true), password);
    }

    /**
     * Changes an account.
     *
     * @param version the version the change started from
     * @throws ChangedMeanwhile somebody else changed it since
     * @throws InvalidInput the user name is taken, or something else breaks a rule
     * @throws NotAllowed the account may do more than the actor, or would become so
     * @throws OwnAccount an administrator would stop being one
     * @throws LastAdministrator nobody could administer the suite any more
     */
    @Transactional
    public void change(long id, int version, AccountDraft draft) {
        writer.update(get(id), version, draft);
    }

    /**
     * Gives the account a one-time password and ends its sessions.
     *
     * @throws NotAllowed the account may do more than the actor
     * @throws OwnAccount it is the actor's own, whose password is changed in the profile
     */
    @Transactional
    public IssuedPassword resetPassword(long id) {
        Actor actor = keeper();
        Actor target = rights.requireChangeable(actor, id);
        refuseOwn(actor, id);
        String password = OneTimePassword.generate();
        jdbc.sql("""
                        UPDATE core_account SET password_hash = ?, must_change_password = TRUE,
                               session_epoch = session_epoch + 1, version = version + 1 WHERE id = ?""").params(encoder.encode(password), id).update();
        audit.record("password-reset", AccountRights.TYPE, id, target.name(), null, null);
        directory.forgetAfterCommit();
        return new IssuedPassword(id, password);
    }

    /**
     * Disables the account, which ends its sessions at once, or enables it again.
     *
     * @throws NotAllowed the account may do more than the actor
     * @throws OwnAccount it is the actor's own
     * @throws LastAdministrator nobody could administer the suite any more
     */
    @Transactional
    public void setEnabled(long id, boolean enabled) {
        Actor actor = keeper();
        Actor target = rights.requireChangeable(actor, id);
        refuseOwn(actor, id);
        int changed = jdbc.sql("""
                        UPDATE core_account SET enabled = ?, session_epoch = session_epoch + 1, version = version + 1
                         WHERE id = ? AND enabled <> ?""").params(enabled, id, enabled).update();
        if (changed == 0) {
            return;
        }
        if (!enabled) {
            rights.requireAdministratorLeft();
        }
        audit.record(enabled ? "enabled" : "disabled", AccountRights.TYPE, id, target.name(), null, null);
        directory.forgetAfterCommit();
    }

    /** Ends all sessions of the account, on every node within seconds. */
    @Transactional
    public void endSessions(long id) {
        Actor target = rights.requireChangeable(keeper(), id);
        jdbc.sql("UPDATE core_account SET session_epoch = session_epoch + 1 WHERE id = ?")
                .param(id)
                .update();
        audit.record("sessions-ended", AccountRights.TYPE, id, target.name(), null, null);
        directory.forgetAfterCommit();
    }

    private Actor keeper() {
        return access.require(CorePermissions.ACCOUNTS_MANAGE);
    }

    private static void refuseOwn(Actor actor, long id) {
        if (Objects.equals(actor.accountId(), id)) {
            throw new OwnAccount();
        }
    }
}
