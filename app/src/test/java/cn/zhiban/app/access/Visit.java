package cn.zhiban.app.access;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.signin.DemoSignIns;
import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.mock.MockedUI;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** A person of the demo company with a browser tab, without a browser: pages are made and shown by the server alone. */
final class Visit implements AutoCloseable {
    /** Signs the person in and opens an empty tab, with the pages and the frame that the running suite has. */
    Visit(
            ApplicationContext context,
            ServletContext servlets,
            AuthenticationProvider passwords,
            Access access,
            String username) {
        SecurityContextHolder.setContext(signIn(passwords, access, username));
        ApplicationRouteRegistry real = ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets));
        Set<Class<? extends Component>> pages = new LinkedHashSet<>();
        real.getRegisteredRoutes().forEach(route -> pages.add(route.getNavigationTarget()));
        Routes routes = new Routes(pages, problemPages(real), true);
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        MockVaadin.setMockRequestFactory(session -> {
            FakeRequest request = new FakeRequest(session);
            request.setUserPrincipalInt(person);
            request.setUserInRole((_, role) -> person.getAuthorities().stream()
                    .anyMatch(authority -> ("ROLE_" + role).equals(authority.getAuthority())));
            return request;
        });
        MockVaadin.setup(MockedUI::new, new MockSpringServlet(routes, context, MockedUI::new));
        UI.getCurrent().getInternals().getRouter().getRegistry().setLayout(real.getLayout(""));
        WrappedSession session = UI.getCurrent().getSession().getSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, SecurityContextHolder.getContext());
    }

    /** Goes to an address; returns the simple name of the page that is shown. */
    String to(String path) {
        UI.getCurrent().navigate(path);
        return UI.getCurrent()
                .getInternals()
                .getActiveRouterTargetsChain()
                .getFirst()
                .getClass()
                .getSimpleName();
    }

    @Override
    public void close() {
        MockVaadin.tearDown();
        MockVaadin.setMockRequestFactory(FakeRequest::new);
        SecurityContextHolder.clearContext();
    }

    @SuppressWarnings("unchecked")
    private static Set<Class<? extends HasErrorParameter<?>>> problemPages(ApplicationRouteRegistry registry) {
        Set<Class<? extends HasErrorParameter<?>>> pages = new LinkedHashSet<>();
        for (Exception problem : List.of(
                new Exception(),
                new NotFoundException(),
                new AccessDeniedException(),
                new NotFound("page", 0),
                new NotAllowed("page"))) {
            registry.getErrorNavigationTarget(problem)
                    .ifPresent(entry -> pages.add((Class<? extends HasErrorParameter<?>>) entry.getNavigationTarget()));
        }
        return pages;
    }

    private static SecurityContext signIn(AuthenticationProvider passwords, Access access, String username) {
        Authentication signedIn = passwords.authenticate(
                UsernamePasswordAuthenticationToken.unauthenticated(username, DemoSignIns.PASSWORD));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        List<SimpleGrantedAuthority> authorities = access.current().permissions().stream()
                .map(permission -> new SimpleGrantedAuthority("ROLE_" + permission))
                .toList();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(signedIn.getPrincipal(), null, authorities));
        return context;
    }
}
