package cn.zhiban.core.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.SecurityScenario;
import cn.zhiban.core.security.SignedIn;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

class TokenServiceIT extends SecurityScenario {
    @Autowired
    TokenService tokens;

    private long admin;

    @BeforeEach
    void anAdministrator() {
        admin = person(DefaultRole.ADMINISTRATOR);
    }

    private TokenDraft draft(Set<String> permissions, boolean all, Set<Long> clients) {
        return new TokenDraft(unique("token"), permissions, all, clients, null);
    }

    private int status(String secret) throws Exception {
        return web().perform(get("/api/v1/jobs/0").header("Authorization", "Bearer " + secret))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private Actor actorOf(IssuedToken token) {
        return directory.find(new SignedIn(null, token.id(), "token", 0)).orElseThrow();
    }

    @Test
    void letsProgramsInUntilItIsRevoked() throws Exception {
        IssuedToken token =
                as(admin, () -> tokens.create(draft(Set.of(CorePermissions.MONITORING_READ), true, Set.of())));
        assertThat(token.secret()).startsWith("zb_").hasSizeGreaterThan(40);
        assertThat(token.toString()).doesNotContain(token.secret());
        assertThat(status(token.secret())).isEqualTo(404);
        assertThat(status(token.secret() + "x")).isEqualTo(401);
        runAs(admin, () -> tokens.revoke(token.id()));
        assertThat(status(token.secret())).isEqualTo(401);
        assertThat(audited("core.token", token.id()))
                .contains("created", "revoked")
                .doesNotContain(token.secret());
        assertThat(jdbc.queryForList("SELECT token_hash FROM core_api_token", String.class))
                .doesNotContain(token.secret());
    }

    @Test
    void mayAndSeesWhatItWasGivenAndNothingElse() throws Exception {
        long client = given.client();
        IssuedToken token =
                as(admin, () -> tokens.create(draft(Set.of(CorePermissions.PEOPLE_READ), false, Set.of(client))));
        Actor actor = actorOf(token);
        assertThat(actor.permissions()).containsExactly(CorePermissions.PEOPLE_READ);
        assertThat(actor.scope().seesClient(client)).isTrue();
        assertThat(actor.scope().seesClient(given.client())).isFalse();
    }

    @Test
    void endsWithItsLastDay() throws Exception {
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        IssuedToken token = as(
                admin,
                () -> tokens.create(new TokenDraft(
                        unique("token"), Set.of(CorePermissions.MONITORING_READ), true, Set.of(), tomorrow)));
        assertThat(status(token.secret())).isEqualTo(404);
        time().pass(Duration.ofDays(2));
        assertThat(status(token.secret())).isEqualTo(401);
        assertThat(as(admin, () -> tokens.list(0, 1000)))
                .filteredOn(row -> row.id() == token.id())
                .extracting(TokenSummary::state)
                .containsExactly(TokenSummary.State.EXPIRED);
    }

    @Test
    void neverIsMoreThanItsMaker() {
        long client = given.client();
        long maker = person(DefaultRole.AGENT, client);
        allow(maker, CorePermissions.TOKENS_MANAGE, CorePermissions.PEOPLE_READ);
        Set<String> read = Set.of(CorePermissions.PEOPLE_READ);
        assertThat(as(maker, () -> tokens.create(draft(read, false, Set.of(client)))))
                .isNotNull();
        assertThat(as(maker, tokens::mayGrantAllClients)).isFalse();
        assertThat(as(maker, tokens::clients)).extracting("id").containsExactly(client);
        for (TokenDraft more : List.of(
                draft(Set.of(CorePermissions.PEOPLE_EDIT), false, Set.of(client)),
                draft(read, true, Set.of()),
                draft(read, false, Set.of(given.client())))) {
            assertThatThrownBy(() -> as(maker, () -> tokens.create(more))).isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void cannotBeMadeByATokenOrWithoutSayingWhatFor() {
        Set<String> all = access.everyPermission();
        IssuedToken token = as(admin, () -> tokens.create(draft(all, true, Set.of())));
        assertThatThrownBy(() -> given.as(actorOf(token), () -> tokens.create(draft(all, true, Set.of()))))
                .isInstanceOf(NotAllowed.class);
        for (TokenDraft wrong : List.of(
                new TokenDraft(" ", all, true, Set.of(), null),
                draft(Set.of(), true, Set.of()),
                draft(all, false, Set.of()),
                new TokenDraft("x", all, true, Set.of(), LocalDate.now(clock).minusDays(1)))) {
            assertThatThrownBy(() -> as(admin, () -> tokens.create(wrong))).isInstanceOf(InvalidInput.class);
        }
    }

    @ParameterizedTest
    @EnumSource(value = DefaultRole.class, names = "ADMINISTRATOR", mode = EnumSource.Mode.EXCLUDE)
    void isClosedToEverybodyElse(DefaultRole role) {
        long other = person(role);
        List<Runnable> doors = List.of(
                () -> tokens.list(0, 10),
                tokens::permissions,
                tokens::clients,
                tokens::mayGrantAllClients,
                () -> tokens.create(draft(Set.of(), true, Set.of())),
                () -> tokens.revoke(1));
        for (Runnable door : doors) {
            assertThatThrownBy(() -> runAs(other, door)).isInstanceOf(NotAllowed.class);
        }
    }
}
