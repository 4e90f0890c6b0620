package cn.zhiban.training.practice;

import static cn.zhiban.training.practice.PracticeScripts.buyer;
import static cn.zhiban.training.practice.PracticeScripts.chat;
import static cn.zhiban.training.practice.PracticeScripts.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.kb.article.Finding.Severity;
import cn.zhiban.kb.redline.RedlineFinding;
import cn.zhiban.training.practice.Score.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PracticeScorerTest {
    private final PracticeScorer scorer = new PracticeScorer(ToneRules.load(), PracticeScorerTest::redlines);

    @Test
    void whatIsRightInTimeGetsAllPoints() {
        Score score = scorer.score(scenario(buyer(false)), chat(0, 30_000, 180_000));
        assertThat(score.percent()).isEqualTo(100);
        assertThat(score.passed()).isTrue();
        assertThat(score.findings()).isEmpty();
    }

    @Test
    void aFirstReplyAfterThirtySecondsAndAReplyAfterThreeMinutesAreLate() {
        Score score = scorer.score(scenario(buyer(false)), chat(0, 30_001, 180_001));
        assertThat(score.windows().getFirst()).containsEntry(Part.TIME, 25);
        assertThat(keys(score))
                .containsExactly("training.practice.finding.first-late", "training.practice.finding.late");
    }

    @Test
    void aWindowWithoutAnswerGetsNothing() {
        List<Line> lines = List.of(new Line(0, 0, LineKind.SAYS, 0, 0, "?"));
        assertThat(scorer.score(scenario(buyer(false)), lines).percent()).isZero();
    }

    @Test
    void aBuyerWhoLeftIsFoundAtTheLastLine() {
        List<Line> lines = new ArrayList<>(chat(0, 1000));
        lines.set(2, new Line(0, 2, LineKind.SAYS, 1, 5000, "hurry"));
        lines.add(new Line(0, 3, LineKind.LEFT, 1, 400_000, "bye"));
        Score score = scorer.score(scenario(buyer(false)), lines);
        assertThat(score.findings())
                .singleElement()
                .satisfies(one -> assertThat(one.seq()).isEqualTo(3))
                .extracting(Score.Finding::messageKey)
                .isEqualTo("training.practice.finding.left");
    }

    @Test
    void aBuyerWhoReactsAndSaysGoodbyeWaitsForNothing() {
        List<Line> lines = new ArrayList<>(chat(0, 1000));
        lines.set(2, new Line(0, 2, LineKind.REACTS, 1, 5000, "fine"));
        lines.add(new Line(0, 3, LineKind.CLOSED, 1, 5000, "bye"));
        assertThat(scorer.score(scenario(buyer(false)), lines).findings()).isEmpty();
    }

    @Test
    void missingStepsAndFactsAreNamedWithABetterWording() {
        Score score = scorer.score(scenario(buyer(false)), chat(0, "hm, 148小时", 1000, 1000));
        assertThat(score.findings())
                .extracting(Score.Finding::argument, Score.Finding::better)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("greeting", "您好"),
                        org.assertj.core.groups.Tuple.tuple("time", "48小时"));
        assertThat(score.percent()).isEqualTo(100 - Part.STEP.weight() - Part.FACT.weight());
    }

    @Test
    void wideDigitsAndBlanksSayTheSameFact() {
        Score score = scorer.score(scenario(buyer(false)), chat(0, "您好 ４８ 小时", 1000, 1000));
        assertThat(score.percent()).isEqualTo(100);
    }

    @Test
    void aBlockingRedLineFailsWhateverThePoints() {
        Score score = scorer.score(scenario(buyer(false)), chat(0, "您好 48小时 BAD", 1000));
        assertThat(score.percent()).isGreaterThanOrEqualTo(80);
        assertThat(score.passed()).isFalse();
        assertThat(score.findings()).singleElement().satisfies(one -> {
            assertThat(one.part()).isEqualTo(Part.REDLINE);
            assertThat("您好 48小时 BAD".substring(one.start(), one.end())).isEqualTo("BAD");
        });
    }

    @Test
    void promisesAboveTheLimitAreFoundAtTheirPlaceAndThoseBelowAreNot() {
        String text = "您好 48小时 给您补偿 ２１ 元";
        Score score = scorer.score(scenario(buyer(false)), chat(0, text, 1000));
        assertThat(score.findings()).singleElement().satisfies(one -> {
            assertThat(one.part()).isEqualTo(Part.AUTHORITY);
            assertThat(text.substring(one.start(), one.end())).isEqualTo("补偿 ２１ 元");
        });
        assertThat(scorer.score(scenario(buyer(false)), chat(0, "您好 48小时 补偿20元", 1000))
                        .findings())
                .isEmpty();
    }

    @Test
    void anAngryBuyerIsOwedAnApology() {
        assertThat(keys(scorer.score(scenario(buyer(true)), chat(0, 1000, 1000))))
                .containsExactly("training.practice.finding.apology");
        assertThat(scorer.score(scenario(buyer(true)), chat(0, "您好，抱歉，48小时", 1000, 1000))
                        .findings())
                .isEmpty();
    }

    @Test
    void rudeWordsAreFoundAtTheirPlace() {
        String text = "您好 48小时，急什么";
        assertThat(scorer.score(scenario(buyer(false)), chat(0, text, 1000)).findings())
                .singleElement()
                .satisfies(one ->
                        assertThat(text.substring(one.start(), one.end())).isEqualTo("急什么"));
    }

    @Test
    void theOrderInWhichLinesAndWindowsArriveDoesNotChangeTheScore() {
        Random dice = new Random(5);
        Scenario five = scenario(buyer(true), buyer(false), buyer(false), buyer(true), buyer(false));
        for (int round = 0; round < 200; round++) {
            List<Line> lines = new ArrayList<>();
            for (int window = 0; window < 5; window++) {
                lines.addAll(chat(
                        window,
                        List.of("您好", "BAD 48小时", "随便你", "抱歉 赔99元").get(dice.nextInt(4)),
                        dice.nextInt(60_000),
                        dice.nextInt(300_000)));
            }
            Score score = scorer.score(five, lines);
            Collections.shuffle(lines, dice);
            assertThat(scorer.score(five, lines)).isEqualTo(score);
        }
    }

    private static List<String> keys(Score score) {
        return score.findings().stream().map(Score.Finding::messageKey).toList();
    }

    private static List<RedlineFinding> redlines(String text) {
        int at = text.indexOf("BAD");
        return at < 0
                ? List.of()
                : List.of(new RedlineFinding(1, "R", 1, Severity.BLOCK, at, at + 3, "bad", null, false, true));
    }
}
