package cn.zhiban.core.security.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.SecurityScenario;
import cn.zhiban.core.security.SignedIn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.test.web.servlet.MvcResult;

class SignInIT extends SecurityScenario {
    @Autowired
    SignInThrottle throttle;

    private static final String HOME = "10.1.0.";
    private static int nextAddress = 1;

    private static String newAddress() {
        return HOME + nextAddress++;
    }

    private MvcResult signIn(String username, String password, String address) throws Exception {
        return web().perform(post("/login")
                        .param("username", username)
                        .param("password", password)
                        .with(request -> {
                            request.setRemoteAddr(address);
                            return request;
                        }))
                .andReturn();
    }

    private String outcome(String username, String password, String address) throws Exception {
        return String.valueOf(signIn(username, password, address).getResponse().getRedirectedUrl());
    }

    @Test
    void signsInAndKeepsOnlyWhoItIs() throws Exception {
        long id = person(DefaultRole.AGENT);
        MvcResult result = signIn("  " + username(id).toUpperCase() + " ", PASSWORD, newAddress());
        assertThat(result.getResponse().getRedirectedUrl()).doesNotContain("login");
        SecurityContext context =
                (SecurityContext) result.getRequest().getSession().getAttribute("SPRING_SECURITY_CONTEXT");
        assertThat(context.getAuthentication().getPrincipal()).isEqualTo(session(id));
        assertThat(context.getAuthentication().getCredentials()).isNull();
        assertThat(jdbc.queryForObject("SELECT last_sign_in_at FROM core_account WHERE id = ?", Object.class, id))
                .isNotNull();
        assertThat(audited("core.account", id)).contains("signed-in").doesNotContain(PASSWORD);
    }

    @Test
    void givesTheSameAnswerWhetherTheNameOrThePasswordIsWrong() throws Exception {
        long id = person(DefaultRole.AGENT);
        long disabled = person(DefaultRole.AGENT);
        jdbc.update("UPDATE core_account SET enabled = FALSE WHERE id = ?", disabled);
        long left = person(unique("left"), given.employee(), DefaultRole.AGENT);
        jdbc.update(
                "UPDATE core_employee e JOIN core_account a ON a.employee_id = e.id SET e.state = 'LEFT' WHERE a.id = ?",
                left);
        String address = newAddress();
        assertThat(List.of(
                        outcome(username(id), "wrong password", address),
                        outcome(unique("nobody"), PASSWORD, address),
                        outcome(username(id), "", address),
                        outcome(username(disabled), PASSWORD, address),
                        outcome(username(left), PASSWORD, address)))
                .containsOnly("/login?error");
    }

    @Test
    void makesGuessersWaitEvenWithTheRightPasswordAndWhetherOrNotTheNameExists() throws Exception {
        for (String name : List.of(username(person(DefaultRole.AGENT)), unique("nobody"))) {
            for (int i = 0; i < 4; i++) {
                assertThat(outcome(name, "guess number " + i, newAddress())).isEqualTo("/login?error");
            }
            assertThat(outcome(name, "guess number 5", newAddress())).startsWith("/login?wait=");
            assertThat(outcome(name, PASSWORD, newAddress())).startsWith("/login?wait=");
        }
    }

    @Test
    void letsTheOwnerInAgainAfterTheWait() throws Exception {
        String name = username(person(DefaultRole.AGENT));
        for (int i = 0; i < 5; i++) {
            outcome(name, "guess number " + i, newAddress());
        }
        time().pass(Duration.ofSeconds(31));
        assertThat(outcome(name, PASSWORD, newAddress())).doesNotContain("login");
        assertThat(outcome(name, "one slip", newAddress())).isEqualTo("/login?error");
    }

