package cn.zhiban.core.security.signin;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs in by user name and password. Unknown names, wrong passwords, disabled accounts and people who left get the same
 * answer after the same work, so that nobody learns who works here.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {
    /** Hash of no password, as expensive as the real ones. */
    static final String NOBODY = "$2a$11$.AMdONRR4u5AuzWcAO5fqOBHZv1uv3awVVGLdxk88m8jVkdtArKEe";

    private static final Logger log = LoggerFactory.getLogger(PasswordSignIn.class);
    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final SignInThrottle throttle;
    private final SignIns signIns;

    PasswordSignIn(JdbcClient jdbc, PasswordEncoder encoder, SignInThrottle throttle, SignIns signIns) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.throttle = throttle;
        this.signIns = signIns;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /**
     * @throws TooManyAttempts account or address has to wait
     * @throws BadCredentialsException anything else is wrong
     */
    @Override
    public Authentication authenticate(Authentication request) {
        String username = request.getName().strip();
        String password =
                request.getCredentials() == null ? "" : request.getCredentials().toString();
        String address = address(request);
        SignInThrottle.Attempt attempt = throttle.begin(username, address);
        Optional<SignInAccount> account = jdbc.sql(SignInAccount.SELECT + " WHERE a.username = ?")
                .param(username)
                .query(SignInAccount.class)
                .optional();
        String hash = account.map(SignInAccount::passwordHash).orElse(null);
        boolean matches = encoder.matches(password, hash == null ? NOBODY : hash);
        if (account.isEmpty() || hash == null || !matches || !account.get().usable()) {
            throw refused(attempt, address, account.orElse(null));
        }
        throttle.succeeded(attempt);
        return signIns.accept(account.get(), "password", address);
    }

    private RuntimeException refused(SignInThrottle.Attempt attempt, String address, @Nullable SignInAccount account) {
        Duration wait = throttle.failed(attempt);
        if (wait.isZero()) {
            return new BadCredentialsException("refused");
        }
        log.warn("too many failed sign-ins from {}, waiting for {}", address, wait);
        if (account != null) {
            signIns.recordAs(account, "sign-in-throttled", Map.of("address", address));
        }
        return new TooManyAttempts(wait);
    }

    private static String address(Authentication request) {
        return request.getDetails() instanceof WebAuthenticationDetails details && details.getRemoteAddress() != null
                ? details.getRemoteAddress()
                : "unknown";
    }
}
