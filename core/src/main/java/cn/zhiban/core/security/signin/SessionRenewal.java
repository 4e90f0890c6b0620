package cn.zhiban.core.security.signin;

import cn.zhiban.core.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Changes whom a running session belongs to, or its epoch. */
@Component
public class SessionRenewal {
    private final SecurityContextHolderStrategy contexts;
    private final HttpSessionSecurityContextRepository repository = new HttpSessionSecurityContextRepository();

    SessionRenewal(SecurityContextHolderStrategy contexts) {
        this.contexts = contexts;
    }

    /**
     * Lets the session of the current request, if there is one, go on with another epoch of the same account.
     *
     * @param epoch the account's new epoch
     */
    public void renew(int epoch) {
        Authentication before = contexts.getContext().getAuthentication();
        if (before == null || !(before.getPrincipal() instanceof SignedIn signedIn)) {
            return;
        }
        SignedIn renewed = new SignedIn(signedIn.accountId(), signedIn.tokenId(), signedIn.username(), epoch);
        Authentication after =
                UsernamePasswordAuthenticationToken.authenticated(renewed, null, before.getAuthorities());
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getResponse() != null) {
            replace(after, attributes.getRequest(), attributes.getResponse());
        } else {
            hold(after);
        }
    }

    /** Forgets who is signed in for the rest of the request. */
    void forget() {
        contexts.clearContext();
    }

    /** Lets the session go on in the name of somebody else. */
    void replace(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        repository.saveContext(hold(authentication), request, response);
    }

    private SecurityContext hold(Authentication authentication) {
        SecurityContext context = contexts.createEmptyContext();
        context.setAuthentication(authentication);
        contexts.setContext(context);
        return context;
    }
}
