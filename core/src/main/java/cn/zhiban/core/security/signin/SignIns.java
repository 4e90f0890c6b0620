package cn.zhiban.core.security.signin;

import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.security.SignedIn;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens once it is certain who someone is, whichever way that was proved. */
@Component
class SignIns {
    private final JdbcClient jdbc;
    private final CompanyTime time;
    private final SignInThrottle throttle;
    private final ActorDirectory directory;
    private final Access access;
    private final AuditLog audit;

    SignIns(
            JdbcClient jdbc,
            CompanyTime time,
            SignInThrottle throttle,
            ActorDirectory directory,
            Access access,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.time = time;
        this.throttle = throttle;
        this.directory = directory;
        this.access = access;
        this.audit = audit;
    }

    /**
     * Notes the sign-in and returns what the session keeps.
     *
     * @param how {@code password} or the name of the single sign-on
     */
    @Transactional
    Authentication accept(SignInAccount account, String how, String address) {
        jdbc.sql("UPDATE core_account SET last_sign_in_at = ? WHERE id = ?")
                .params(Timestamp.from(time.now()), account.id())
                .update();
        throttle.remember(account.id(), address);
        recordAs(account, "signed-in", Map.of("how", how, "address", address));
        SignedIn signedIn = new SignedIn(account.id(), null, account.username(), account.sessionEpoch());
        List<SimpleGrantedAuthority> authorities = directory.find(signedIn).stream()
                .flatMap(actor -> actor.permissions().stream())
                .map(permission -> new SimpleGrantedAuthority("ROLE_" + permission))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(signedIn, null, authorities);
    }

    /** Writes to the audit log in the name of the account, before anybody is signed in. */
    @Transactional
    void recordAs(SignInAccount account, String action, Map<String, String> details) {
        Actor actor = new Actor(
                account.id(), null, "account:" + account.id(), account.displayName(), null, Set.of(), Scope.NOTHING);
        try {
            access.callAs(actor, () -> {
                audit.record(action, "core.account", account.id(), account.displayName(), null, details);
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
