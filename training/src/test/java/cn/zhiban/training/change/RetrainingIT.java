package cn.zhiban.training.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.RedlineDraft;
import cn.zhiban.kb.redline.RedlineRule;
import cn.zhiban.kb.redline.RedlineService;
import cn.zhiban.kb.redline.RedlineState;
import cn.zhiban.training.TrainingFixtures;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.TrainingTest;
import cn.zhiban.training.deck.Card;
import cn.zhiban.training.deck.DeckService;
import cn.zhiban.training.deck.Demands;
import cn.zhiban.training.people.Learner;
import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.Task;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A change of knowledge is asked as a question about just what changed, of just those whom it concerns. */
@TrainingTest
class RetrainingIT {
    @Autowired
    private ArticleService articles;

    @Autowired
    private RedlineService redlines;

    @Autowired
    private Demands demands;

    @Autowired
    private DeckService deck;

    @Autowired
    private ChangeService changes;

    @Autowired
    private TrainingFixtures fixtures;

    @Autowired
    private Access access;

    private long client;
    private Actor editor;
    private Actor serving;
    private Actor other;
    private Actor lead;

    @BeforeEach
    void twoShopsOfTwoClients() {
        client = fixtures.client();
        long leader = fixtures.employee(null);
        long team = fixtures.team(leader);
        serving = learner(team, client);
        other = learner(team, fixtures.client());
        Scope scope = new Scope(false, Set.of(client), Set.of(client), Set.of(), Set.of());
        Set<String> all = access.everyPermission();
        editor = fixtures.actor(null, scope, all.toArray(String[]::new));
        lead = fixtures.actor(leader, scope, TrainingPermissions.PROGRESS);
    }

    private Actor learner(long team, long of) {
        long employee = fixtures.employee(team);
        long shop = fixtures.shop(of, Platform.TAOBAO);
        fixtures.serves(employee, shop);
        Scope served = new Scope(false, Set.of(), Set.of(of), Set.of(shop), Set.of(shop));
        return fixtures.actor(employee, served, TrainingPermissions.LEARN);
    }

    private ArticleContent content(String answer) {
        return new ArticleContentBuilder(ArticleKind.FAQ)
                .title("多久发货 " + client)
                .answer(answer)
                .clientId(client)
                .build();
    }

    /** What a learner is asked because it changed; other tests may have left cards for everybody. */
    private List<Card> asked(Actor learner) {
        return fixtures.as(learner, deck::today).cards().stream()
                .filter(card -> card.occasion() == Card.Occasion.CHANGED)
                .toList();
    }

    private static List<String> options(Card card) {
        return ((Task.Choice) card.content().task())
                .options().stream().map(one -> one.text().text()).toList();
    }

    private ArticleDetails republish(ArticleDetails article, String answer) {
        return fixtures.as(editor, () -> articles.save(article.id(), content(answer), article.version(), true));
    }

    @Test
    void aPublishedChangeAsksOnlyAboutTheChangedSentenceAndOnlyWhoServesTheShops() {
        ArticleDetails first = fixtures.as(editor, () -> articles.create(content("下单后48小时内发货。可以修改地址。"), null, true));
        assertThat(asked(serving)).isEmpty();

        republish(first, "下单后24小时内发货。可以修改地址。");

        assertThat(asked(other)).isEmpty();
        assertThat(asked(serving)).singleElement().satisfies(one -> {
            assertThat(one.redLine()).isFalse();
            assertThat(options(one)).containsExactlyInAnyOrder("下单后48小时内发货。", "下单后24小时内发货。");
        });
    }

    @Test
    void theLeadSeesWhoHasNotYetAnsweredAndNobodyElseDoes() {
        ArticleDetails first = fixtures.as(editor, () -> articles.create(content("退款三天到账。"), null, true));
        republish(first, "退款五天到账。");
        assertThat(fixtures.as(lead, changes::list)).singleElement().satisfies(one -> {
            assertThat(one.before()).isEqualTo("退款三天到账。");
            assertThat(one.concerned()).isEqualTo(1);
            assertThat(one.missing()).extracting(Learner::id).containsExactly(serving.employeeId());
        });

        Card question = asked(serving).getFirst();
        int right = options(question).indexOf("退款五天到账。");
        answer(question, 1 - right);
        assertThat(fixtures.as(lead, changes::list).getFirst().missing()).hasSize(1);
        answer(question, right);
        assertThat(fixtures.as(lead, changes::list).getFirst().missing()).isEmpty();

        Actor stranger = fixtures.actor(fixtures.employee(null), Scope.NOTHING, TrainingPermissions.PROGRESS);
        assertThat(fixtures.as(stranger, changes::list)).isEmpty();
        assertThatThrownBy(() -> fixtures.as(serving, changes::list)).isInstanceOf(NotAllowed.class);
    }

