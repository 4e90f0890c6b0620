package cn.zhiban.core.security;

import cn.zhiban.core.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Protects the REST interface against forged requests where it is used with a session instead of a token: a change must
 * carry a header that a foreign page cannot send without asking first (OWASP: custom request headers).
 */
class SameOriginFilter extends OncePerRequestFilter {
    /** The header; its value does not matter. */
    static final String HEADER = "X-Zhiban";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private final ProblemWriter problems;

    SameOriginFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean byToken = request.getAttribute(BearerTokenFilter.class.getName()) != null;
        if (byToken || READING.contains(request.getMethod()) || request.getHeader(HEADER) != null) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, 403, "core.problem.header-missing", HEADER);
        }
    }
}
