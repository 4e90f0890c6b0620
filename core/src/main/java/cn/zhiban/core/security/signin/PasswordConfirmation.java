package cn.zhiban.core.security.signin;

import cn.zhiban.core.InvalidInput;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Asks somebody who is signed in for the password again, since the screen may have been left open to others. */
@Component
public class PasswordConfirmation {
    private static final int SECONDS_A_MINUTE = 60;
    private final SignInThrottle throttle;
    private final PasswordEncoder encoder;

    PasswordConfirmation(SignInThrottle throttle, PasswordEncoder encoder) {
        this.throttle = throttle;
        this.encoder = encoder;
    }

    /**
     * Goes on only if the password is right.
     *
     * @param field name of the field for the message
     * @throws InvalidInput it is wrong, or was wrong too often
     */
    public void require(String field, String username, String password, String hash) {
        SignInThrottle.Attempt attempt;
        try {
            attempt = throttle.beginConfirmation(username);
        } catch (TooManyAttempts e) {
            long minutes = e.waiting().toSeconds() / SECONDS_A_MINUTE + 1;
            throw new InvalidInput(field, "core.security.problem.password-wrong-too-often", minutes);
        }
        if (!encoder.matches(password, hash)) {
            throw new InvalidInput(field, "core.security.problem.password-wrong");
        }
        throttle.succeeded(attempt);
    }
}
