package cn.zhiban.core.security.signin;

import cn.zhiban.core.security.ui.SignInView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Leads back to the sign-in page, which says what can be said: never whether an account exists. */
@Component
public class SignInFailure implements AuthenticationFailureHandler {
    SignInFailure() {}

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException {
        String outcome = switch (problem) {
            case TooManyAttempts attempts -> "wait=" + (attempts.waiting().toSeconds() + 1);
            case NotKnownHere _ -> "unknown";
            case OAuth2AuthenticationException _ -> "sso";
            default -> "error";
        };
        response.sendRedirect(request.getContextPath() + "/" + SignInView.ROUTE + "?" + outcome);
    }
}
