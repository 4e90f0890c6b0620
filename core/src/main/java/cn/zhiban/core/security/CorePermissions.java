package cn.zhiban.core.security;

import static cn.zhiban.core.security.DefaultRole.QUALITY_INSPECTOR;
import static cn.zhiban.core.security.DefaultRole.TEAM_LEAD;
import static cn.zhiban.core.security.DefaultRole.TRAINER;

import java.util.List;
import org.springframework.stereotype.Component;

/** The permissions of the core module. */
@Component
public class CorePermissions implements ModulePermissions {
    /** Sees every client and shop. */
    public static final String SCOPE_ALL = "core.scope.all";
    /** Reads employees, teams and who serves which shop. */
    public static final String PEOPLE_READ = "core.people.read";
    /** Keeps employees, teams, assignments and platform accounts, within the scope. */
    public static final String PEOPLE_EDIT = "core.people.edit";
    /** Keeps clients, shops and shop groups, within the scope. */
    public static final String SHOPS_EDIT = "core.shops.edit";
    /** Keeps accounts, their roles and client grants. */
    public static final String ACCOUNTS_MANAGE = "core.accounts.manage";
    /** Changes what roles may do. */
    public static final String ROLES_MANAGE = "core.roles.manage";
    /** Issues and revokes API tokens. */
    public static final String TOKENS_MANAGE = "core.tokens.manage";
    /** Reads the audit log. */
    public static final String AUDIT_READ = "core.audit.read";
    /** Sees and cancels everybody's jobs. */
    public static final String JOBS_MANAGE = "core.jobs.manage";
    /** Reads metrics and the description of the REST interface. */
    public static final String MONITORING_READ = "core.monitoring.read";
    /** Keeps robots of group chats. */
    public static final String ROBOTS_MANAGE = "core.robots.manage";

    @Override
    public List<Definition> permissions() {
        return List.of(
                Definition.of(SCOPE_ALL),
                Definition.of(PEOPLE_READ, TEAM_LEAD, TRAINER, QUALITY_INSPECTOR),
                Definition.of(PEOPLE_EDIT, TEAM_LEAD),
                Definition.of(SHOPS_EDIT, TEAM_LEAD),
                Definition.of(ACCOUNTS_MANAGE),
                Definition.of(ROLES_MANAGE),
                Definition.of(TOKENS_MANAGE),
                Definition.of(AUDIT_READ),
                Definition.of(JOBS_MANAGE),
                Definition.of(MONITORING_READ),
                Definition.of(ROBOTS_MANAGE));
    }
}
