package cn.zhiban.core.security.account;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.signin.PasswordRules;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes accounts without a screen: at the first start and for the demo company. */
@Service
public class Accounts {
    private final JdbcClient jdbc;
    private final Access access;
    private final AccountWriter writer;

    Accounts(JdbcClient jdbc, Access access, AccountWriter writer) {
        this.jdbc = jdbc;
        this.access = access;
        this.writer = writer;
    }

    /**
     * Makes an account and returns its id. Only for whoever keeps accounts and could give these roles and clients; the
     * system may do it always.
     *
     * @throws cn.zhiban.core.InvalidInput the user name is taken, or something else breaks a rule
     * @throws cn.zhiban.core.security.NotAllowed the actor may not do this
     */
    @Transactional
    public long create(NewAccount account) {
        access.require(CorePermissions.ACCOUNTS_MANAGE);
        if (!account.mustChangePassword()) {
            PasswordRules.check("password", account.password(), account.username());
        }
        AccountDraft draft = new AccountDraft(
                account.username(),
                account.displayName(),
                account.employeeId(),
                roleIds(account.roles()),
                account.clientIds());
        return writer.insert(draft, account.password(), account.mustChangePassword());
    }

    /** Id of the account with this user name, for callers that make what is missing. */
    @Transactional(readOnly = true)
    public Optional<Long> find(String username) {
        access.require(CorePermissions.ACCOUNTS_MANAGE);
        return jdbc.sql("SELECT id FROM core_account WHERE username = ?")
                .param(username)
                .query(Long.class)
                .optional();
    }

    private Set<Long> roleIds(Set<DefaultRole> roles) {
        Set<Long> ids = new HashSet<>();
        for (DefaultRole role : roles) {
            ids.add(jdbc.sql("SELECT id FROM core_role WHERE code = ?")
                    .param(role.name())
                    .query(Long.class)
                    .single());
        }
        return ids;
    }
}
