package cn.zhiban.kb.panel;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the configured browser extensions, and nobody else, show the panel in a frame. Browsers that know
 * {@code frame-ancestors} follow it instead of {@code X-Frame-Options}, which stays as it is on every page.
 */
@Component
@EnableConfigurationProperties(PanelSettings.class)
class PanelFraming extends OncePerRequestFilter {
    private final PanelSettings settings;

    PanelFraming(PanelSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.equals("/panel") && !settings.extensionIds().isEmpty()) {
            response.setHeader(
                    "Content-Security-Policy", "frame-ancestors 'self' " + String.join(" ", settings.origins()));
        }
        chain.doFilter(request, response);
    }
}
