package cn.zhiban.kb.insight;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.insight.MorningLine.Kind;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@InsightTest
class MorningServiceIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    InsightFixtures events;

    @Autowired
    MorningService morning;

    @Autowired
    SearchCount count;

    @Autowired
    CompanyTime time;

    @Autowired
    JdbcTemplate jdbc;

    long client;
    long shop;
    Actor agent;
    Actor editor;
    Instant yesterday;

    @BeforeEach
    void people() {
        // what other tests left behind in the same schema is nobody's business here
        jdbc.update("DELETE FROM kb_gap");
        jdbc.update("DELETE FROM kb_search_event");
        jdbc.update("DELETE FROM kb_search_use");
        client = given.client();
        shop = given.shop(client, Platform.JD);
        agent = events.agent(client, shop);
        editor = events.editor(client);
        yesterday = time.now().minus(Duration.ofDays(1));
    }

    @Test
    void aQuestionThatIsAskedAgainAndAgainIsToBeWrittenWithItsNumbersAsTheReason() {
        events.gap("能开专票吗", shop, 9, yesterday);
        events.gap("asked once", shop, 1, yesterday);

        List<MorningLine> lines = lines(editor);

        assertThat(lines).hasSize(1);
        MorningLine line = lines.getFirst();
        assertThat(line.kind()).isEqualTo(Kind.WRITE);
        assertThat(line.title()).isEqualTo("能开专票吗");
        assertThat(line.reasonKey()).isEqualTo("kb.morning.why.gap");
        assertThat(line.arguments()).startsWith(9, 1, 1);
        assertThat(line.link()).startsWith("kb/new/faq?title=%E8%83%BD");
    }

    @Test
    void wordsThatFoundNothingAndWereTypedAgainAreToBeWrittenToo() {
        for (int i = 0; i < 3; i++) {
            Instant at = yesterday.plus(Duration.ofMinutes(20L * i));
            events.search(at, agent, shop, "能不能寄到酒店前台", 0);
            events.search(at.plusSeconds(15), agent, shop, "酒店 收货", 4);
        }

        assertThat(lines(editor)).singleElement().satisfies(line -> {
            assertThat(line.reasonKey()).isEqualTo("kb.morning.why.retyped");
            assertThat(line.arguments()).startsWith(3);
        });
    }

    @Test
    void answersInUseThatExpireAreOverdueOrDoNotHelpAreNamedWithTheReason() {
        long expired = given.publish(ofClient(client, "expired", "a")).id();
        long overdue = given.publish(ofClient(client, "overdue", "a")).id();
        long opened = given.publish(ofClient(client, "opened", "a")).id();
        long fine = given.publish(ofClient(client, "fine", "a")).id();
        jdbc.update(
                "UPDATE kb_article SET valid_to = ? WHERE id = ?",
                Timestamp.from(time.now().minus(Duration.ofDays(2))),
                expired);
        jdbc.update(
                "INSERT INTO kb_article_care (article_id, due_at) VALUES (?, ?) ON DUPLICATE KEY UPDATE due_at = VALUES(due_at)",
                overdue,
                Timestamp.from(time.now().minus(Duration.ofDays(3))));
        for (int i = 0; i < 6; i++) {
            Instant at = yesterday.plusSeconds(60L * i);
            events.copy(at, agent, shop, "q", expired, 1);
            events.copy(at.plusSeconds(1), agent, shop, "q", overdue, 1);
            events.open(at.plusSeconds(2), agent, shop, "q", opened);
            events.copy(at.plusSeconds(3), agent, shop, "q", fine, 1);
        }
        count.count();

        assertThat(lines(editor))
                .extracting(MorningLine::title, MorningLine::kind, MorningLine::reasonKey)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("expired", Kind.VERIFY, "kb.morning.why.expired"),
                        org.assertj.core.groups.Tuple.tuple("overdue", Kind.VERIFY, "kb.morning.why.unverified"),
                        org.assertj.core.groups.Tuple.tuple("opened", Kind.MEND, "kb.morning.why.opened"));
    }

    @Test
    void whatWouldHaveHelpedMostOftenStandsFirst() {
        events.gap("asked four times", shop, 4, yesterday);
        events.gap("asked forty times", shop, 40, yesterday);
        events.gap("asked ten times long ago", shop, 10, time.now().minus(Duration.ofDays(21)));

        assertThat(lines(editor))
                .extracting(MorningLine::title)
                .containsExactly("asked forty times", "asked four times", "asked ten times long ago");
    }

    @Test
    void whatIsPutOffIsPutOffForThatPersonOnly() {
        events.gap("asked four times", shop, 4, yesterday);
        Actor colleague = events.editor(client);
        String subject = lines(editor).getFirst().subject();

        given.as(editor, () -> {
            morning.dismiss(subject, 7);
            return true;
        });

        assertThat(lines(editor)).isEmpty();
        assertThat(lines(colleague)).hasSize(1);
        given.as(editor, () -> {
            morning.bringBack(subject);
            return true;
        });
        assertThat(lines(editor)).hasSize(1);
        assertThatThrownBy(() -> given.as(editor, () -> {
                    morning.dismiss(subject, 91);
                    return true;
                }))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void nothingOfAnotherClientIsOnTheList() {
        long foreignClient = given.client();
        long foreignShop = given.shop(foreignClient, Platform.JD);
        Actor foreignAgent = events.agent(foreignClient, foreignShop);
        long theirs = given.publish(ofClient(foreignClient, "theirs", "a")).id();
        long everybodys = given.publish(shared("everybody's", "a")).id();
        events.gap("their question", foreignShop, 50, yesterday);
        for (int i = 0; i < 8; i++) {
            Instant at = yesterday.plusSeconds(120L * i);
            events.search(at, foreignAgent, foreignShop, "their words", 0);
            events.search(at.plusSeconds(5), foreignAgent, foreignShop, "again", 1);
            events.open(at.plusSeconds(6), foreignAgent, foreignShop, "again", theirs);
            // opened in their shop only: for us it says nothing
            events.open(at.plusSeconds(7), foreignAgent, foreignShop, "again", everybodys);
        }
        count.count();

        assertThat(lines(editor)).isEmpty();
        assertThat(lines(events.editor(foreignClient)))
                .extracting(MorningLine::title)
                .contains("their question", "theirs", "everybody's");
    }

    @Test
    void whoDoesNotEditHasNoList() {
        assertThatThrownBy(() -> lines(agent)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(agent, () -> {
                    morning.dismiss("article:1", 1);
                    return true;
                }))
                .isInstanceOf(NotAllowed.class);
    }

    private List<MorningLine> lines(Actor actor) {
        return given.as(actor, () -> morning.lines(50));
    }
}
