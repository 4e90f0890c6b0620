package cn.zhiban.core.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.NotSignedIn;
import cn.zhiban.core.security.SecurityScenario;
import cn.zhiban.core.security.SignedIn;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

class ProfileServiceIT extends SecurityScenario {
    private static final String BETTER = "猫叫豆豆今年三岁了 really";

    @Autowired
    ProfileService profile;

    @AfterEach
    void signOut() {
        contexts.clearContext();
    }

    private SignedIn signIn(long account) {
        SignedIn signedIn = session(account);
        contexts.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(signedIn, null, Set.of()));
        return signedIn;
    }

    private long newcomer() {
        String name = unique("newcomer");
        return asSystem(() -> accountsForTests.create(
                new NewAccount(name, name, "one-time-one", true, null, Set.of(DefaultRole.AGENT), Set.of())));
    }

    private void assertRefused(String current, String password, String field, String problem) {
        assertThatThrownBy(() -> profile.changePassword(current, password))
                .isInstanceOfSatisfying(InvalidInput.class, e -> {
                    assertThat(e.field()).isEqualTo(field);
                    assertThat(e.messageKey()).endsWith("." + problem);
                });
    }

    @Test
    void givesANewcomerTheirPermissionsOnceTheFirstPasswordWasChanged() {
        long id = newcomer();
        signIn(id);
        assertThat(profile.mustChangePassword()).isTrue();
        assertThat(actor(id).permissions()).isEmpty();
        assertRefused("one-time-one", "one-time-one", "password", "password-unchanged");
        profile.changePassword("one-time-one", BETTER);
        assertThat(profile.mustChangePassword()).isFalse();
        assertThat(access.current().accountId()).isEqualTo(id);
        assertThat(profile.get().mustChangePassword()).isFalse();
        assertThat(audited("core.account", id)).contains("password-changed").doesNotContain(BETTER);
    }

    @Test
    void endsAllOtherSessionsAndGoesOnInThisOne() {
        long id = person(DefaultRole.AGENT);
        SignedIn elsewhere = signIn(id);
        profile.changePassword(PASSWORD, BETTER);
        assertThat(directory.find(elsewhere)).isEmpty();
        assertThat(access.find()).isPresent();
    }

    @Test
    void asksForTheCurrentPasswordAndNotTooOften() {
        signIn(person(DefaultRole.AGENT));
        for (int i = 0; i < 5; i++) {
            assertRefused("wrong password", BETTER, "current", "password-wrong");
        }
        assertRefused(PASSWORD, BETTER, "current", "password-wrong-too-often");
    }

    @Test
    void refusesWeakPasswords() {
        long id = person(DefaultRole.AGENT);
        signIn(id);
        assertRefused(PASSWORD, "short", "password", "password-too-short");
        assertRefused(PASSWORD, "qwertyuiop", "password", "password-too-common");
    }

    @Test
    void signsOutEverywhere() {
        SignedIn here = signIn(person(DefaultRole.AGENT));
        profile.endSessions();
        assertThat(directory.find(here)).isEmpty();
        assertThat(access.find()).isEmpty();
    }

    @Test
    void belongsToPeopleOnly() {
        assertThatThrownBy(profile::get).isInstanceOf(NotSignedIn.class);
        assertThatThrownBy(() -> profile.changePassword("a", "b")).isInstanceOf(NotSignedIn.class);
        assertThatThrownBy(() -> asSystem(() -> {
                    profile.endSessions();
                    return true;
                }))
                .isInstanceOf(NotSignedIn.class);
    }
}
