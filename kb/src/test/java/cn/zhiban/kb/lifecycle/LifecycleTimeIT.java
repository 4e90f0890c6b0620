package cn.zhiban.kb.lifecycle;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.ofShop;
import static cn.zhiban.kb.KnowledgeFixtures.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleFilter;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ArticleState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What happens by the clock: planned publication, expiry, verification, the look back. */
@KnowledgeTest
@TestPropertySource(properties = {"zhiban.test.schema=kb_clock", "zhiban.test.data=target/test-data-clock"})
@Import({LifecyclePeople.class, LifecycleTimeIT.Time.class})
class LifecycleTimeIT {
    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock();
        }
    }

    @Autowired
    Clock clock;

    @Autowired
    LifecycleClock timer;

    @Autowired
    KnowledgeFixtures given;

    @Autowired
    LifecyclePeople people;

    @Autowired
    ArticleService articles;

    @Autowired
    PlanService plans;

    @Autowired
    PlanRunner runner;

    @Autowired
    CareService care;

    @Autowired
    DueArticles due;

    @Autowired
    DailyRun daily;

    @Autowired
    TaskService tasks;

    @Autowired
    ReviewerService reviewers;

    @Autowired
    PastAnswers past;

    @Autowired
    Access access;

    @Autowired
    JdbcTemplate jdbc;

    SettableClock time;
    long client;
    long shop;
    Actor editor;
    Actor agent;
    Actor stranger;

    @BeforeEach
    void people() {
        timer.stop();
        time = (SettableClock) clock;
        client = given.client();
        shop = given.shop(client, Platform.TAOBAO);
        editor = people.editor(client);
        agent = given.agent(client, shop);
        stranger = people.editor(given.client());
    }

    @Test
    void aPlannedVersionIsPublishedAtItsSecondAndNotBefore() {
        ArticleDetails draft = draft("双十一预售价", "899 元");
        Instant at = time.instant().plusSeconds(3_600);
        as(editor, () -> plans.plan(draft.id(), at));
        time.set(at.minusMillis(1));
        assertThat(runner.runDue()).isZero();
        assertThat(state(draft)).isEqualTo(ArticleState.DRAFT);
        time.set(at);
        assertThat(runner.runDue()).isEqualTo(1);
        assertThat(answer(draft)).isEqualTo("899 元");
        assertThat(people.notices(editor)).containsExactly("kb.lifecycle.notice.plan.done");
        assertThat(runner.runDue()).isZero();
    }

    @Test
    void whatIsPlannedIsPublishedThoughANewerDraftIsBeingWritten() {
        ArticleDetails draft = draft("改价", "第一稿");
        as(editor, () -> plans.plan(draft.id(), time.instant().plusSeconds(60)));
        given.as(editor, () -> articles.save(draft.id(), ofClient(client, "改价", "第二稿"), draft.version(), false));
        time.advance(Duration.ofMinutes(2));
        runner.runDue();
        assertThat(answer(draft)).isEqualTo("第一稿");
        assertThat(given.as(editor, () -> articles.getForEditing(draft.id()))
                        .content()
                        .answer())
                .isEqualTo("第二稿");
    }

    @Test
    void aCancelledPlanDoesNothingAndSoDoesOneThatNewerWordsOvertook() {
        ArticleDetails draft = draft("取消", "旧");
        as(editor, () -> plans.plan(draft.id(), time.instant().plusSeconds(60)));
        as(editor, () -> plans.cancel(draft.id()));
        ArticleDetails second = draft("超越", "旧");
        as(editor, () -> plans.plan(second.id(), time.instant().plusSeconds(60)));
        given.as(editor, () -> articles.save(second.id(), ofClient(client, "超越", "新"), second.version(), true));
        time.advance(Duration.ofMinutes(2));
        assertThat(runner.runDue()).isZero();
        assertThat(state(draft)).isEqualTo(ArticleState.DRAFT);
        assertThat(answer(second)).isEqualTo("新");
    }

    @Test
    void aPlanOfSomebodyWhoMayNoLongerPublishFailsAndSaysSo() {
        ArticleDetails draft = draft("离职", "答案");
        as(editor, () -> plans.plan(draft.id(), time.instant().plusSeconds(60)));
        jdbc.update("DELETE FROM core_account_role WHERE account_id = ?", editor.accountId());
        time.advance(Duration.ofMinutes(2));
        assertThat(runner.runDue()).isZero();
        assertThat(state(draft)).isEqualTo(ArticleState.DRAFT);
        assertThat(people.notices(editor)).containsExactly("kb.lifecycle.notice.plan.failed");
        assertThat(given.as(editor, () -> plans.find(draft.id())).orElseThrow().failed())
                .isTrue();
    }

    @Test
    void aPlanDoesNotGoAroundTheReview() {
        Actor lead = people.lead(client);
        given.as(editor, () -> reviewers.add(client, null, lead.accountId()));
        ArticleDetails draft = draft("要审", "答案");
        as(editor, () -> plans.plan(draft.id(), time.instant().plusSeconds(60)));
        time.advance(Duration.ofMinutes(2));
        runner.runDue();
        assertThat(state(draft)).isEqualTo(ArticleState.DRAFT);
        assertThat(given.as(editor, () -> plans.find(draft.id())).orElseThrow().problem())
                .isEqualTo("kb.lifecycle.problem.review-required");
    }

    @Test
    void onlyWhoMayPublishTheArticlePlansIt() {
        ArticleDetails draft = draft("权限", "答案");
        Instant at = time.instant().plusSeconds(60);
        assertThatThrownBy(() -> as(agent, () -> plans.plan(draft.id(), at))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as(people.trainer(client), () -> plans.plan(draft.id(), at)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as(stranger, () -> plans.plan(draft.id(), at))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(stranger, () -> plans.find(draft.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(editor, () -> plans.plan(draft.id(), time.instant())))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void whatExpiresBecomesATaskOfItsOwnerOnce() {
        Instant end = time.instant().plusSeconds(600);
        ArticleDetails article =
                publish(ofClient(client, "限时赠品", "送一支").but().validTo(end).build());
        due.raiseExpired();
        assertThat(open(TaskKind.VERIFY)).isEmpty();
        time.set(end);
        due.raiseExpired();
        due.raiseExpired();
        assertThat(open(TaskKind.VERIFY)).singleElement().satisfies(task -> {
            assertThat(task.articleId()).isEqualTo(article.id());
            assertThat(task.assigneeId()).isEqualTo(editor.accountId());
        });
        assertThat(people.notices(editor)).containsExactly("kb.lifecycle.notice.expired");
    }

    @Test
    void anAnswerIsDueAfterItsDaysAndVerifyingMovesTheDateWithoutANewVersion() {
        ArticleDetails article = publish(ofClient(client, "怎么洗", "冷水手洗"));
        Care fresh = given.as(agent, () -> care.get(article.id()));
        assertThat(fresh.dueAt()).isEqualTo(time.instant().plus(Duration.ofDays(90)));
        assertThat(fresh.ownerId()).isEqualTo(editor.accountId());
        time.advance(Duration.ofDays(82));
        due.raiseDue();
        assertThat(open(TaskKind.VERIFY)).isEmpty();
        time.advance(Duration.ofDays(2));
        due.raiseDue();
        assertThat(open(TaskKind.VERIFY)).hasSize(1);
        time.advance(Duration.ofDays(7));
        assertThat(dueList()).isEqualTo(1);
        assertThatThrownBy(() -> as(agent, () -> care.verify(article.id()))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as(stranger, () -> care.verify(article.id()))).isInstanceOf(NotFound.class);
        as(editor, () -> care.verify(article.id()));
        assertThat(open(TaskKind.VERIFY)).isEmpty();
        assertThat(dueList()).isZero();
        assertThat(given.as(editor, () -> articles.getForEditing(article.id())).number())
                .isEqualTo(1);
    }

    @Test
    void theVerifierNamedForAnArticleVerifiesWithoutEditing() {
        ArticleDetails article = publish(ofClient(client, "专人核对", "答案"));
        Actor lead = people.lead(client);
        int version = given.as(editor, () -> care.get(article.id())).version();
        as(editor, () -> care.name(article.id(), editor.accountId(), lead.accountId(), 10, version));
        assertThat(given.as(editor, () -> care.get(article.id())).dueAt())
                .isEqualTo(time.instant().plus(Duration.ofDays(10)));
        time.advance(Duration.ofDays(4));
        due.raiseDue();
        assertThat(people.notices(lead)).containsExactly("kb.lifecycle.notice.task.VERIFY");
        as(lead, () -> care.verify(article.id()));
        assertThatThrownBy(
                        () -> as(editor, () -> care.name(article.id(), stranger.accountId(), null, null, version + 2)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void theDailyWorkIsQueuedOnceADayAndNotAtNight() {
        time.set(Instant.parse("2027-05-05T22:00:00Z"));
        assertThat(given.as(access.system(), daily::queueIfDue)).isFalse();
        time.set(Instant.parse("2027-05-06T01:00:00Z"));
        assertThat(given.as(access.system(), daily::queueIfDue)).isTrue();
        assertThat(given.as(access.system(), daily::queueIfDue)).isFalse();
        time.set(Instant.parse("2027-05-07T01:00:00Z"));
        assertThat(given.as(access.system(), daily::queueIfDue)).isTrue();
    }

    @Test
    void theLookBackFindsWhatHeldAtTheMomentAndWhoCopiedIt() {
        ArticleDetails article = publish(ofShop(shop, "满减规则", "满 200 减 20"));
        Instant first = time.instant();
        time.advance(Duration.ofMinutes(30));
        jdbc.update(
                "INSERT INTO kb_search_event (at, account_id, shop_id, kind, query, article_id)"
                        + " VALUES (?, ?, ?, 'COPY', '', ?)",
                java.sql.Timestamp.from(time.instant()),
                agent.accountId(),
                shop,
                article.id());
        time.advance(Duration.ofMinutes(30));
        given.as(
                editor, () -> articles.save(article.id(), ofShop(shop, "满减规则", "满 300 减 50"), article.version(), true));
        Instant second = time.instant();
        time.advance(Duration.ofHours(1));
        ArticleDetails latest = given.as(editor, () -> articles.getForEditing(article.id()));
        given.as(editor, () -> articles.archive(latest.id(), latest.version()));
        Instant gone = time.instant();
        Actor lead = people.lead(client);
        PastAnswer then =
                given.as(lead, () -> past.at(shop, second.minusMillis(1), "满减")).getFirst();
        assertThat(then.content().answer()).isEqualTo("满 200 减 20");
        assertThat(then.versionNumber()).isEqualTo(1);
        assertThat(then.to()).isEqualTo(second);
        assertThat(then.copies()).extracting(PastAnswer.Copy::name).containsExactly(agent.name());
        assertThat(given.as(editor, () -> past.at(shop, second, "满减")))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.content().answer()).isEqualTo("满 300 减 50");
                    assertThat(one.copies()).isEmpty();
                });
        assertThat(given.as(editor, () -> past.at(shop, first.minusMillis(1), "满减")))
                .isEmpty();
        assertThat(given.as(editor, () -> past.at(shop, gone, "满减"))).isEmpty();
    }

    @Test
    void theLookBackShowsNothingOfAnotherClientOrShopAndNothingThatWasNotValid() {
        publish(ofClient(client, "甲的秘密", "底价 100"));
        long other = given.shop(client, Platform.JD);
        Actor both = people.editor(client);
        given.as(both, () -> articles.create(ofShop(other, "另一店的秘密", "x"), null, true));
        given.publish(shared("大家的秘密", "x"));
        publish(ofShop(shop, "还没生效的秘密", "x")
                .but()
                .validFrom(time.instant().plusSeconds(999))
                .build());
        time.advance(Duration.ofMinutes(1));
        assertThat(given.as(both, () -> past.at(shop, time.instant(), "秘密")))
                .extracting(one -> one.content().title())
                .contains("甲的秘密", "大家的秘密")
                .doesNotContain("另一店的秘密", "还没生效的秘密");
        assertThatThrownBy(() -> given.as(stranger, () -> past.at(shop, time.instant(), "秘密")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(agent, () -> past.at(shop, time.instant(), "秘密")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(both, () -> past.at(shop, time.instant(), " ")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aChangedParentRaisesATaskOnItsOverrides() {
        ArticleDetails parent = publish(ofClient(client, "发货时间", "48 小时"));
        ArticleDetails child = publish(
                ofShop(shop, "发货时间（本店）", "24 小时").but().parentId(parent.id()).build());
        given.as(editor, () -> articles.save(parent.id(), ofClient(client, "发货时间", "72 小时"), parent.version(), true));
        assertThat(open(TaskKind.OVERRIDE))
                .singleElement()
                .satisfies(task -> assertThat(task.articleId()).isEqualTo(child.id()));
    }

    private ArticleDetails draft(String title, String answer) {
        return given.as(editor, () -> articles.create(ofClient(client, title, answer), null, false));
    }

    private ArticleDetails publish(ArticleContent content) {
        return given.as(editor, () -> articles.create(content, null, true));
    }

    private ArticleState state(ArticleDetails article) {
        return given.as(editor, () -> articles.getForEditing(article.id())).state();
    }

    private String answer(ArticleDetails article) {
        return given.as(agent, () -> articles.get(article.id())).content().answer();
    }

    private List<Task> open(TaskKind kind) {
        return given.as(editor, () -> tasks.list(new TaskFilter(TaskFilter.Show.OPEN, kind, ""), 0, 100)).stream()
                .filter(task -> task.articleId() != null)
                .toList();
    }

    private int dueList() {
        return given.as(
                editor,
                () -> articles.count(new ArticleFilter(
                        "", null, null, null, client, null, ArticleFilter.Validity.VERIFICATION_DUE)));
    }

    private void as(Actor actor, Runnable work) {
        given.as(actor, () -> {
            work.run();
            return true;
        });
    }
}
