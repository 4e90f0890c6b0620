package cn.zhiban.training.deck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.training.TrainingFixtures;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.TrainingTest;
import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Tag;
import cn.zhiban.training.question.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@TrainingTest
class DeckServiceIT {
    @Autowired
    DeckService deck;

    @Autowired
    RecallService recall;

    @Autowired
    QuestionBank bank;

    @Autowired
    TrainingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private final List<Long> made = new ArrayList<>();
    private long leader;
    private long learner;
    private Actor agent;

    @BeforeEach
    void people() {
        leader = fixtures.employee(null);
        learner = fixtures.employee(fixtures.team(leader));
        agent = fixtures.actor(learner, Scope.NOTHING, TrainingPermissions.LEARN);
    }

    @AfterEach
    void takeCardsAway() {
        fixtures.asSystem(() -> {
            made.forEach(deck::remove);
            return true;
        });
    }

    private long card(boolean redLine, @Nullable Long client, @Nullable Long shop) {
        long id = fixtures.asSystem(() -> bank.create(statement("可以说吗？", true), client, shop));
        fixtures.asSystem(() -> {
            deck.add(id, redLine);
            return true;
        });
        made.add(id);
        return id;
    }

    private static QuestionContent statement(String text, boolean right) {
        return new QuestionContent(
                "",
                RichText.markdown(text),
                new Task.TrueFalse(right, RichText.EMPTY, RichText.markdown("会被处罚")),
                RichText.markdown("规则这样说"),
                "",
                3,
                List.of(Tag.word("复习")));
    }

    /** The learner with other rights. */
    private Actor with(Scope scope, String... permissions) {
        return new Actor(agent.accountId(), null, agent.reference(), agent.name(), learner, Set.of(permissions), scope);
    }

    private Feedback answer(long question, int pick) {
        return fixtures.as(
                agent,
                () -> deck.answer(
                        question,
                        1,
                        Answer.picks(pick),
                        3_000,
                        UUID.randomUUID().toString()));
    }

    private List<Card> today() {
        return fixtures.as(agent, deck::today).cards();
    }

    private void later(long question, Duration ago) {
        jdbc.update(
                "UPDATE train_memory SET last_at = last_at - INTERVAL ? SECOND, due_at = due_at - INTERVAL ? SECOND"
                        + " WHERE question_id = ?",
                ago.toSeconds(),
                ago.toSeconds(),
                question);
    }

    @Test
    void redLinesComeFirstAndAnAnswerDecidesWhenACardComesAgain() {
        long fact = card(false, null, null);
        long red = card(true, null, null);
        assertThat(today()).extracting(Card::questionId).containsExactly(red, fact);
        Feedback wrong = answer(red, right(red) == 0 ? 1 : 0);
        assertThat(wrong.right()).isFalse();
        assertThat(wrong.content().explanation().text()).isEqualTo("规则这样说");
        assertThat(wrong.dueAt()).isBefore(Instant.now().plus(Duration.ofMinutes(2)));
        assertThat(answer(red, right(red)).right()).isTrue();
        Feedback known = answer(red, right(red));
        assertThat(known.dueAt()).isAfter(Instant.now().plus(Duration.ofHours(23)));
        assertThat(today()).extracting(Card::questionId).containsExactly(fact);
        later(red, Duration.ofDays(2));
        assertThat(today().getFirst())
                .satisfies(card -> assertThat(card.occasion()).isEqualTo(Card.Occasion.DUE));
        DeckToday state = fixtures.as(agent, deck::today);
        assertThat(state.done()).isEqualTo(3);
        assertThat(state.right()).isEqualTo(2);
        assertThat(state.streak()).isEqualTo(1);
    }

    /** Index of "true" among what can be picked. */
    private int right(long question) {
        Task task = fixtures.asSystem(() -> bank.get(question)).content().task();
        for (int pick = 0; pick < 2; pick++) {
            if (cn.zhiban.training.question.Grading.mark(task, Answer.picks(pick))
                            .orElseThrow()
                            .fraction()
                    == 1) {
                return pick;
            }
        }
        throw new AssertionError();
    }