    @Test
    void doesNotLockTheOwnerOutAtTheUsualAddress() throws Exception {
        String name = username(person(DefaultRole.AGENT));
        String desk = newAddress();
        assertThat(outcome(name, PASSWORD, desk)).doesNotContain("login");
        for (int i = 0; i < 6; i++) {
            outcome(name, "guess number " + i, newAddress());
        }
        assertThat(outcome(name, PASSWORD, newAddress())).startsWith("/login?wait=");
        assertThat(outcome(name, PASSWORD, desk)).doesNotContain("login");
    }

    @Test
    void slowsAnAddressDownThatTriesManyNames() throws Exception {
        String address = newAddress();
        for (int i = 0; i < 29; i++) {
            assertThat(outcome(unique("victim"), "Spring2026!", address)).isEqualTo("/login?error");
        }
        assertThat(outcome(unique("victim"), "Spring2026!", address)).startsWith("/login?wait=");
        String owner = username(person(DefaultRole.AGENT));
        assertThat(outcome(owner, PASSWORD, address)).startsWith("/login?wait=");
        assertThat(outcome(owner, PASSWORD, newAddress())).doesNotContain("login");
    }

    @Test
    void countsGuessesThatArriveAtTheSameMoment() throws Exception {
        String name = unique("nobody");
        Callable<Boolean> attempt = () -> {
            try {
                throttle.begin(name, newAddress());
                return true;
            } catch (TooManyAttempts e) {
                return false;
            }
        };
        try (ExecutorService together = Executors.newFixedThreadPool(8)) {
            long passed = together
                    .invokeAll(IntStream.range(0, 24).mapToObj(_ -> attempt).toList())
                    .stream()
                    .filter(result -> {
                        try {
                            return result.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .count();
            assertThat(passed).isEqualTo(5);
        }
    }

    @Test
    void forgetsFailuresAfterAQuarterOfAnHour() throws Exception {
        String name = unique("nobody");
        for (int i = 0; i < 4; i++) {
            outcome(name, "guess", newAddress());
        }
        time().pass(Duration.ofMinutes(16));
        for (int i = 0; i < 4; i++) {
            assertThat(outcome(name, "guess", newAddress())).isEqualTo("/login?error");
        }
        assertThatThrownBy(() -> {
                    throttle.begin(name, newAddress());
                    throttle.begin(name, newAddress());
                })
                .isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void endsASessionWhoseAccountWasDisabled() throws Exception {
        long id = person(DefaultRole.ADMINISTRATOR);
        MockHttpSession session = (MockHttpSession)
                signIn(username(id), PASSWORD, newAddress()).getRequest().getSession();
        assertThat(status(session)).isEqualTo(404);
        jdbc.update("UPDATE core_account SET enabled = FALSE WHERE id = ?", id);
        directory.forgetAll();
        assertThat(status(session)).isEqualTo(401);
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void keepsTheRightsThatViewsAskForUpToDateInARunningSession() throws Exception {
        long id = person(DefaultRole.AGENT);
        MockHttpSession session = (MockHttpSession)
                signIn(username(id), PASSWORD, newAddress()).getRequest().getSession();
        allow(id, CorePermissions.AUDIT_READ);
        status(session);
        SecurityContext kept = (SecurityContext) session.getAttribute("SPRING_SECURITY_CONTEXT");
        assertThat(kept.getAuthentication().getAuthorities())
                .extracting(Object::toString)
                .containsExactly("ROLE_" + CorePermissions.AUDIT_READ);
    }

    private int status(MockHttpSession session) throws Exception {
        MockHttpServletResponse response = web().perform(get("/api/v1/jobs/0").session(session))
                .andReturn()
                .getResponse();
        return response.getStatus();
    }

    @Test
    void refusesASessionOfAnEarlierEpoch() {
        long id = person(DefaultRole.AGENT);
        SignedIn old = session(id);
        assertThat(directory.find(old)).isPresent();
        jdbc.update("UPDATE core_account SET session_epoch = session_epoch + 1 WHERE id = ?", id);
        directory.forgetAll();
        assertThat(directory.find(old)).isEmpty();
        assertThat(directory.find(session(id))).isPresent();
    }
}
