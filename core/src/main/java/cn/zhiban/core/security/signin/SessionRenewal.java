package cn.zhiban.core.security.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Changes whom a running session belongs to, or its epoch. */
@Component
public class SessionRenewal {
    private final HttpSessionSecurityContextRepository repository = new HttpSessionSecurityContextRepository();

    SessionRenewal() {}

    /** Lets the session of the current request, if there is one, go on with another authentication. */
    public void replace(Authentication authentication) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getResponse() != null) {
            replace(authentication, attributes.getRequest(), attributes.getResponse());
        } else {
            hold(authentication);
        }
    }

    void replace(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        repository.saveContext(hold(authentication), request, response);
    }

    private static SecurityContext hold(Authentication authentication) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        return context;
    }
}