    @Test
    void anAnswerSentTwiceCountsOnce() {
        long card = card(true, null, null);
        String token = UUID.randomUUID().toString();
        int right = right(card);
        Feedback first = fixtures.as(agent, () -> deck.answer(card, 1, Answer.picks(right), 1, token));
        Feedback second = fixtures.as(agent, () -> deck.answer(card, 1, Answer.picks(right), 1, token));
        assertThat(second.dueAt())
                .isCloseTo(
                        first.dueAt(), org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.MILLIS));
        assertThat(fixtures.as(agent, deck::today).done()).isEqualTo(1);
    }

    @Test
    void whatChangedIsAskedAtOnceAndTheCoachSeesWhoHasNotAnswered() {
        long card = card(true, null, null);
        answer(card, right(card));
        answer(card, right(card));
        assertThat(today()).isEmpty();
        Question before = fixtures.asSystem(() -> bank.get(card));
        fixtures.asSystem(() -> {
            bank.save(card, before.version(), statement("现在可以说吗？", false), null, null);
            return true;
        });
        assertThat(today()).extracting(Card::occasion).containsExactly(Card.Occasion.CHANGED);
        Actor coach = fixtures.actor(leader, Scope.NOTHING, TrainingPermissions.COACH);
        assertThat(fixtures.as(coach, recall::map).people()).singleElement().satisfies(line -> {
            assertThat(line.employeeId()).isEqualTo(learner);
            assertThat(line.changed()).isEqualTo(1);
            assertThat(line.recall()).isBetween(0.9, 1.0);
            assertThat(line.topics()).containsKey("复习");
        });
        assertThatThrownBy(() -> answer(card, right(card))).isInstanceOf(ChangedMeanwhile.class);
        fixtures.as(
                agent,
                () -> deck.answer(
                        card,
                        2,
                        Answer.picks(right(card)),
                        3_000,
                        UUID.randomUUID().toString()));
        assertThat(fixtures.as(coach, recall::map).people().getFirst().changed())
                .isZero();
    }

    @Test
    void cardsOfAShopAreForThoseWhoServeIt() {
        long client = fixtures.client();
        long shop = fixtures.shop(client, Platform.TAOBAO);
        long card = card(true, client, shop);
        assertThat(today()).isEmpty();
        assertThatThrownBy(() -> answer(card, 0)).isInstanceOf(NotFound.class);
        Actor serving =
                with(new Scope(false, Set.of(client), Set.of(), Set.of(shop), Set.of()), TrainingPermissions.LEARN);
        assertThat(fixtures.as(serving, deck::today).cards())
                .extracting(Card::questionId)
                .containsExactly(card);
        Actor coach = fixtures.actor(leader, Scope.NOTHING, TrainingPermissions.COACH);
        assertThat(fixtures.as(coach, recall::map).people().getFirst().unseen()).isZero();
        fixtures.serves(learner, shop);
        assertThat(fixtures.as(coach, recall::map).people().getFirst().unseen()).isEqualTo(1);
    }

    @Test
    void aDayIsThreeMinutesAndFiveNewCards() {
        for (int i = 0; i < 8; i++) {
            card(false, null, null);
        }
        assertThat(today()).hasSize(5).allMatch(card -> card.occasion() == Card.Occasion.NEW);
        for (Card card : today()) {
            answer(card.questionId(), right(card.questionId()));
            answer(card.questionId(), right(card.questionId()));
        }
        assertThat(today()).isEmpty();
    }

    @Test
    void onlyWhoMayDoesIt() {
        long card = card(true, null, null);
        Actor nobody = with(Scope.EVERYTHING);
        assertThatThrownBy(() -> fixtures.as(nobody, deck::today)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(nobody, recall::map)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(agent, () -> deck.card(card))).isInstanceOf(NotAllowed.class);
        Actor author = fixtures.actor(null, Scope.NOTHING, TrainingPermissions.AUTHOR);
        assertThatThrownBy(() -> fixtures.as(author, () -> {
                    deck.remove(card);
                    return true;
                }))
                .isInstanceOf(NotAllowed.class);
        long essay = fixtures.asSystem(() -> bank.create(
                QuestionContent.of("写", RichText.markdown("写一段"), new Task.Essay(List.of(), RichText.EMPTY)),
                null,
                null));
        assertThatThrownBy(() -> fixtures.asSystem(() -> {
                    deck.add(essay, false);
                    return true;
                }))
                .isInstanceOf(InvalidInput.class);
        Actor stranger = fixtures.actor(fixtures.employee(null), Scope.NOTHING, TrainingPermissions.COACH);
        assertThat(fixtures.as(stranger, recall::map).people()).isEmpty();
    }
}
