package cn.zhiban.core.security.account;

import cn.zhiban.core.org.keeping.Typed;
import cn.zhiban.core.org.keeping.Visible;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.role.RoleRef;
import cn.zhiban.core.time.CompanyTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads accounts for those who keep them, limited to what they may know of. */
@Component
class AccountReader {
    private static final Set<Long> NOTHING = Set.of(-1L);

    private static final String STATE = """
            CASE WHEN NOT a.enabled THEN 'DISABLED' WHEN e.state = 'LEFT' THEN 'LEFT'
                 WHEN a.must_change_password THEN 'FIRST_PASSWORD' ELSE 'ACTIVE' END""";

    /** The same rule as {@link AccountRights#sees}, for many rows at once. */
    private static final String LISTED = """
              FROM core_account a LEFT JOIN core_employee e ON e.id = a.employee_id
             WHERE (:all OR (
                   NOT EXISTS (SELECT 1 FROM core_account_client c
                                WHERE c.account_id = a.id AND c.client_id NOT IN (:managed))
               AND NOT EXISTS (SELECT 1 FROM core_assignment s
                                WHERE s.employee_id = a.employee_id AND s.valid_from <= :today
                                  AND (s.valid_to IS NULL OR s.valid_to >= :today) AND s.shop_id NOT IN (:shops))
               AND NOT EXISTS (SELECT 1 FROM core_account_role r JOIN core_role_permission p ON p.role_id = r.role_id
                                WHERE r.account_id = a.id AND p.permission = :scopeAll)))
               AND (a.username LIKE :text OR a.display_name LIKE :text OR e.staff_number LIKE :text)
               AND (:role IS NULL OR EXISTS (SELECT 1 FROM core_account_role r
                                              WHERE r.account_id = a.id AND r.role_id = :role))
            """;

    private final JdbcClient jdbc;
    private final CompanyTime time;
    private final AccountRights rights;

    AccountReader(JdbcClient jdbc, CompanyTime time, AccountRights rights) {
        this.jdbc = jdbc;
        this.time = time;
        this.rights = rights;
    }

    private record Row(
            long id,
            String username,
            String displayName,
            @Nullable String staffNumber,
            String state,
            boolean linked,
            @Nullable Instant lastSignInAt) {}

    List<AccountSummary> list(Actor actor, AccountFilter filter, int offset, int limit) {
        List<Row> rows = listed(
                        "SELECT a.id, a.username, a.display_name, e.staff_number, " + STATE + " AS state,"
                                + " a.oidc_subject IS NOT NULL AS linked, a.last_sign_in_at",
                        " ORDER BY a.display_name, a.id LIMIT :limit OFFSET :offset",
                        actor,
                        filter)
                .param("limit", limit)
                .param("offset", offset)
                .query(new SimplePropertyRowMapper<>(Row.class))
                .list();
        Map<Long, RoleRef> roles = new HashMap<>();
        roles().forEach(role -> roles.put(role.id(), role));
        return rows.stream().map(row -> summary(row, roles)).toList();
    }

    int count(Actor actor, AccountFilter filter) {
        return listed("SELECT COUNT(*)", "", actor, filter).query(Integer.class).single();
    }

    private JdbcClient.StatementSpec listed(String select, String order, Actor actor, AccountFilter filter) {
        String state = filter.state() == null
                ? ""
                : " AND " + STATE + " = '" + filter.state().name() + "'";
        Set<Long> managed = actor.scope().managedClientIds();
        return jdbc.sql(select + LISTED + state + order)
                .param("all", actor.scope().all())
                .param("managed", managed.isEmpty() ? NOTHING : managed)
                .param("shops", Visible.shops(actor.scope()))
                .param("today", time.today())
                .param("scopeAll", CorePermissions.SCOPE_ALL)
                .param("text", Typed.contained(filter.text()))
                .param("role", filter.roleId());
    }

