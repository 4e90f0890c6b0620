package cn.zhiban.core.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.SecurityScenario;
import cn.zhiban.core.security.account.NewAccount;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2User;

class SingleSignOnIT extends SecurityScenario {
    private static final String ISSUER = "https://id.example.com/realms/company";

    @Autowired
    SignInSuccess success;

    @AfterEach
    void signOut() {
        contexts.clearContext();
    }

    private record Arrival(MockHttpSession session, String redirect) {
        Object principal() {
            SecurityContext context = (SecurityContext) session.getAttribute("SPRING_SECURITY_CONTEXT");
            return context.getAuthentication().getPrincipal();
        }
    }

    private static DefaultOidcUser vouchedFor(String subject, Map<String, Object> claims) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("sub", subject);
        all.putIfAbsent("iss", ISSUER);
        Instant now = Instant.now();
        return new DefaultOidcUser(Set.of(), new OidcIdToken("token", now, now.plusSeconds(60), all));
    }

    private Arrival arrive(OAuth2User person) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpSession session = (MockHttpSession) request.getSession();
        MockHttpServletResponse response = new MockHttpServletResponse();
        success.onAuthenticationSuccess(request, response, new OAuth2AuthenticationToken(person, Set.of(), "company"));
        return new Arrival(session, String.valueOf(response.getRedirectedUrl()));
    }

    @Test
    void linksTheAccountNamedLikeTheVerifiedEmailAndKnowsItAgainByItsSubject() throws Exception {
        String email = unique("lin") + "@example.com";
        long id = person(email, null, DefaultRole.AGENT);
        String subject = unique("subject");
        Arrival first = arrive(vouchedFor(subject, Map.of("email", email, "email_verified", true)));
        assertThat(first.principal()).isEqualTo(session(id));
        assertThat(first.redirect()).doesNotContain("login");
        jdbc.update("UPDATE core_account SET username = ? WHERE id = ?", unique("renamed"), id);
        assertThat(arrive(vouchedFor(subject, Map.of())).principal()).isEqualTo(session(id));
        assertThat(audited("core.account", id)).contains("linked").contains("signed-in");
    }

    @Test
    void linksTheAccountNamedLikeThePreferredUserName() throws Exception {
        long id = person(DefaultRole.AGENT);
        assertThat(arrive(vouchedFor(unique("subject"), Map.of("preferred_username", username(id))))
                        .principal())
                .isEqualTo(session(id));
    }

    @Test
    void refusesPeopleWithoutAnAccountAndEndsTheirSession() throws Exception {
        Arrival stranger = arrive(vouchedFor(unique("subject"), Map.of("preferred_username", unique("stranger"))));
        assertThat(stranger.redirect()).endsWith("/login?unknown");
        assertThat(stranger.session().isInvalid()).isTrue();
        assertThat(contexts.getContext().getAuthentication()).isNull();
    }

    @Test
    void doesNotBelieveAnEmailThatWasNotVerified() throws Exception {
        String email = unique("lin") + "@example.com";
        person(email, null, DefaultRole.AGENT);
        assertThat(arrive(vouchedFor(unique("subject"), Map.of("email", email, "email_verified", false)))
                        .redirect())
                .endsWith("/login?unknown");
    }

    @Test
    void doesNotGiveALinkedAccountToSomebodyElseOfTheSameName() throws Exception {
        long id = person(DefaultRole.AGENT);
        Map<String, Object> claims = Map.of("preferred_username", username(id));
        String subject = unique("subject");
        arrive(vouchedFor(subject, claims));
        assertThat(arrive(vouchedFor(unique("other"), claims)).redirect()).endsWith("/login?unknown");
        assertThat(arrive(vouchedFor(subject.toUpperCase(), claims)).redirect()).endsWith("/login?unknown");
        Map<String, Object> elsewhere = Map.of("preferred_username", username(id), "iss", "https://evil.example.com");
        assertThat(arrive(vouchedFor(subject, elsewhere)).redirect()).endsWith("/login?unknown");
    }

    @Test
    void refusesDisabledAccounts() throws Exception {
        long id = person(DefaultRole.AGENT);
        jdbc.update("UPDATE core_account SET enabled = FALSE WHERE id = ?", id);
        assertThat(arrive(vouchedFor(unique("subject"), Map.of("preferred_username", username(id))))
                        .redirect())
                .endsWith("/login?unknown");
        assertThat(jdbc.queryForObject("SELECT oidc_subject FROM core_account WHERE id = ?", String.class, id))
                .isNull();
    }

    @Test
    void endsAOneTimePasswordThatNobodyNeedsAnyMore() throws Exception {
        String name = unique("person");
        long id = asSystem(() -> accountsForTests.create(
                new NewAccount(name, name, "one-time-one", true, null, Set.of(DefaultRole.TEAM_LEAD), Set.of())));
        assertThat(arrive(vouchedFor(unique("subject"), Map.of("preferred_username", name)))
                        .principal())
                .isEqualTo(session(id));
        assertThat(actor(id).permissions()).isNotEmpty();
        assertThat(jdbc.queryForObject("SELECT password_hash FROM core_account WHERE id = ?", String.class, id))
                .isNull();
    }

    @Test
    void refusesProvidersThatDoNotSpeakOpenIdConnect() throws Exception {
        OAuth2User person = new DefaultOAuth2User(Set.of(), Map.of("login", "octocat"), "login");
        assertThat(arrive(person).redirect()).endsWith("/login?unknown");
    }
}
