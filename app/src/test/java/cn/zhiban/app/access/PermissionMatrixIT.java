package cn.zhiban.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.app.WholeApplication;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.BearerTokens;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.ModulePermissions;
import cn.zhiban.core.security.signin.DemoSignIns;
import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Walks every page and every endpoint as everybody: what is not allowed is refused, and what is allowed works. */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionMatrixIT {
    private static final String NOBODY = "nobody";
    private static final String TOKEN_WITH_NOTHING = "token with nothing";
    private static final String TOKEN_WITH_EVERYTHING = "token with everything";
    private static final String POWERLESS = "permission-matrix-token-that-may-nothing";

    /** What anybody gets without signing in, apart from the sign-in page. */
    private static final List<String> STATIC = List.of(
            "/zhiban/zhiban.css",
            "/zhiban/shell.js",
            "/zhiban/icon.svg",
            "/robots.txt",
            "/favicon.ico",
            "/aura/aura.css");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    ServletContext servlets;

    @Autowired
    List<ModulePermissions> modules;

    @Autowired
    Access access;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuthenticationProvider passwords;

    private final Map<String, Caller> callers = new LinkedHashMap<>();

    @BeforeAll
    void everybodyComesIn() {
        jdbc.sql("INSERT INTO core_api_token (name, token_hash, all_clients, created_by, created_at)"
                        + " SELECT 'nothing', ?, TRUE, MIN(id), NOW(6) FROM core_account")
                .param(BearerTokens.hash(POWERLESS))
                .update();
        callers.put(NOBODY, Caller.anonymous(port));
        DemoSignIns.list().forEach(demo -> callers.put(demo.username(), Caller.signedIn(port, demo.username())));
        callers.put(TOKEN_WITH_NOTHING, Caller.withToken(port, POWERLESS));
        callers.put(TOKEN_WITH_EVERYTHING, Caller.withToken(port, WholeApplication.TOKEN));
    }

    @AfterAll
    void theTokenGoes() {
        jdbc.sql("DELETE FROM core_api_token WHERE token_hash = ?")
                .param(BearerTokens.hash(POWERLESS))
                .update();
    }

    @Test
    void everyEndpointIsInTheTable() {
        Set<String> served = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping :
                context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            mapping.getHandlerMethods().forEach((info, method) -> {
                // a request that failed is shown here, by the container only
                if (!method.getBeanType().getSimpleName().equals("BasicErrorController")) {
                    served.addAll(names(info));
                }
            });
        }
        assertThat(served)
                .isEqualTo(Endpoint.all().stream().map(Endpoint::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    @TestFactory
    Stream<DynamicTest> everyEndpointIsOpenToWhomItShouldBe() {
        return Endpoint.all().stream().map(endpoint -> DynamicTest.dynamicTest(endpoint.name(), () -> check(endpoint)));
    }

    @TestFactory
    Stream<DynamicTest> everyPageIsOpenToWhomItShouldBe() {
        return pages().stream().map(page -> DynamicTest.dynamicTest("/" + page.getTemplate(), () -> check(page)));
    }

    @Test
    void nobodySeesMoreThanTheSignInPage() {
        Caller nobody = callers.get(NOBODY);
        List<String> open = new ArrayList<>();
        for (RouteBaseData<?> page : pages()) {
            boolean forAll = page.getNavigationTarget().isAnnotationPresent(AnonymousAllowed.class);
            if (forAll == isRefused(nobody.get("/" + path(page.getTemplate())))) {
                open.add(page.getTemplate());
            }
        }
        assertThat(open)
                .as("open pages that should not be, or the other way round")
                .isEmpty();
        assertThat(isRefused(nobody.get("/no/such/page"))).isTrue();
        assertThat(STATIC).allMatch(path -> nobody.get(path).statusCode() == 200);
    }

    @Test
    void aChangeThatCouldComeFromAForeignPageIsRefused() {
        for (Endpoint endpoint : Endpoint.all()) {
            if (endpoint.method().equals("GET")) {
                continue;
            }
            HttpResponse<String> answer = callers.get("admin")
                    .sendFromForeignPage(endpoint.method(), endpoint.path(), endpoint.contentType(), endpoint.body());
            assertThat(answer.statusCode()).as(endpoint.name()).isEqualTo(403);
        }
    }

    private void check(Endpoint endpoint) {
        Map<String, Integer> wrong = new LinkedHashMap<>();
        callers.forEach((name, caller) -> {
            HttpResponse<String> answer =
                    caller.send(endpoint.method(), endpoint.path(), endpoint.contentType(), endpoint.body());
            boolean allowed = may(name, endpoint.needs()) && !(endpoint.people() && name.startsWith("token"));
            if (allowed == isRefused(answer) || answer.statusCode() >= 500) {
                wrong.put(name + (allowed ? " should be let in" : " should be refused"), answer.statusCode());
            }
        });
        assertThat(wrong).isEmpty();
    }

    private void check(RouteBaseData<?> page) {
        Class<?> view = page.getNavigationTarget();
        Map<String, String> wrong = new LinkedHashMap<>();
        for (DemoSignIns.DemoSignIn demo : DemoSignIns.list()) {
            try (Visit visit = new Visit(context, servlets, passwords, access, demo.username())) {
                String shown = visit.to(path(page.getTemplate()));
                if (may(demo.username(), view) ? !isShown(page, shown) : !isRefusal(shown)) {
                    wrong.put(
                            demo.username() + (may(demo.username(), view) ? " should see it" : " should be refused"),
                            shown);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The page itself, or what it says when the object in its address does not exist. */
    private static boolean isShown(RouteBaseData<?> page, String shown) {
        return shown.equals(page.getNavigationTarget().getSimpleName())
                || page.getTemplate().contains(":") && shown.endsWith("NotFoundView")
                // whoever is signed in is led on
                || shown.equals("HomeView") && page.getNavigationTarget().isAnnotationPresent(AnonymousAllowed.class);
    }

    private static boolean isRefusal(String shown) {
        return shown.endsWith("RefusedView");
    }

    private List<RouteBaseData<?>> pages() {
        List<RouteBaseData<?>> pages = new ArrayList<>();
        for (RouteData route : ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets))
                .getRegisteredRoutes()) {
            pages.add(route);
            pages.addAll(route.getRouteAliases());
        }
        return pages;
    }

    /** An address for a template: optional parameters are left out, the others lead to nothing. */
    private static String path(String template) {
        return Arrays.stream(template.split("/"))
                .filter(part -> !(part.startsWith(":") && part.matches(":\\w+[?*].*")))
                .map(part -> !part.startsWith(":") ? part : part.equals(":kind") ? "faq" : "999999999")
                .collect(Collectors.joining("/"));
    }

    private boolean may(String caller, String needs) {
        return switch (needs) {
            case Endpoint.ANYBODY -> true;
            case Endpoint.SIGNED_IN -> !caller.equals(NOBODY);
            default -> permissions(caller).contains(needs);
        };
    }

    private boolean may(String username, Class<?> view) {
        RolesAllowed roles = view.getAnnotation(RolesAllowed.class);
        return roles == null
                ? view.isAnnotationPresent(PermitAll.class) || view.isAnnotationPresent(AnonymousAllowed.class)
                : Arrays.stream(roles.value()).anyMatch(permissions(username)::contains);
    }

    /** What the modules say that the role has from the start. */
    private Set<String> permissions(String caller) {
        if (caller.equals(TOKEN_WITH_EVERYTHING)) {
            return permissions(_ -> true);
        }
        return DemoSignIns.list().stream()
                .filter(demo -> demo.username().equals(caller))
                .findFirst()
                .map(demo -> permissions(definition -> demo.role() == DefaultRole.ADMINISTRATOR
                        || definition.defaults().contains(demo.role())))
                .orElse(Set.of());
    }

    private Set<String> permissions(Predicate<ModulePermissions.Definition> wanted) {
        return modules.stream()
                .flatMap(module -> module.permissions().stream())
                .filter(wanted)
                .map(ModulePermissions.Definition::code)
                .collect(Collectors.toSet());
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        return answer.statusCode() == 401
                || answer.statusCode() == 403
                || answer.statusCode() == 302
                        && answer.headers().firstValue("Location").orElse("").endsWith("/login");
    }

    private static List<String> names(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(pattern -> methods.isEmpty()
                        ? Stream.of("ANY " + pattern)
                        : methods.stream().map(method -> method + " " + pattern))
                .toList();
    }
}
