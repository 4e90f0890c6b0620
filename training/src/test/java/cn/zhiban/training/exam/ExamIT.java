package cn.zhiban.training.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.TrainingFixtures;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.TrainingTest;
import cn.zhiban.training.question.Answer;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Tag;
import cn.zhiban.training.question.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@TrainingTest
@RecordApplicationEvents
class ExamIT {
    @Autowired
    ExamService exams;

    @Autowired
    ExamTaking taking;

    @Autowired
    ExamMarking marking;

    @Autowired
    ExamTimer timer;

    @Autowired
    ExamItems items;

    @Autowired
    QuestionBank bank;

    @Autowired
    TrainingFixtures fixtures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    private String word() {
        return "w" + fixtures.client();
    }

    private List<Long> questions(String word, int many) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            QuestionContent content = QuestionContent.of(
                            "",
                            RichText.markdown("第" + i + "题"),
                            new Task.Choice(
                                    false, true, List.of(Task.Option.of("对", true), Task.Option.of("错", false))))
                    .tagged(List.of(Tag.word(word)));
            ids.add(fixtures.asSystem(() -> bank.create(content, null, null)));
        }
        return ids;
    }

    private static ExamDefinition definition(Paper paper, int minutes, int attempts) {
        return new ExamDefinition(
                "红线考试", "", minutes, attempts, 60, true, ExamDefinition.Reveal.AT_ONCE, null, null, paper);
    }

    private long open(Paper paper, int minutes, int attempts) {
        return fixtures.asSystem(() -> {
            long id = exams.create(definition(paper, minutes, attempts), null, null);
            exams.setState(id, ExamState.OPEN);
            return id;
        });
    }

    private Actor learner(Long team) {
        return fixtures.actor(fixtures.employee(team), Scope.NOTHING, TrainingPermissions.LEARN);
    }

    private void as(Actor actor, Runnable work) {
        fixtures.as(actor, (Callable<Boolean>) () -> {
            work.run();
            return true;
        });
    }

    private Paper quota(String word, int many) {
        return new Paper(List.of(), List.of(new Quota(Set.of("WORD:" + word), Set.of(), many, 2)));
    }

    @Test
    void answersAreKeptAtOnceAndAnAttemptIsUsedUpByHandingInOnly() {
        String word = word();
        questions(word, 4);
        long exam = open(quota(word, 3), 30, 1);
        Actor learner = learner(null);
        as(learner, () -> {
            long attempt = taking.start(exam);
            taking.answer(attempt, 1, Answer.picks(0));
            taking.revisit(attempt, 2, true);
            // the browser was closed: the same attempt, with everything in it
            assertThat(taking.start(exam)).isEqualTo(attempt);
            ExamTaking.Sitting sitting = taking.sitting(attempt);
            assertThat(sitting.items()).hasSize(3);
            assertThat(sitting.items().getFirst().answer()).isEqualTo(Answer.picks(0));
            assertThat(sitting.items().get(1).revisit()).isTrue();
            assertThat(sitting.secondsLeft()).isBetween(1_700L, 1_800L);
            assertThat(sitting.keyShown()).isFalse();
            taking.answer(attempt, 2, Answer.picks(0));
            taking.answer(attempt, 3, Answer.picks(1));
            taking.handIn(attempt);
            taking.handIn(attempt);
            ExamTaking.Sitting result = taking.sitting(attempt);
            assertThat(result.attempt().state()).isEqualTo(AttemptState.GRADED);
            assertThat(result.attempt().points()).isEqualTo(4);
            assertThat(result.attempt().percent()).isEqualTo(66);
            assertThat(result.attempt().passed()).isTrue();
            assertThat(result.keyShown()).isTrue();
            assertThatThrownBy(() -> taking.answer(attempt, 3, Answer.picks(0))).isInstanceOf(ExamClosed.class);
            assertThatThrownBy(() -> taking.start(exam)).isInstanceOf(ExamClosed.class);
        });
        assertThat(events.stream(ItemPassed.class).filter(one -> one.itemId() == exam))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(ItemKind.EXAM);
                    assertThat(one.percent()).isEqualTo(66);
                });
        Long employee = learner.employeeId();
        assertThat(items.passed(List.of(employee), List.of(exam)).get(employee)).containsKey(exam);
    }

    @Test
    void whatTimeRanOutForIsHandedInByItself() {
        String word = word();
        questions(word, 2);
        long exam = open(quota(word, 2), 10, 0);
        Actor learner = learner(null);
        long attempt = fixtures.as(learner, () -> taking.start(exam));
        as(learner, () -> taking.answer(attempt, 1, Answer.picks(0)));
        jdbc.sql("UPDATE train_attempt SET deadline = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR WHERE id = ?")
                .param(attempt)
                .update();
        as(
                learner,
                () -> assertThatThrownBy(() -> taking.answer(attempt, 2, Answer.picks(0)))
                        .isInstanceOf(ExamClosed.class));
        timer.handIn();
        as(learner, () -> {
            Attempt after = taking.sitting(attempt).attempt();
            assertThat(after.state()).isEqualTo(AttemptState.GRADED);
            assertThat(after.byItself()).isTrue();
            assertThat(after.points()).isEqualTo(2);
        });
    }

    @Test
    void nobodySeesOrAnswersSomebodyElsesAttempt() {
        String word = word();
        questions(word, 2);
        long exam = open(quota(word, 1), 0, 0);
        long attempt = fixtures.as(learner(null), () -> taking.start(exam));
        as(learner(null), () -> {
            assertThatThrownBy(() -> taking.sitting(attempt)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> taking.answer(attempt, 1, Answer.picks(0))).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> taking.handIn(attempt)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> taking.appeal(attempt, 1, "不对")).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> marking.waiting()).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> exams.get(exam)).isInstanceOf(NotAllowed.class);
        });
    }

    @Test
    void examsOfOtherClientsDoNotExistForALearner() {
        String word = word();
        questions(word, 2);
        long client = fixtures.client();
        long exam = fixtures.asSystem(() -> {
            long id = exams.create(definition(quota(word, 1), 0, 0), client, null);
            exams.setState(id, ExamState.OPEN);
            return id;
        });
        as(learner(null), () -> {
            assertThat(taking.mine()).noneMatch(one -> one.exam().id() == exam);
            assertThatThrownBy(() -> taking.start(exam)).isInstanceOf(NotFound.class);
        });
    }

    @Test
    void impossibleQuotasAreRefusedWhenTheExamIsDesigned() {
        String word = word();
        questions(word, 2);
        assertThatThrownBy(() -> open(quota(word, 3), 0, 0))
                .isInstanceOfSatisfying(
                        PaperImpossible.class,
                        problem -> assertThat(problem.arguments()).containsExactly("1", 3, 2));
    }

    @Test
    void aVoidedQuestionCountsForNobodyAndAnAcceptedAnswerForAll() {
        String word = word();
        List<Long> ids = questions(word, 2);
        Paper paper = new Paper(ids.stream().map(id -> new Paper.Fixed(id, 1)).toList(), List.of());
        long exam = open(paper, 0, 0);
        Actor learner = learner(null);
        long attempt = fixtures.as(learner, () -> taking.start(exam));
        as(learner, () -> {
            for (AttemptItem item : taking.sitting(attempt).items()) {
                taking.answer(attempt, item.slot(), Answer.picks(item.questionId() == ids.getFirst() ? 0 : 1));
            }
            taking.handIn(attempt);
            assertThat(taking.sitting(attempt).attempt().percent()).isEqualTo(50);
        });
        assertThat(fixtures.asSystem(() -> marking.regrade(exam, ids.get(1), Answer.picks(1), "两种说法都对")))
                .isEqualTo(1);
        as(
                learner,
                () -> assertThat(taking.sitting(attempt).attempt().percent()).isEqualTo(100));
        // who left it blank has given no answer that could be right as well
        assertThatThrownBy(() -> fixtures.asSystem(() -> marking.regrade(exam, ids.get(1), Answer.NONE, "空白")))
                .isInstanceOf(InvalidInput.class);
        assertThat(fixtures.asSystem(() -> marking.regrade(exam, ids.getFirst(), null, "题目有误")))
                .isEqualTo(1);
        as(learner, () -> {
            Attempt after = taking.sitting(attempt).attempt();
            assertThat(after.maxPoints()).isEqualTo(1);
            assertThat(after.points()).isEqualTo(1);
        });
        assertThat(fixtures.asSystem(() -> marking.results(exam)).regrades()).hasSize(2);
    }

    @Test
    void writtenAnswersAndAppealsWaitForWhoLeadsTheTeam() {
        String word = word();
        QuestionContent essay = QuestionContent.of(
                        "", RichText.markdown("怎么安抚？"), new Task.Essay(List.of(), RichText.EMPTY))
                .tagged(List.of(Tag.word(word)));
        fixtures.asSystem(() -> bank.create(essay, null, null));
        long exam = open(quota(word, 1), 0, 0);
        long leader = fixtures.employee(null);
        Actor lead = fixtures.actor(leader, Scope.NOTHING, TrainingPermissions.COACH);
        Actor other = fixtures.actor(fixtures.employee(null), Scope.NOTHING, TrainingPermissions.COACH);
        Actor learner = learner(fixtures.team(leader));
        long attempt = fixtures.as(learner, () -> taking.start(exam));
        as(learner, () -> {
            taking.answer(attempt, 1, Answer.text("先致歉再核实"));
            taking.handIn(attempt);
            assertThat(taking.sitting(attempt).attempt().state()).isEqualTo(AttemptState.MARKING);
        });
        as(other, () -> {
            assertThat(marking.waiting()).noneMatch(one -> one.attempt().id() == attempt);
            assertThatThrownBy(() -> marking.mark(attempt, 1, 100, "")).isInstanceOf(NotFound.class);
        });
        as(lead, () -> {
            assertThat(marking.waiting()).anyMatch(one -> one.attempt().id() == attempt && one.appeal() == null);
            marking.mark(attempt, 1, 50, "缺少方案");
        });
        as(learner, () -> {
            assertThat(taking.sitting(attempt).attempt().percent()).isEqualTo(50);
            taking.appeal(attempt, 1, "我写了方案");
        });
        as(lead, () -> {
            assertThat(marking.waiting()).anyMatch(one -> "我写了方案".equals(one.appeal()));
            marking.decide(attempt, 1, true, 80, "重看后加分");
        });
        as(learner, () -> {
            assertThat(taking.sitting(attempt).attempt().percent()).isEqualTo(80);
            assertThat(taking.sitting(attempt).attempt().passed()).isTrue();
        });
    }
}
