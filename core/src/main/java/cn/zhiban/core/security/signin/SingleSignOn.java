package cn.zhiban.core.security.signin;

import java.net.URL;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the account of a person whom an OpenID Connect provider (单点登录) vouches for. The first time it is the account
 * whose user name is the verified e-mail address or the preferred user name, provided it was never linked before; from
 * then on the provider's subject alone decides. So the provider must not let people choose those claims themselves.
 */
@Component
class SingleSignOn {
    private final JdbcClient jdbc;
    private final SignIns signIns;

    SingleSignOn(JdbcClient jdbc, SignIns signIns) {
        this.jdbc = jdbc;
        this.signIns = signIns;
    }

    /**
     * Signs the person in.
     *
     * @param registration name of the provider in the configuration
     * @throws NotKnownHere there is no account for the person, or it may not be used
     */
    @Transactional
    Authentication accept(String registration, OidcUser person, String address) {
        String subject = subject(registration, person);
        SignInAccount account = jdbc.sql(SignInAccount.SELECT + " WHERE a.oidc_subject = ?")
                .param(subject)
                .query(SignInAccount.class)
                .optional()
                .or(() -> link(subject, person))
                .filter(SignInAccount::usable)
                .orElseThrow(NotKnownHere::new);
        if (account.mustChangePassword()) {
            // a one-time password that nobody asked for any more is a door left open
            jdbc.sql("UPDATE core_account SET password_hash = NULL, must_change_password = FALSE WHERE id = ?")
                    .param(account.id())
                    .update();
        }
        return signIns.accept(account, registration, address);
    }

    private Optional<SignInAccount> link(String subject, OidcUser person) {
        Set<String> names = new LinkedHashSet<>();
        if (Boolean.TRUE.equals(person.getEmailVerified()) && person.getEmail() != null) {
            names.add(person.getEmail());
        }
        if (person.getPreferredUsername() != null) {
            names.add(person.getPreferredUsername());
        }
        for (String name : names) {
            Optional<SignInAccount> found = jdbc.sql(
                            SignInAccount.SELECT + " WHERE a.username = ? AND a.oidc_subject IS NULL FOR UPDATE")
                    .param(name)
                    .query(SignInAccount.class)
                    .optional()
                    .filter(SignInAccount::usable);
            if (found.isPresent()) {
                jdbc.sql("UPDATE core_account SET oidc_subject = ?, version = version + 1 WHERE id = ?")
                        .params(subject, found.get().id())
                        .update();
                signIns.recordAs(found.get(), "linked", Map.of("subject", subject));
                return found;
            }
        }
        return Optional.empty();
    }

    /** Subjects are unique only within their issuer. */
    private static String subject(String registration, OidcUser person) {
        URL issuer = person.getIssuer();
        return (issuer == null ? registration : issuer.toString()) + "|" + person.getSubject();
    }
}
