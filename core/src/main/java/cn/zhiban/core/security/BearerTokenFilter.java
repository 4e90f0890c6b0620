package cn.zhiban.core.security;

import cn.zhiban.core.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a request in by {@code Authorization: Bearer <token>}. A token that is wrong is refused, never passed over. */
class BearerTokenFilter extends OncePerRequestFilter {
    private static final String PREFIX = "Bearer ";
    private final BearerTokens tokens;
    private final ProblemWriter problems;
    private final SecurityContextHolderStrategy contexts;

    BearerTokenFilter(BearerTokens tokens, ProblemWriter problems, SecurityContextHolderStrategy contexts) {
        this.tokens = tokens;
        this.problems = problems;
        this.contexts = contexts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
            chain.doFilter(request, response);
            return;
        }
        Optional<SignedIn> token = tokens.find(header.substring(PREFIX.length()).strip());
        if (token.isEmpty()) {
            problems.write(request, response, 401, "core.problem.token-not-valid");
            return;
        }
        SecurityContext context = contexts.createEmptyContext();
        context.setAuthentication(new UsernamePasswordAuthenticationToken(token.get(), null, List.of()));
        contexts.setContext(context);
        request.setAttribute(BearerTokenFilter.class.getName(), Boolean.TRUE);
        chain.doFilter(request, response);
    }
}