    private AccountSummary summary(Row row, Map<Long, RoleRef> roles) {
        return new AccountSummary(
                row.id(),
                row.username(),
                row.displayName(),
                row.staffNumber(),
                AccountState.valueOf(row.state()),
                ids("SELECT role_id FROM core_account_role WHERE account_id = ? ORDER BY role_id", row.id()).stream()
                        .map(roles::get)
                        .filter(Objects::nonNull)
                        .toList(),
                jdbc.sql("""
                                SELECT c.name FROM core_account_client ac JOIN core_client c ON c.id = ac.client_id
                                 WHERE ac.account_id = ? ORDER BY c.name""")
                        .param(row.id())
                        .query((found, _) -> found.getString(1))
                        .list(),
                row.linked(),
                row.lastSignInAt());
    }

    AccountDetails details(Actor actor, Actor target) {
        long id = Objects.requireNonNull(target.accountId());
        record Found(
                String username,
                String displayName,
                @Nullable Long employeeId,
                @Nullable String staffNumber,
                @Nullable String employeeName,
                String state,
                boolean hasPassword,
                int version) {}
        Found found = jdbc.sql("SELECT a.username, a.display_name, a.employee_id, e.staff_number,"
                        + " e.name AS employee_name, " + STATE + " AS state,"
                        + " a.password_hash IS NOT NULL AS has_password, a.version"
                        + " FROM core_account a LEFT JOIN core_employee e ON e.id = a.employee_id WHERE a.id = ?")
                .param(id)
                .query(Found.class)
                .single();
        EmployeeChoice employee = found.employeeId() == null
                ? null
                : new EmployeeChoice(
                        found.employeeId(), String.valueOf(found.staffNumber()), String.valueOf(found.employeeName()));
        AccountDraft draft = new AccountDraft(
                found.username(),
                found.displayName(),
                found.employeeId(),
                new HashSet<>(ids("SELECT role_id FROM core_account_role WHERE account_id = ?", id)),
                new HashSet<>(ids("SELECT client_id FROM core_account_client WHERE account_id = ?", id)));
        return new AccountDetails(
                id,
                draft,
                employee,
                AccountState.valueOf(found.state()),
                found.hasPassword(),
                found.version(),
                rights.outranks(actor, target),
                Objects.equals(actor.accountId(), id));
    }

    List<RoleRef> roles() {
        return jdbc.sql("SELECT id, code, name FROM core_role ORDER BY builtin DESC, id")
                .query(new SimplePropertyRowMapper<>(RoleRef.class))
                .list();
    }

    Set<String> permissions(long roleId) {
        return new HashSet<>(jdbc.sql("SELECT permission FROM core_role_permission WHERE role_id = ?")
                .param(roleId)
                .query((found, _) -> found.getString(1))
                .list());
    }

    List<EmployeeChoice> employees(Actor actor, String text, int offset, int limit) {
        return jdbc.sql("""
                        SELECT e.id, e.staff_number, e.name FROM core_employee e
                         WHERE e.state <> 'LEFT' AND (e.name LIKE :text OR e.staff_number LIKE :text)
                           AND NOT EXISTS (SELECT 1 FROM core_account a WHERE a.employee_id = e.id)
                           AND (:all OR (
                                EXISTS (SELECT 1 FROM core_assignment s WHERE s.employee_id = e.id
                                           AND s.valid_from <= :today AND (s.valid_to IS NULL OR s.valid_to >= :today))
                            AND NOT EXISTS (SELECT 1 FROM core_assignment s WHERE s.employee_id = e.id
                                           AND s.valid_from <= :today AND (s.valid_to IS NULL OR s.valid_to >= :today)
                                           AND s.shop_id NOT IN (:shops))))
                         ORDER BY e.staff_number LIMIT :limit OFFSET :offset""")
                .param("text", Typed.contained(text))
                .param("all", actor.scope().all())
                .param("shops", Visible.shops(actor.scope()))
                .param("today", time.today())
                .param("limit", limit)
                .param("offset", offset)
                .query(new SimplePropertyRowMapper<>(EmployeeChoice.class))
                .list();
    }

    private List<Long> ids(String sql, long accountId) {
        return jdbc.sql(sql)
                .param(accountId)
                .query((found, _) -> found.getLong(1))
                .list();
    }
}
