package cn.zhiban.core.security;

import cn.zhiban.core.time.CompanyTime;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Knows what accounts and tokens may do now. Answers are kept for a few seconds, so that a search on every keystroke
 * costs no query, and are dropped at once on this node when something relevant changes here.
 */
@Service
public class ActorDirectory {
    /** How long another node may go on with what an account was allowed before. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final CompanyTime time;
    private final Cache<SignedIn, Optional<Actor>> actors =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(20_000).build();

    ActorDirectory(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** What the account or token may do now; empty if it was disabled, revoked, has expired or its sessions ended. */
    public Optional<Actor> find(SignedIn signedIn) {
        return actors.get(signedIn, this::load);
    }

    /** What the account may do now, whatever session asks; empty if it is disabled or unknown. */
    public Optional<Actor> findAccount(long accountId) {
        return jdbc.sql("SELECT session_epoch FROM core_account WHERE id = ?")
                .param(accountId)
                .query(Integer.class)
                .optional()
                .flatMap(epoch -> loadAccount(accountId, epoch));
    }

    /** Forgets what was kept; to be called after accounts, roles, tokens, assignments or shops changed. */
    public void forgetAll() {
        actors.invalidateAll();
    }

    /** As {@link #forgetAll}, once the current transaction is committed, so that nobody reads the old state in between. */
    public void forgetAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            forgetAll();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forgetAll();
            }
        });
    }

    private Optional<Actor> load(SignedIn signedIn) {
        if (signedIn.accountId() != null) {
            return loadAccount(signedIn.accountId(), signedIn.sessionEpoch());
        }
        return signedIn.tokenId() == null ? Optional.empty() : loadToken(signedIn.tokenId());
    }

    /**
     * What the account could do if it were enabled and had no password to change: to judge what somebody would gain who
     * took it over. Empty if it is unknown.
     */
    public Optional<Actor> findNominal(long accountId) {
        record Row(String name, @Nullable Long employeeId) {}
        return jdbc.sql("SELECT display_name AS name, employee_id FROM core_account WHERE id = ?")
                .param(accountId)
                .query(Row.class)
                .optional()
                .map(row -> account(accountId, row.name(), row.employeeId()));
    }

    /** An account that must change its password first may do nothing at all until then. */
    private Optional<Actor> loadAccount(long accountId, int sessionEpoch) {
        record Row(String name, @Nullable Long employeeId, boolean mustChangePassword) {}
        return jdbc.sql("""
                        SELECT a.display_name AS name, a.employee_id, a.must_change_password
                          FROM core_account a LEFT JOIN core_employee e ON e.id = a.employee_id
                         WHERE a.id = ? AND a.enabled AND a.session_epoch = ? AND COALESCE(e.state, '') <> 'LEFT'""")
                .params(accountId, sessionEpoch)
                .query(Row.class)
                .optional()
                .map(row -> row.mustChangePassword()
                        ? new Actor(
                                accountId,
                                null,
                                "account:" + accountId,
                                row.name(),
                                row.employeeId(),
                                Set.of(),
                                Scope.NOTHING)
                        : account(accountId, row.name(), row.employeeId()));
    }

    private Actor account(long accountId, String name, @Nullable Long employeeId) {
        Set<String> permissions = strings("""
                SELECT DISTINCT p.permission FROM core_account_role r
                  JOIN core_role_permission p ON p.role_id = r.role_id WHERE r.account_id = ?""", accountId);
        Set<Long> managed = ids("SELECT client_id FROM core_account_client WHERE account_id = ?", accountId);
        Set<Long> served = employeeId == null ? Set.of() : served(employeeId);
        Scope scope = scope(permissions.contains(CorePermissions.SCOPE_ALL), managed, served);
        return new Actor(accountId, null, "account:" + accountId, name, employeeId, permissions, scope);
    }

    private Optional<Actor> loadToken(long tokenId) {
        record Row(String name, boolean allClients) {}
        return jdbc.sql("""
                        SELECT name, all_clients FROM core_api_token
                         WHERE id = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)""")
                .params(tokenId, Timestamp.from(time.now()))
                .query(Row.class)
                .optional()
                .map(row -> {
                    Set<String> permissions =
                            strings("SELECT permission FROM core_api_token_permission WHERE token_id = ?", tokenId);
                    Set<Long> managed = ids("SELECT client_id FROM core_api_token_client WHERE token_id = ?", tokenId);
                    return new Actor(
                            null,
                            tokenId,
                            "token:" + tokenId,
                            row.name(),
                            null,
                            permissions,
                            scope(row.allClients(), managed, Set.of()));
                });
    }

    private Scope scope(boolean all, Set<Long> managed, Set<Long> served) {
        if (all) {
            return new Scope(true, Set.of(), Set.of(), Set.of(), served);
        }
        Set<Long> clients = new HashSet<>(managed);
        Set<Long> shops = new HashSet<>(served);
        for (long client : managed) {
            shops.addAll(ids("SELECT id FROM core_shop WHERE client_id = ?", client));
        }
        for (long shop : served) {
            clients.addAll(ids("SELECT client_id FROM core_shop WHERE id = ?", shop));
        }
        return new Scope(false, managed, clients, shops, served);
    }

    private Set<Long> served(long employeeId) {
        LocalDate today = time.today();
        return new HashSet<>(jdbc.sql("""
                        SELECT DISTINCT shop_id FROM core_assignment
                         WHERE employee_id = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)""")
                .params(employeeId, today, today)
                .query((found, _) -> found.getLong(1))
                .list());
    }

    private Set<Long> ids(String sql, long parameter) {
        return new HashSet<>(jdbc.sql(sql)
                .param(parameter)
                .query((found, _) -> found.getLong(1))
                .list());
    }

    private Set<String> strings(String sql, long parameter) {
        return new HashSet<>(jdbc.sql(sql)
                .param(parameter)
                .query((found, _) -> found.getString(1))
                .list());
    }
}