    private void answer(Card card, int chosen) {
        fixtures.as(
                serving,
                () -> deck.answer(
                        card.questionId(),
                        card.version(),
                        Answer.picks(chosen),
                        3_000,
                        UUID.randomUUID().toString()));
    }

    @Test
    void aSecondChangeOfTheSameSentenceRenewsTheCardInsteadOfAddingOne() {
        ArticleDetails first = fixtures.as(editor, () -> articles.create(content("满99元包邮哦。"), null, true));
        ArticleDetails second = republish(first, "满88元包邮哦。");
        Card question = asked(serving).getFirst();
        answer(question, options(question).indexOf("满88元包邮哦。"));
        assertThat(asked(serving)).isEmpty();

        republish(second, "满59元包邮哦。");

        assertThat(asked(serving)).singleElement().satisfies(one -> {
            assertThat(one.questionId()).isEqualTo(question.questionId());
            assertThat(options(one)).contains("满88元包邮哦。", "满59元包邮哦。");
        });
        assertThat(fixtures.as(lead, changes::list)).hasSize(1);
    }

    @Test
    void whatTheSuiteItselfLoadsAndDraftsAskNobody() {
        ArticleDetails first = fixtures.asSystem(() -> articles.create(content("赠品随单发出。"), null, true));
        fixtures.asSystem(() -> articles.save(first.id(), content("赠品单独发出哦。"), first.version(), true));
        assertThat(asked(serving)).isEmpty();

        ArticleDetails now = fixtures.as(editor, () -> articles.getForEditing(first.id()));
        fixtures.as(editor, () -> articles.save(now.id(), content("赠品下周发出哦。"), now.version(), false));
        assertThat(asked(serving)).isEmpty();
    }

    @Test
    void aNewWordOfARedLineIsAskedAndPutAwayWhenTheRuleNoLongerHolds() {
        RedlineDraft draft = RedlineDraft.words("absolute-" + client, Severity.BLOCK, "不能用绝对化用语", List.of("全网最低"));
        RedlineDraft ours = new RedlineDraft(
                draft.code(),
                draft.kind(),
                draft.severity(),
                draft.words(),
                draft.triggers(),
                draft.allowed(),
                false,
                draft.message(),
                "",
                null,
                draft.platforms(),
                List.of(),
                client,
                null,
                null,
                null);
        RedlineRule rule = fixtures.as(editor, () -> redlines.create(ours));
        assertThat(asked(other)).isEmpty();
        assertThat(asked(serving)).singleElement().satisfies(one -> {
            assertThat(one.redLine()).isTrue();
            assertThat(one.content().text().text()).contains("全网最低");
            assertThat(options(one)).containsExactly("可以", "不可以");
        });

        fixtures.as(editor, () -> redlines.setState(rule.id(), RedlineState.ARCHIVED, rule.number()));
        assertThat(asked(serving)).isEmpty();
        assertThat(demands.of("REDLINE", rule.id())).isEmpty();
    }

    @Test
    void anArticleOfSeveralShopsAsksWhoServesOneOfThemOnly() {
        long mine = fixtures.shop(client, Platform.DOUYIN);
        long another = fixtures.shop(client, Platform.DOUYIN);
        ArticleContent then = content("赠品三天内发。")
                .but()
                .clientId(null)
                .shopIds(Set.of(mine, another))
                .build();
        ArticleDetails first = fixtures.as(editor, () -> articles.create(then, null, true));
        ArticleContent now = then.but().answer("赠品五天内发。").build();
        fixtures.as(editor, () -> articles.save(first.id(), now, first.version(), true));

        assertThat(asked(serving)).isEmpty();
        Scope shops = new Scope(false, Set.of(client), Set.of(client), Set.of(mine, another), Set.of());
        Actor shopLead = new Actor(
                lead.accountId(), null, lead.reference(), lead.name(), lead.employeeId(), lead.permissions(), shops);
        assertThat(fixtures.as(shopLead, changes::list))
                .singleElement()
                .satisfies(one -> assertThat(one.concerned()).isZero());
        fixtures.serves(serving.employeeId(), mine);
        assertThat(asked(serving)).hasSize(1);
    }

    @Test
    void aWrongAnswerIsAskedAgainAndOnlyTheRightOneCounts() {
        ArticleDetails first = fixtures.as(editor, () -> articles.create(content("保修一年整。"), null, true));
        republish(first, "保修两年整。");
        Card card = asked(serving).getFirst();
        answer(card, options(card).indexOf("保修一年整。"));
        assertThat(asked(serving)).extracting(Card::questionId).containsExactly(card.questionId());
        answer(card, options(card).indexOf("保修两年整。"));
        assertThat(asked(serving)).isEmpty();
    }
}
