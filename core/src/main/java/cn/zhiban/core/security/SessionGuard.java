package cn.zhiban.core.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks up on every request what the signed-in account or token may do now. A session whose account was disabled, whose
 * employee left or whose sessions were ended everywhere is closed; permissions become the authorities that views are
 * guarded with.
 */
@Component
class SessionGuard {
    private final ActorDirectory directory;
    private final SecurityContextHolderStrategy contexts;

    SessionGuard(ActorDirectory directory, SecurityContextHolderStrategy contexts) {
        this.directory = directory;
        this.contexts = contexts;
    }

    /** A new filter for a chain; not a bean, so that the container does not add it a second time. */
    Filter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                check(request);
                chain.doFilter(request, response);
            }
        };
    }

    private void check(HttpServletRequest request) {
        Authentication before = contexts.getContext().getAuthentication();
        if (before == null || !(before.getPrincipal() instanceof SignedIn signedIn)) {
            return;
        }
        Optional<Actor> actor = directory.find(signedIn);
        SecurityContext context = contexts.createEmptyContext();
        HttpSession session = request.getSession(false);
        if (actor.isPresent()) {
            Set<SimpleGrantedAuthority> authorities = actor.get().permissions().stream()
                    .map(permission -> new SimpleGrantedAuthority("ROLE_" + permission))
                    .collect(Collectors.toSet());
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(signedIn, null, authorities));
            boolean changed = !authorities.equals(Set.copyOf(before.getAuthorities()));
            if (changed && session != null && signedIn.accountId() != null) {
                // within its own session Vaadin looks at what is kept there and not at this request
                session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
            }
        } else if (session != null) {
            session.invalidate();
        }
        contexts.setContext(context);
    }
}
