package cn.zhiban.core.security.account;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes accounts with their roles and clients, with all checks, into the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AccountWriter {
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{1,59}");
    private static final int LONGEST_NAME = 100;
    private final JdbcClient jdbc;
    private final Access access;
    private final ActorDirectory directory;
    private final AccountRights rights;
    private final AuditLog audit;
    private final PasswordEncoder encoder;
    private final CompanyTime time;

    AccountWriter(
            JdbcClient jdbc,
            Access access,
            ActorDirectory directory,
            AccountRights rights,
            AuditLog audit,
            PasswordEncoder encoder,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.directory = directory;
        this.rights = rights;
        this.audit = audit;
        this.encoder = encoder;
        this.time = time;
    }

    /** What the audit log keeps of an account. */
    private record Audited(
            String username, String displayName, @Nullable String employee, List<String> roles, List<String> clients) {}

    /** Makes an account and returns its id. */
    long insert(AccountDraft typed, String password, boolean mustChange) {
        AccountDraft draft = check(typed);
        Actor actor = access.require(CorePermissions.ACCOUNTS_MANAGE);
        rights.requireGrantable(actor, draft.roleIds(), draft.clientIds(), draft.employeeId());
        try {
            long id = jdbc.sql("""
                            INSERT INTO core_account (username, display_name, employee_id, password_hash,
                                                      must_change_password, created_at)
                            VALUES (?, ?, ?, ?, ?, ?) RETURNING id""")
                    .param(draft.username())
                    .param(draft.displayName())
                    .param(draft.employeeId())
                    .param(encoder.encode(password))
                    .param(mustChange)
                    .param(Timestamp.from(time.now()))
                    .query(Long.class)
                    .single();
            writeSets(id, draft);
            audit.record("created", AccountRights.TYPE, id, draft.displayName(), null, audited(draft));
            directory.forgetAfterCommit();
            return id;
        } catch (DuplicateKeyException e) {
            throw taken(e);
        }
    }

    /**
     * Changes an account.
     *
     * @param now what it is now
     * @param version what the change started from
     */
    void update(AccountDetails now, int version, AccountDraft typed) {
        long id = now.id();
        AccountDraft before = now.draft();
        AccountDraft draft = check(typed);
        Actor actor = access.require(CorePermissions.ACCOUNTS_MANAGE);
        rights.requireChangeable(actor, id);
        rights.requireGrantable(
                actor,
                added(before.roleIds(), draft.roleIds()),
                added(before.clientIds(), draft.clientIds()),
                Objects.equals(before.employeeId(), draft.employeeId()) ? null : draft.employeeId());
        boolean losesAdministration = administers(before) && !administers(draft);
        if (losesAdministration && Objects.equals(actor.accountId(), id)) {
            throw new OwnAccount();
        }
        try {
            int changed = jdbc.sql("UPDATE core_account SET username = ?, display_name = ?, employee_id = ?,"
                            + " version = version + 1 WHERE id = ? AND version = ?")
                    .param(draft.username())
                    .param(draft.displayName())
                    .param(draft.employeeId())
                    .param(id)
                    .param(version)
                    .update();
            if (changed == 0) {
                throw new ChangedMeanwhile(before.displayName(), now.version());
            }
            Audited old = audited(before);
            writeSets(id, draft);
            if (losesAdministration || !Objects.equals(before.employeeId(), draft.employeeId())) {
                rights.requireAdministratorLeft();
            }
            audit.record("changed", AccountRights.TYPE, id, draft.displayName(), old, audited(draft));
            directory.forgetAfterCommit();
        } catch (DuplicateKeyException e) {
            throw taken(e);
        }
    }

    private void writeSets(long id, AccountDraft draft) {
        jdbc.sql("DELETE FROM core_account_role WHERE account_id = ?").param(id).update();
        for (long role : draft.roleIds()) {
            jdbc.sql("INSERT INTO core_account_role (account_id, role_id) VALUES (?, ?)")
                    .params(id, role)
                    .update();
        }
        jdbc.sql("DELETE FROM core_account_client WHERE account_id = ?")
                .param(id)
                .update();
        for (long client : draft.clientIds()) {
            jdbc.sql("INSERT INTO core_account_client (account_id, client_id) VALUES (?, ?)")
                    .params(id, client)
                    .update();
        }
    }

    private boolean administers(AccountDraft draft) {
        Long administrator = jdbc.sql("SELECT id FROM core_role WHERE code = ?")
                .param(DefaultRole.ADMINISTRATOR.name())
                .query(Long.class)
                .single();
        return draft.roleIds().contains(administrator);
    }

    private Audited audited(AccountDraft draft) {
        String employee = draft.employeeId() == null
                ? null
                : jdbc.sql("SELECT CONCAT(staff_number, ' ', name) FROM core_employee WHERE id = ?")
                        .param(draft.employeeId())
                        .query(String.class)
                        .optional()
                        .orElse(null);
        return new Audited(
                draft.username(),
                draft.displayName(),
                employee,
                names("SELECT COALESCE(name, code) FROM core_role WHERE id = ?", draft.roleIds()),
                names("SELECT name FROM core_client WHERE id = ?", draft.clientIds()));
    }

    private List<String> names(String sql, Set<Long> ids) {
        return ids.stream()
                .map(id -> jdbc.sql(sql).param(id).query(String.class).single())
                .sorted()
                .toList();
    }

    private static Set<Long> added(Set<Long> before, Set<Long> after) {
        Set<Long> added = new TreeSet<>(after);
        added.removeAll(before);
        return added;
    }

    private static AccountDraft check(AccountDraft draft) {
        String username = draft.username().strip();
        if (!USERNAME.matcher(username).matches()) {
            throw new InvalidInput("username", "core.security.problem.username-not-valid");
        }
        String name = draft.displayName().replaceAll("\\s+", " ").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new InvalidInput("displayName", "core.security.problem.name-not-valid", LONGEST_NAME);
        }
        return new AccountDraft(username, name, draft.employeeId(), draft.roleIds(), draft.clientIds());
    }

    private static InvalidInput taken(DuplicateKeyException e) {
        return String.valueOf(e.getMessage()).contains("uk_core_account_employee")
                ? new InvalidInput("employeeId", "core.security.problem.employee-taken")
                : new InvalidInput("username", "core.security.problem.username-taken");
    }
}
