package cn.zhiban.core.security.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.BearerTokens;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.SecurityScenario;
import cn.zhiban.core.security.SignedIn;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** In a schema of its own, because it begins with an empty company. */
@TestPropertySource(properties = "zhiban.test.schema=security_start")
class SecurityStartIT extends SecurityScenario {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Autowired
    DefaultRoles roles;

    @Autowired
    ConfiguredToken token;

    @Autowired
    FirstAdministrator administrator;

    @AfterEach
    void emptyTheCompany() {
        jdbc.update("DELETE FROM core_account");
    }

    private Optional<Actor> actorOf(String secret) {
        return jdbc
                .queryForList(
                        "SELECT id FROM core_api_token WHERE token_hash = ?", Long.class, BearerTokens.hash(secret))
                .stream()
                .findFirst()
                .flatMap(id -> directory.find(new SignedIn(null, id, "token", 0)));
    }

    @Test
    void givesTheDefaultRolesTheirPermissionsOnceAndKeepsWhatWasChangedSince() {
        assertThat(jdbc.queryForList("SELECT code FROM core_role WHERE builtin", String.class))
                .containsExactlyInAnyOrder(
                        "AGENT", "TRAINER", "TEAM_LEAD", "KNOWLEDGE_EDITOR", "QUALITY_INSPECTOR", "ADMINISTRATOR");
        long lead = roleId(DefaultRole.TEAM_LEAD);
        String count = "SELECT COUNT(*) FROM core_role_permission WHERE role_id = ? AND permission = ?";
        assertThat(jdbc.queryForObject(count, Integer.class, lead, CorePermissions.PEOPLE_EDIT))
                .isOne();
        jdbc.update(
                "DELETE FROM core_role_permission WHERE role_id = ? AND permission = ?",
                lead,
                CorePermissions.PEOPLE_EDIT);
        long admin = roleId(DefaultRole.ADMINISTRATOR);
        jdbc.update("DELETE FROM core_role_permission WHERE role_id = ?", admin);
        roles.seed();
        assertThat(jdbc.queryForObject(count, Integer.class, lead, CorePermissions.PEOPLE_EDIT))
                .isZero();
        assertThat(jdbc.queryForList(
                        "SELECT permission FROM core_role_permission WHERE role_id = ?", String.class, admin))
                .containsExactlyInAnyOrderElementsOf(access.everyPermission());
    }

    @Test
    void registersTheConfiguredTokenAndFollowsTheSetting() {
        token.register(TOKEN);
        token.register(TOKEN);
        assertThat(actorOf(TOKEN).orElseThrow().permissions()).isEqualTo(access.everyPermission());
        assertThat(actorOf(TOKEN).orElseThrow().scope().all()).isTrue();
        String other = TOKEN + "other";
        token.register(other);
        assertThat(actorOf(TOKEN)).isEmpty();
        assertThat(actorOf(other)).isPresent();
        token.register(null);
        assertThat(actorOf(other)).isEmpty();
    }

    @Test
    void refusesAShortTokenWithoutRepeatingIt() {
        assertThatThrownBy(() -> token.register("too-short-secret"))
                .isInstanceOf(UnusableSetting.class)
                .hasMessageContaining("ZHIBAN_API_TOKEN")
                .hasMessageContaining("32")
                .hasMessageNotContaining("too-short-secret");
    }

    @Test
    void makesAnAdministratorWithAOneTimePasswordThatIsReplacedUntilItWasUsed() throws Exception {
        String first = administrator.ensure(null).orElseThrow();
        String second = administrator.ensure(null).orElseThrow();
        assertThat(second).isNotEqualTo(first);
        Long id = jdbc.queryForObject("SELECT id FROM core_account WHERE username = 'admin'", Long.class);
        assertThat(actor(id).permissions()).isEmpty();
        jdbc.update("UPDATE core_account SET last_sign_in_at = NOW(6)");
        assertThat(administrator.ensure(null)).isEmpty();
        assertThat(administrator.announcement(second, "http://localhost:8080"))
                .contains(second)
                .contains("http://localhost:8080")
                .contains("admin")
                .contains("一次性密码");
    }

    @Test
    void takesTheConfiguredPasswordOnlyForTheFirstAdministrator() throws Exception {
        assertThatThrownBy(() -> administrator.check("1234567890"))
                .isInstanceOf(UnusableSetting.class)
                .hasMessageNotContaining("1234567890");
        administrator.check(PASSWORD);
        assertThat(administrator.ensure(PASSWORD)).isEmpty();
        String hash = "SELECT password_hash FROM core_account WHERE username = 'admin'";
        String before = jdbc.queryForObject(hash, String.class);
        administrator.check("short");
        assertThat(administrator.ensure("another good password")).isEmpty();
        assertThat(jdbc.queryForObject(hash, String.class)).isEqualTo(before);
    }
}
