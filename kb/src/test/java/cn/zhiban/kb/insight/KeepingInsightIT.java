package cn.zhiban.kb.insight;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.tabular.TableFormat;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.insight.CareInsight.State;
import cn.zhiban.kb.lifecycle.FeedbackReason;
import cn.zhiban.kb.lifecycle.FeedbackService;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@InsightTest
class KeepingInsightIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    InsightFixtures events;

    @Autowired
    CareInsight care;

    @Autowired
    FeedbackInsight feedback;

    @Autowired
    RedlineInsight redlines;

    @Autowired
    ScriptInsight scripts;

    @Autowired
    InsightFigures figures;

    @Autowired
    InsightExport export;

    @Autowired
    FeedbackService told;

    @Autowired
    CompanyTime time;

    @Autowired
    JdbcTemplate jdbc;

    long client;
    long shop;
    long foreignClient;
    long foreignShop;
    Actor agent;
    Actor lead;
    Actor foreignAgent;
    InsightFilter week;
    InsightFilter ours;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.JD);
        foreignClient = given.client();
        foreignShop = given.shop(foreignClient, Platform.JD);
        agent = events.agent(client, shop);
        lead = events.lead(client);
        foreignAgent = events.agent(foreignClient, foreignShop);
        LocalDate today = time.today();
        week = InsightFilter.lastDays(today, 7);
        ours = new InsightFilter(today.minusDays(6), today, client, null, null);
    }

    @Test
    void answersAreCountedByHowTheyAreVerifiedAndListedWithTheMostUrgentFirst() {
        due(given.publish(ofClient(client, "fine", "a")).id(), 30);
        due(given.publish(ofClient(client, "soon", "a")).id(), 3);
        due(given.publish(ofClient(client, "late", "a")).id(), -2);
        due(given.publish(ofClient(foreignClient, "theirs", "a")).id(), -2);

        assertThat(given.as(lead, () -> care.states(ours)).get("FAQ"))
                .containsEntry(State.VERIFIED, 1)
                .containsEntry(State.SOON, 1)
                .containsEntry(State.OVERDUE, 1);
        assertThat(given.as(lead, () -> care.rows(ours, "FAQ", 10)))
                .extracting(CareInsight.Row::title)
                .containsExactly("late", "soon", "fine");
        assertThat(given.as(lead, () -> care.rows(week, null, 100_000)))
                .extracting(CareInsight.Row::title)
                .doesNotContain("theirs");
        assertThat(exported(InsightSheet.VERIFICATION)).contains("late").doesNotContain("theirs");
    }

    @Test
    void feedbackHasItsReasonAndTheTimeUntilItsAnswer() {
        long article = given.publish(ofClient(client, "ours", "a")).id();
        long task = given.as(agent, () -> told.give(article, FeedbackReason.WRONG, "it is 12", shop));
        given.as(agent, () -> told.give(article, FeedbackReason.UNCLEAR, "too long", null));
        jdbc.update(
                "UPDATE kb_task SET state = 'DONE', closed_at = created_at + INTERVAL 90 MINUTE WHERE id = ?", task);

        List<FeedbackInsight.Said> all = given.as(lead, () -> feedback.list(ours));

        assertThat(all)
                .extracting(FeedbackInsight.Said::reason, FeedbackInsight.Said::hours)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("UNCLEAR", null),
                        org.assertj.core.groups.Tuple.tuple("WRONG", 1.5));
        assertThat(FeedbackInsight.median(all)).isEqualTo(1.5);
        assertThat(given.as(lead, () -> feedback.list(week, time.today()))).hasSize(2);
    }

    @Test
    void feedbackOfAnotherClientIsNeitherCountedNorRead() {
        long everybodys = given.publish(shared("everybody's", "a")).id();
        long theirs = given.publish(ofClient(foreignClient, "theirs", "a")).id();
        given.as(foreignAgent, () -> told.give(everybodys, FeedbackReason.WRONG, "secret in a shop", foreignShop));
        given.as(foreignAgent, () -> told.give(everybodys, FeedbackReason.UNCLEAR, "secret without a shop", null));
        given.as(foreignAgent, () -> told.give(theirs, FeedbackReason.MISSING, "secret of theirs", null));
        given.as(agent, () -> told.give(everybodys, FeedbackReason.OUTDATED, "ours", shop));
        Actor both = events.agent(client, shop, foreignShop);
        assertThat(both.scope().shopIds()).hasSize(2);

        assertThat(given.as(lead, () -> feedback.list(week)))
                .extracting(FeedbackInsight.Said::detail)
                .contains("ours")
                .noneMatch(detail -> detail.contains("secret"));
        assertThat(exported(InsightSheet.FEEDBACK)).contains("ours").doesNotContain("secret");
    }

    @Test
    void redLinesAreCountedByRuleWithinReachAndTheirCopiesAreListed() {
        long general = rule("general", null);
        long theirRule = rule("theirs", foreignClient);
        long article =
                given.publish(ofClient(foreignClient, "their answer", "a")).id();
        hit(general, shop, agent, null, "BLOCKED");
        hit(general, shop, agent, null, "REPLACED");
        hit(general, foreignShop, foreignAgent, article, "WARNED");
        // somebody who serves both met the wrong client's rule in our shop
        hit(theirRule, shop, agent, article, "BLOCKED");
        hit(general, shop, agent, article, "WARNED");

        assertThat(given.as(lead, () -> redlines.rules(ours)))
                .singleElement()
                .satisfies(met -> assertThat(List.of(met.blocked(), met.replaced(), met.warned()))
                        .containsExactly(1L, 1L, 1L));
        assertThat(given.as(lead, () -> redlines.hits(ours, code("general"), 10)))
                .hasSize(3)
                .extracting(RedlineInsight.Hit::title)
                .containsOnlyNulls();
        assertThat(given.as(lead, () -> redlines.hits(ours, code("theirs"), 10)))
                .isEmpty();
        assertThat(exported(InsightSheet.REDLINES)).contains("why general").doesNotContain("why theirs");
    }

    @Test
    void scriptsShowAtWhichStepAgentsLeave() {
        long script = given.publish(ofClient(client, "our script", "a")).id();
        run(script, shop, agent, "DONE", "hello", "offer", "end");
        run(script, shop, agent, "LEFT", "hello", "offer");
        run(script, shop, agent, "LEFT", "hello", "offer");
        run(script, foreignShop, foreignAgent, "LEFT", "hello");
        long theirs =
                given.publish(ofClient(foreignClient, "their script", "a")).id();
        run(theirs, shop, agent, "LEFT", "their step");

        assertThat(given.as(lead, () -> scripts.scripts(ours)))
                .singleElement()
                .isEqualTo(new ScriptInsight.Runs(script, "our script", 1, 2, 0));
        assertThat(given.as(lead, () -> scripts.steps(ours, script)))
                .containsExactly(
                        new ScriptInsight.Step("our script", "offer", 3, 0, 2, 0),
                        new ScriptInsight.Step("our script", "hello", 3, 0, 0, 0),
                        new ScriptInsight.Step("our script", "end", 1, 0, 0, 1));
        assertThat(given.as(lead, () -> scripts.steps(ours, theirs))).isEmpty();
        assertThat(exported(InsightSheet.SCRIPTS)).contains("offer").doesNotContain("their step");
    }

    @Test
    void theTilesSayWhatTheChartsShow() {
        due(given.publish(ofClient(client, "late", "a")).id(), -2);
        hit(rule("general", null), shop, agent, null, "BLOCKED");

        assertThat(given.as(lead, () -> figures.others(ours)).stream()
                        .filter(figure -> figure.nameKey().equals("kb.insight.figure.overdue")
                                || figure.nameKey().equals("kb.insight.figure.redlines")))
                .extracting(Figure::value)
                .containsExactly(1.0, 1.0);
        assertThat(given.as(agent, () -> figures.others(week))).isEmpty();
    }

    @Test
    void anAgentSeesNoneOfIt() {
        assertThatThrownBy(() -> given.as(agent, () -> care.states(week))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(agent, () -> feedback.list(week))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(agent, () -> redlines.rules(week))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(agent, () -> scripts.scripts(week))).isInstanceOf(NotAllowed.class);
        for (InsightSheet sheet : List.of(
                InsightSheet.VERIFICATION, InsightSheet.FEEDBACK, InsightSheet.REDLINES, InsightSheet.SCRIPTS)) {
            assertThatThrownBy(() -> given.as(agent, () -> write(sheet))).isInstanceOf(NotAllowed.class);
        }
    }

    private String exported(InsightSheet sheet) {
        return given.as(lead, () -> write(sheet));
    }

    private String write(InsightSheet sheet) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(sheet, week, TableFormat.CSV, Locale.ENGLISH, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void due(long article, int days) {
        jdbc.update(
                "INSERT INTO kb_article_care (article_id, due_at) VALUES (?, ?) ON DUPLICATE KEY UPDATE due_at = VALUES(due_at)",
                article,
                Timestamp.from(time.now().plus(Duration.ofDays(days))));
    }

    private String code(String name) {
        return name + "-" + client;
    }

    private long rule(String name, Long ofClient) {
        return jdbc.queryForObject(
                "INSERT INTO kb_redline_rule (code, kind, severity, words, triggers, allowed, message, client_id, state, number,"
                        + " updated_at, updated_by) VALUES (?, 'WORDS', 'BLOCK', 'x', '', '', ?, ?, 'ACTIVE', 1, NOW(6), 'test')"
                        + " RETURNING id",
                Long.class,
                code(name),
                "why " + name,
                ofClient);
    }

    private void hit(long rule, long inShop, Actor who, Long article, String action) {
        jdbc.update(
                "INSERT INTO kb_redline_hit (at, rule_id, rule_version, account_id, shop_id, article_id, action)"
                        + " VALUES (?, ?, 1, ?, ?, ?, ?)",
                Timestamp.from(time.now()),
                rule,
                who.accountId(),
                inShop,
                article,
                action);
    }

    private void run(long script, long inShop, Actor who, String state, String... steps) {
        Instant start = time.now().minus(Duration.ofMinutes(30));
        long run = jdbc.queryForObject(
                "INSERT INTO kb_script_run (run_key, article_id, version_number, shop_id, started_by, account_id, state, revision,"
                        + " facts, started_at, touched_at) VALUES (UUID(), ?, 1, ?, ?, ?, ?, 1, '{}', ?, ?) RETURNING id",
                Long.class,
                script,
                inShop,
                who.accountId(),
                who.accountId(),
                state,
                Timestamp.from(start),
                Timestamp.from(start));
        for (int i = 0; i < steps.length; i++) {
            jdbc.update(
                    "INSERT INTO kb_script_run_step (run_id, seq, article_id, version_number, step_id, step_title, stack,"
                            + " account_id, entered_at, automatic, is_end) VALUES (?, ?, ?, 1, ?, ?, '[]', ?, ?, FALSE, ?)",
                    run,
                    i + 1,
                    script,
                    steps[i],
                    steps[i],
                    who.accountId(),
                    Timestamp.from(start),
                    state.equals("DONE") && i == steps.length - 1);
        }
    }
}
