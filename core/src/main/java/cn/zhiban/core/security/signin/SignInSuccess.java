package cn.zhiban.core.security.signin;

import cn.zhiban.core.security.SignedIn;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Leads on to where the person wanted to go. Whoever comes from single sign-on is turned into the owner of an account
 * first, so that the rest of the suite sees one kind of session only.
 */
@Component
public class SignInSuccess extends VaadinSavedRequestAwareAuthenticationSuccessHandler {
    private final SingleSignOn singleSignOn;
    private final SignInFailure failure;
    private final SessionRenewal sessions;
    private final ObjectProvider<OAuth2AuthorizedClientService> clients;

    SignInSuccess(
            SingleSignOn singleSignOn,
            SignInFailure failure,
            SessionRenewal sessions,
            ObjectProvider<OAuth2AuthorizedClientService> clients) {
        this.singleSignOn = singleSignOn;
        this.failure = failure;
        this.sessions = sessions;
        this.clients = clients;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (authentication.getPrincipal() instanceof SignedIn) {
            super.onAuthenticationSuccess(request, response, authentication);
            return;
        }
        try {
            Authentication signedIn = accept(authentication, request.getRemoteAddr());
            sessions.replace(signedIn, request, response);
            super.onAuthenticationSuccess(request, response, signedIn);
        } catch (AuthenticationException e) {
            sessions.forget();
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            failure.onAuthenticationFailure(request, response, e);
        }
    }

    private Authentication accept(Authentication authentication, String address) {
        if (!(authentication instanceof OAuth2AuthenticationToken token)
                || !(token.getPrincipal() instanceof OidcUser person)) {
            throw new NotKnownHere();
        }
        // its access token is needed for nothing and would stay in memory
        clients.ifAvailable(
                service -> service.removeAuthorizedClient(token.getAuthorizedClientRegistrationId(), token.getName()));
        return singleSignOn.accept(token.getAuthorizedClientRegistrationId(), person, address);
    }
}
