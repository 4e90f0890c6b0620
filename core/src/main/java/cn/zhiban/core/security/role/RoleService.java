package cn.zhiban.core.security.role;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.ModulePermissions;
import cn.zhiban.core.security.NotAllowed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what roles may do. Everything here needs {@link CorePermissions#ROLES_MANAGE}, and nobody gives or takes a
 * permission they do not have themselves. The administrators' role cannot be changed.
 */
@Service
@Transactional(readOnly = true)
public class RoleService {
    private static final String TYPE = "core.role";
    private static final int LONGEST_NAME = 100;
    private final JdbcClient jdbc;
    private final Access access;
    private final ActorDirectory directory;
    private final AuditLog audit;
    private final List<ModulePermissions> modules;

    RoleService(
            JdbcClient jdbc, Access access, ActorDirectory directory, AuditLog audit, List<ModulePermissions> modules) {
        this.jdbc = jdbc;
        this.access = access;
        this.directory = directory;
        this.audit = audit;
        this.modules = modules;
    }

    private record Found(long id, String code, @Nullable String name, boolean builtin) {
        RoleRef ref() {
            return new RoleRef(id, code, name);
        }

        String label() {
            return name == null ? code : name;
        }

        boolean isAdministrator() {
            return code.equals(DefaultRole.ADMINISTRATOR.name());
        }
    }

    /** All roles with all permissions. */
    public RoleMatrix matrix() {
        Actor actor = access.require(CorePermissions.ROLES_MANAGE);
        List<RoleMatrix.Column> roles = jdbc
                .sql("SELECT id, code, name, builtin FROM core_role ORDER BY builtin DESC, id")
                .query(new SimplePropertyRowMapper<>(Found.class))
                .list()
                .stream()
                .map(role -> new RoleMatrix.Column(
                        role.ref(),
                        permissions(role.id()),
                        accounts(role.id()),
                        role.builtin(),
                        !role.isAdministrator()))
                .toList();
        List<RoleMatrix.Row> rows = modules.stream()
                .flatMap(module -> module.permissions().stream())
                .map(permission -> new RoleMatrix.Row(permission.code(), actor.may(permission.code())))
                .toList();
        return new RoleMatrix(roles, rows);
    }

    /**
     * Gives a role a permission, or takes it away. Effective within seconds for everybody who has the role.
     *
     * @throws NotAllowed the actor does not have the permission, or the role is that of the administrators
     * @throws InvalidInput there is no such permission
     */
    @Transactional
    public void setPermission(long roleId, String permission, boolean allowed) {
        access.require(CorePermissions.ROLES_MANAGE);
        Found role = change(roleId);
        if (role.isAdministrator()) {
            throw new NotAllowed(CorePermissions.ROLES_MANAGE);
        }
        if (!access.everyPermission().contains(permission)) {
            throw new InvalidInput("permission", "core.security.problem.choice-gone");
        }
        access.require(permission);
        int changed = jdbc.sql(
                        allowed
                                ? "INSERT IGNORE INTO core_role_permission (role_id, permission) VALUES (?, ?)"
                                : "DELETE FROM core_role_permission WHERE role_id = ? AND permission = ?")
                .params(roleId, permission)
                .update();
        if (changed > 0) {
            Map<String, String> what = Map.of("permission", permission);
            audit.record(
                    allowed ? "permission-given" : "permission-taken",
                    TYPE,
                    roleId,
                    role.label(),
                    allowed ? null : what,
                    allowed ? what : null);
            directory.forgetAfterCommit();
        }
    }

    /**
     * Makes a role.
     *
     * @param copyOf role to start from, or null to start with nothing
     * @return its id
     * @throws InvalidInput the name is empty, too long or taken
     * @throws NotAllowed the copied role may do more than the actor
     */
    @Transactional
    public long create(String name, @Nullable Long copyOf) {
        Actor actor = access.require(CorePermissions.ROLES_MANAGE);
        String checked = checkName(name, null);
        Set<String> permissions =
                copyOf == null ? Set.of() : permissions(find(copyOf).id());
        if (!actor.permissions().containsAll(permissions)) {
            throw new NotAllowed(CorePermissions.ROLES_MANAGE);
        }
        long id = jdbc.sql("INSERT INTO core_role (code, name, builtin) VALUES (?, ?, FALSE) RETURNING id")
                .params("own-" + UUID.randomUUID(), checked)
                .query(Long.class)
                .single();
        for (String permission : permissions) {
            jdbc.sql("INSERT INTO core_role_permission (role_id, permission) VALUES (?, ?)")
                    .params(id, permission)
                    .update();
        }
        audit.record("created", TYPE, id, checked, null, new Audited(checked, List.copyOf(permissions)));
        return id;
    }

    private record Audited(String name, List<String> permissions) {}

    /** Renames a role of the company's own; throws {@link InvalidInput} if the name is empty, too long or taken. */
    @Transactional
    public void rename(long roleId, String name) {
        access.require(CorePermissions.ROLES_MANAGE);
        Found role = ownRole(roleId);
        String checked = checkName(name, roleId);
        jdbc.sql("UPDATE core_role SET name = ?, version = version + 1 WHERE id = ?")
                .params(checked, roleId)
                .update();
        audit.record("changed", TYPE, roleId, checked, Map.of("name", role.label()), Map.of("name", checked));
    }

    /** Deletes a role of the company's own; throws {@link RoleInUse} while accounts have it. */
    @Transactional
    public void delete(long roleId) {
        access.require(CorePermissions.ROLES_MANAGE);
        Found role = ownRole(roleId);
        int accounts = accounts(roleId);
        if (accounts > 0) {
            throw new RoleInUse(accounts);
        }
        Audited before = new Audited(role.label(), List.copyOf(permissions(roleId)));
        jdbc.sql("DELETE FROM core_role WHERE id = ?").param(roleId).update();
        audit.record("deleted", TYPE, roleId, role.label(), before, null);
    }

    private Found ownRole(long roleId) {
        Found role = change(roleId);
        if (role.builtin()) {
            throw new NotAllowed(CorePermissions.ROLES_MANAGE);
        }
        return role;
    }

    private Found find(long roleId) {
        return find(roleId, "");
    }

    private Found change(long roleId) {
        return find(roleId, " FOR UPDATE");
    }

    private Found find(long roleId, String lock) {
        return jdbc.sql("SELECT id, code, name, builtin FROM core_role WHERE id = ?" + lock)
                .param(roleId)
                .query(Found.class)
                .optional()
                .orElseThrow(() -> new NotFound(TYPE, roleId));
    }

    private Set<String> permissions(long roleId) {
        return new TreeSet<>(jdbc.sql("SELECT permission FROM core_role_permission WHERE role_id = ?")
                .param(roleId)
                .query((found, _) -> found.getString(1))
                .list());
    }

    private int accounts(long roleId) {
        return jdbc.sql("SELECT COUNT(*) FROM core_account_role WHERE role_id = ?")
                .param(roleId)
                .query(Integer.class)
                .single();
    }

    private String checkName(String typed, @Nullable Long except) {
        String name = typed.replaceAll("\\s+", " ").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new InvalidInput("name", "core.security.problem.name-not-valid", LONGEST_NAME);
        }
        boolean taken = jdbc.sql("SELECT COUNT(*) FROM core_role WHERE name = ? AND id <> ?")
                        .params(name, except == null ? -1L : except)
                        .query(Integer.class)
                        .single()
                > 0;
        if (taken) {
            throw new InvalidInput("name", "core.security.problem.name-taken", name);
        }
        return name;
    }
}
