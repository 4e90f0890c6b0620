package cn.zhiban.app.shell;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.security.NotSignedIn;
import com.vaadin.flow.router.AccessDeniedException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

/** What an exception means to the person at the screen. */
sealed interface Problem {
    /** Nobody is signed in any more. */
    record SignedOut() implements Problem {}

    /** Something the person can understand and mend. */
    record Known(String messageKey, Object... arguments) implements Problem {}

    /** A mistake of ours; the reference stands in the log beside the stack trace. */
    record Unknown(String reference) implements Problem {}

    /** Finds out what it means, looking through the wrappers that frameworks put around it. */
    static Problem of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case NotSignedIn _, AuthenticationCredentialsNotFoundException _ -> {
                    return new SignedOut();
                }
                case UserFacingProblem known -> {
                    return new Known(known.messageKey(), known.arguments());
                }
                case OptimisticLockingFailureException _ -> {
                    return new Known("core.ui.problem.changed-meanwhile");
                }
                case AccessDeniedException _, org.springframework.security.access.AccessDeniedException _ -> {
                    return new Known("shell.problem.not-allowed");
                }
                default -> {
                    // look further inside
                }
            }
            if (cause.getCause() == cause) {
                break;
            }
        }
        return new Unknown(log(thrown));
    }

    /** Logs the exception and returns the reference under which it can be found. */
    static String log(Throwable thrown) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        Logger log = LoggerFactory.getLogger(Problem.class);
        log.error("Something went wrong on a page, reference {}", reference, thrown);
        return reference;
    }
}
