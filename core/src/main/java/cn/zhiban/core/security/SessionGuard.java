package cn.zhiban.core.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
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

    SessionGuard(ActorDirectory directory) {
        this.directory = directory;
    }

    /** A new filter for a chain; not a bean, so that the container does not add it a second time. */
    Filter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                check(request);
                chain.doFilter(request, response);
            }
        };
    }

    private void check(HttpServletRequest request) {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        if (before == null || !(before.getPrincipal() instanceof SignedIn signedIn)) {
            return;
        }
        Optional<Actor> actor = directory.find(signedIn);
        HttpSession session = request.getSession(false);
        if (actor.isEmpty()) {
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
            return;
        }
        List<SimpleGrantedAuthority> authorities = actor.get().permissions().stream()
                .sorted()
                .map(permission -> new SimpleGrantedAuthority("ROLE_" + permission))
                .toList();
        if (!List.copyOf(before.getAuthorities()).equals(authorities)) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new UsernamePasswordAuthenticationToken(signedIn, null, authorities));
            SecurityContextHolder.setContext(context);
            if (session != null && signedIn.accountId() != null) {
                // inside a Vaadin request the context comes from the session
                session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
            }
        }
    }
}
