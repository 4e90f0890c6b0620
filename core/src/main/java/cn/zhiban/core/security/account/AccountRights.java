package cn.zhiban.core.security.account;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nobody gets more by keeping accounts than they have: whoever resets a password could sign in with it, so an account may
 * only be changed by somebody who may do and see at least as much.
 */
@Component
class AccountRights {
    static final String TYPE = "core.account";
    private final JdbcClient jdbc;
    private final ActorDirectory directory;
    private final CompanyTime time;

    AccountRights(JdbcClient jdbc, ActorDirectory directory, CompanyTime time) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.time = time;
    }

    /** Whether the actor may know of the account: all it sees lies within what the actor sees. */
    boolean sees(Actor actor, Actor target) {
        Scope mine = actor.scope();
        Scope theirs = target.scope();
        return mine.all()
                || (!theirs.all()
                        && mine.managedClientIds().containsAll(theirs.managedClientIds())
                        && mine.shopIds().containsAll(theirs.shopIds()));
    }

    /** Whether the actor may change an account that it sees. */
    boolean outranks(Actor actor, Actor target) {
        return actor.permissions().containsAll(target.permissions());
    }

    /**
     * The account with what it could do, for a change of it.
     *
     * @throws NotFound there is none that the actor may know of
     * @throws NotAllowed it may do more than the actor
     */
    Actor requireChangeable(Actor actor, long accountId) {
        Actor target = find(actor, accountId);
        if (!outranks(actor, target)) {
            throw new NotAllowed(CorePermissions.ACCOUNTS_MANAGE);
        }
        return target;
    }

    /** The account with what it could do, if the actor may know of it; throws {@link NotFound} otherwise. */
    Actor find(Actor actor, long accountId) {
        return directory
                .findNominal(accountId)
                .filter(target -> sees(actor, target))
                .orElseThrow(() -> new NotFound(TYPE, accountId));
    }

    /**
     * Refuses to give away what the actor has not: roles, clients, or an employee who serves other shops.
     *
     * @throws NotAllowed the actor has less
     * @throws InvalidInput there is no such role, client or employee
     */
    void requireGrantable(Actor actor, Set<Long> roleIds, Set<Long> clientIds, @Nullable Long employeeId) {
        for (long role : roleIds) {
            if (!actor.permissions().containsAll(permissions(role))) {
                throw new NotAllowed(CorePermissions.ACCOUNTS_MANAGE);
            }
        }
        for (long client : clientIds) {
            require("clientIds", "SELECT 1 FROM core_client WHERE id = ?", client);
            if (!actor.scope().managesClient(client)) {
                throw new NotAllowed(CorePermissions.ACCOUNTS_MANAGE);
            }
        }
        if (employeeId != null) {
            require("employeeId", "SELECT 1 FROM core_employee WHERE id = ?", employeeId);
            if (!actor.scope().all() && !actor.scope().shopIds().containsAll(served(employeeId))) {
                throw new NotAllowed(CorePermissions.ACCOUNTS_MANAGE);
            }
        }
    }

    /** What the role may do; that of the administrators everything, whatever was added since the start. */
    private Set<String> permissions(long roleId) {
        require("roleIds", "SELECT 1 FROM core_role WHERE id = ?", roleId);
        return new HashSet<>(jdbc.sql("SELECT permission FROM core_role_permission WHERE role_id = ?")
                .param(roleId)
                .query((found, _) -> found.getString(1))
                .list());
    }

    private void require(String field, String sql, long id) {
        if (jdbc.sql(sql).param(id).query(Integer.class).optional().isEmpty()) {
            throw new InvalidInput(field, "core.security.problem.choice-gone");
        }
    }

    private List<Long> served(long employeeId) {
        LocalDate today = time.today();
        return jdbc.sql("""
                        SELECT shop_id FROM core_assignment
                         WHERE employee_id = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)""")
                .params(employeeId, today, today)
                .query((found, _) -> found.getLong(1))
                .list();
    }

    /**
     * Refuses to leave the company without an administrator who can sign in. To be called after the change, before it is
     * committed; locks, so that two administrators cannot remove each other at the same time.
     *
     * @throws LastAdministrator nobody would be left
     */
    void requireAdministratorLeft() {
        List<Long> administrators = jdbc.sql("""
                        SELECT ar.account_id FROM core_account_role ar JOIN core_role r ON r.id = ar.role_id
                         WHERE r.code = ? FOR UPDATE""")
                .param(DefaultRole.ADMINISTRATOR.name())
                .query((found, _) -> found.getLong(1))
                .list();
        boolean anyLeft = administrators.stream()
                .anyMatch(id ->
                        jdbc.sql("""
                                SELECT 1 FROM core_account a LEFT JOIN core_employee e ON e.id = a.employee_id
                                 WHERE a.id = ? AND a.enabled AND COALESCE(e.state, '') <> 'LEFT'
                                   AND (a.password_hash IS NOT NULL OR a.oidc_subject IS NOT NULL) FOR UPDATE""").param(id).query(Integer.class).optional().isPresent());
        if (!anyLeft) {
            throw new LastAdministrator();
        }
    }
}
