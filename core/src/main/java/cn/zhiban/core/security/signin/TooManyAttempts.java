package cn.zhiban.core.security.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many sign-ins failed; the next one is looked at only after a while, whatever the password. */
final class TooManyAttempts extends AuthenticationException {
    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("too many attempts");
        this.wait = wait;
    }

    /** How long to wait. */
    Duration waiting() {
        return wait;
    }
}
