package cn.zhiban.kb.presence;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@KnowledgeTest
class PresenceServiceIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    PresenceService presence;

    @Autowired
    ArticleService articles;

    @Autowired
    JdbcTemplate jdbc;

    long client;
    Actor first;
    Actor second;
    ArticleDetails article;

    @BeforeEach
    void twoEditorsOfOneClient() {
        client = given.client();
        first = given.editor(client);
        second = given.editor(client);
        article = given.publish(ofClient(client, "多久发货", "48 小时内"));
    }

    private List<Writer> here(Actor actor, String window) {
        return given.as(
                actor, () -> presence.here(article.id(), window, Instant.now().truncatedTo(ChronoUnit.MICROS), null));
    }

    private int rows() {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM kb_article_presence WHERE article_id = ?", Integer.class, article.id());
    }

    private void silentFor(String window, int seconds) {
        jdbc.update(
                "UPDATE kb_article_presence SET seen_at = ? WHERE window_key = ?",
                Timestamp.from(Instant.now().minusSeconds(seconds)),
                window);
    }

    @Test
    void bothLearnOfEachOtherAndWhenTheOtherLastTyped() {
        String one = PresenceService.newWindow();
        String two = PresenceService.newWindow();
        assertThat(here(first, one)).isEmpty();
        assertThat(here(second, two)).singleElement().satisfies(writer -> {
            assertThat(writer.name()).isEqualTo(first.name());
            assertThat(writer.self()).isFalse();
            assertThat(writer.typedAt()).isNull();
        });
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        given.as(second, () -> {
            presence.typed(article.id(), two);
            return true;
        });
        assertThat(here(first, one)).singleElement().satisfies(writer -> {
            assertThat(writer.name()).isEqualTo(second.name());
            assertThat(writer.typedAt()).isAfterOrEqualTo(before);
        });
    }

    @Test
    void whoSavesAndSoShowsTheArticleAnewIsStillTheOneWhoTyped() {
        String one = PresenceService.newWindow();
        here(first, one);
        presence.leave(one);
        Instant typed = Instant.parse("2026-11-23T08:00:00Z");
        given.as(first, () -> presence.here(article.id(), one, typed, typed));
        assertThat(here(second, PresenceService.newWindow()))
                .singleElement()
                .extracting(Writer::since, Writer::typedAt)
                .containsExactly(typed, typed);
    }

    @Test
    void theSameSignInInAnotherWindowIsToldAsSuch() {
        here(first, PresenceService.newWindow());
        assertThat(here(first, PresenceService.newWindow())).singleElement().matches(Writer::self);
    }

    @Test
    void whoClosesTheWindowIsGoneAtOnce() {
        String one = PresenceService.newWindow();
        here(first, one);
        presence.leave(one);
        assertThat(here(second, PresenceService.newWindow())).isEmpty();
    }

    @Test
    void whoseProcessWasKilledIsGoneAfterAWhileAndLeavesNoRow() {
        String killed = PresenceService.newWindow();
        here(first, killed);
        silentFor(killed, (int) PresenceService.EXPIRY.toSeconds() - 10);
        assertThat(here(second, PresenceService.newWindow())).hasSize(1);
        silentFor(killed, (int) PresenceService.EXPIRY.toSeconds() + 1);
        String third = PresenceService.newWindow();
        assertThat(here(second, third)).noneMatch(writer -> writer.name().equals(first.name()));
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM kb_article_presence WHERE window_key = ?", Integer.class, killed))
                .isZero();
    }

    @Test
    void aLongSilenceIsOverWithTheNextSignOfLife() {
        String one = PresenceService.newWindow();
        here(first, one);
        silentFor(one, 600);
        here(first, one);
        assertThat(here(second, PresenceService.newWindow())).hasSize(1);
    }

    @Test
    void whoMayNotEditTheArticleLearnsOfNobodyAndLeavesNoTrace() {
        here(first, PresenceService.newWindow());
        Actor stranger = given.editor(given.client());
        Actor agent = given.agent(client, given.shop(client, Platform.JD));
        assertThatThrownBy(() -> here(stranger, PresenceService.newWindow())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> here(agent, PresenceService.newWindow())).isInstanceOf(NotAllowed.class);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whoMayNoLongerEditItIsNoLongerNamed() {
        String one = PresenceService.newWindow();
        here(first, one);
        Actor other = given.editor(client, given.client());
        long elsewhere = given.client();
        Actor both = given.editor(client, elsewhere);
        given.as(
                both,
                () -> articles.save(article.id(), ofClient(elsewhere, "多久发货", "48 小时内"), article.version(), true));
        assertThatThrownBy(() -> here(first, one)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> here(other, PresenceService.newWindow())).isInstanceOf(NotFound.class);
        assertThat(rows()).isZero();
    }

    @Test
    void nobodyTypesInTheNameOfSomebodyElse() {
        String one = PresenceService.newWindow();
        here(first, one);
        given.as(second, () -> {
            presence.typed(article.id(), one);
            return true;
        });
        assertThat(here(second, PresenceService.newWindow()))
                .singleElement()
                .satisfies(writer -> assertThat(writer.typedAt()).isNull());
    }

    @Test
    void whoMayNotEditWhatIsSharedIsNotToldWhoWritesIt() {
        ArticleDetails everybodys = given.publish(shared("退货政策", "七天"));
        Actor plain = given.actor(first.scope(), cn.zhiban.kb.KbPermissions.READ, cn.zhiban.kb.KbPermissions.EDIT);
        assertThatThrownBy(() -> given.as(
                        plain, () -> presence.here(everybodys.id(), PresenceService.newWindow(), Instant.now(), null)))
                .isInstanceOf(NotFound.class);
    }
}
