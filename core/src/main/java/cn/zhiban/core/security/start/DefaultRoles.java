package cn.zhiban.core.security.start;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.ModulePermissions;
import cn.zhiban.core.security.ModulePermissions.Definition;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the six default roles and gives them the defaults of each permission once, when it is first seen: what
 * administrators changed since stays, and a permission that a new release brings reaches those it is meant for.
 */
@Component
class DefaultRoles {
    private final JdbcClient jdbc;
    private final StartLock lock;
    private final Access access;
    private final ActorDirectory directory;
    private final List<ModulePermissions> modules;

    DefaultRoles(
            JdbcClient jdbc, StartLock lock, Access access, ActorDirectory directory, List<ModulePermissions> modules) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.access = access;
        this.directory = directory;
        this.modules = modules;
    }

    @Transactional
    void seed() {
        lock.take();
        for (DefaultRole role : DefaultRole.values()) {
            jdbc.sql("INSERT IGNORE INTO core_role (code, builtin) VALUES (?, TRUE)")
                    .param(role.name())
                    .update();
        }
        for (ModulePermissions module : modules) {
            for (Definition permission : module.permissions()) {
                boolean isNew = jdbc.sql("INSERT IGNORE INTO core_permission (code) VALUES (?)")
                                .param(permission.code())
                                .update()
                        > 0;
                if (isNew) {
                    permission.defaults().forEach(role -> grant(role, permission.code()));
                }
            }
        }
        access.everyPermission().forEach(permission -> grant(DefaultRole.ADMINISTRATOR, permission));
        directory.forgetAfterCommit();
    }

    private void grant(DefaultRole role, String permission) {
        jdbc.sql("INSERT IGNORE INTO core_role_permission (role_id, permission)"
                        + " SELECT id, ? FROM core_role WHERE code = ?")
                .params(permission, role.name())
                .update();
    }
}
