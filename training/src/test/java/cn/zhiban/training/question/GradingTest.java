package cn.zhiban.training.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GradingTest {
    private static final RichText NONE = RichText.EMPTY;

    private static double mark(Task task, Answer answer) {
        return Grading.mark(task, answer).orElseThrow().fraction();
    }

    private static Task.Option option(double weight) {
        return new Task.Option(RichText.markdown("w" + weight), weight, NONE);
    }

    @Test
    void oneOptionCountsItsWeightAlsoANegativeOne() {
        Task task = new Task.Choice(false, true, List.of(option(100), option(50), option(-25)));
        assertThat(mark(task, Answer.picks(0))).isEqualTo(1);
        assertThat(mark(task, Answer.picks(1))).isEqualTo(0.5);
        assertThat(mark(task, Answer.picks(2))).isEqualTo(-0.25);
        assertThat(mark(task, Answer.picks(0, 1))).isZero();
        assertThat(mark(task, Answer.NONE)).isZero();
        assertThat(mark(task, Answer.picks(9))).isZero();
    }

    @Test
    void severalOptionsCountTheirSumWithinNothingAndAll() {
        Task task = new Task.Choice(
                true, true, List.of(option(33.333), option(33.333), option(33.333), option(-50), option(-100)));
        assertThat(mark(task, Answer.picks(0, 1, 2))).isEqualTo(1);
        assertThat(mark(task, Answer.picks(0, 1))).isEqualTo(0.66666, within(1e-4));
        assertThat(mark(task, Answer.picks(0, 1, 3))).isEqualTo(0.16666, within(1e-4));
        assertThat(mark(task, Answer.picks(0, 4))).isZero();
        assertThat(mark(task, Answer.picks(0, 0, 0))).as("the same one again").isEqualTo(0.33333, within(1e-4));
    }

    @Test
    void theFirstWordingThatFitsCounts() {
        Task task = new Task.FillIn(
                false,
                List.of(
                        new Task.Accepted("七天无理由", 100, NONE),
                        new Task.Accepted("*无理由*", 50, NONE),
                        new Task.Accepted("3\\*3", 100, NONE)));
        assertThat(mark(task, Answer.text(" 七天无理由 "))).isEqualTo(1);
        assertThat(mark(task, Answer.text("十五天无理由退货"))).isEqualTo(0.5);
        assertThat(mark(task, Answer.text("３*３"))).isEqualTo(1);
        assertThat(mark(task, Answer.text("333"))).isZero();
        Task strict = new Task.FillIn(true, List.of(new Task.Accepted("VIP", 100, NONE)));
        assertThat(mark(strict, Answer.text("vip"))).isZero();
        assertThat(mark(strict, Answer.text("ＶＩＰ"))).isEqualTo(1);
    }

    @Test
    void numbersCountWithinTheirToleranceWithBothEnds() {
        Task task = new Task.Numbers(List.of(
                new Task.Span(new BigDecimal("1000"), BigDecimal.TEN, 100, NONE),
                new Task.Span(null, BigDecimal.ZERO, 10, NONE)));
        assertThat(mark(task, Answer.text("1,010"))).isEqualTo(1);
        assertThat(mark(task, Answer.text("９９０"))).isEqualTo(1);
        assertThat(mark(task, Answer.text("1010.01"))).isEqualTo(0.1);
        assertThat(mark(task, Answer.text("很多"))).isEqualTo(0.1);
    }

    @Test
    void pairsAndStepsCountEvenly() {
        Task.Matching matching = new Task.Matching(
                true,
                List.of(
                        new Task.Pair(RichText.markdown("淘宝"), "千牛"),
                        new Task.Pair(RichText.markdown("京东"), "咚咚"),
                        new Task.Pair(RichText.markdown("抖音"), "飞鸽"),
                        new Task.Pair(NONE, "旺旺")));
        assertThat(mark(matching, Answer.picks(0, 1, 2))).isEqualTo(1);
        assertThat(mark(matching, Answer.picks(0, 2, -1))).isEqualTo(1.0 / 3, within(1e-9));
        Task.Ordering ordering =
                new Task.Ordering(List.of(RichText.markdown("致歉"), RichText.markdown("核实"), RichText.markdown("方案")));
        assertThat(mark(ordering, Answer.picks(0, 1, 2))).isEqualTo(1);
        assertThat(mark(ordering, Answer.picks(0, 2, 1))).isEqualTo(1.0 / 3, within(1e-9));
        assertThat(mark(ordering, Answer.picks(0, 0, 0))).isEqualTo(1.0 / 3, within(1e-9));
    }

    @Test
    void markingEveryLineOfAChatEarnsNothing() {
        Task task = new Task.Violation(List.of(
                new Task.Line(true, "能便宜吗", ""),
                new Task.Line(false, "加我微信", "站外引流"),
                new Task.Line(false, "好评返现", "好评返现"),
                new Task.Line(false, "好的亲", "")));
        assertThat(mark(task, Answer.picks(1, 2))).isEqualTo(1);
        assertThat(mark(task, Answer.picks(1))).isEqualTo(0.5);
        assertThat(mark(task, Answer.picks(0, 1, 2, 3))).isZero();
    }

    @Test
    void statementsGetTheWordsForWhatWasSaid() {
        Task.TrueFalse task = new Task.TrueFalse(false, RichText.markdown("不可以"), RichText.markdown("对"));
        Grading.Mark wrong = Grading.mark(task, Answer.picks(1)).orElseThrow();
        assertThat(wrong.fraction()).isZero();
        assertThat(wrong.feedback()).containsExactly(RichText.markdown("不可以"));
        assertThat(mark(task, Answer.picks(0))).isEqualTo(1);
    }

    @Test
    void whatIsWrittenFreelyWaitsForAPerson() {
        Task task = new Task.Essay(List.of(), NONE);
        assertThat(Grading.mark(task, Answer.text("我会先致歉"))).isEmpty();
        assertThat(Grading.mark(task, Answer.NONE)).isPresent();
    }

    @Test
    void nothingThatIsAnsweredBreaksMarking() {
        Random random = new Random(5);
        List<Task> tasks = List.of(
                new Task.Choice(true, true, List.of(option(100), option(-100))),
                new Task.Choice(false, true, List.of(option(100), option(0))),
                new Task.TrueFalse(true, NONE, NONE),
                new Task.Ordering(List.of(RichText.markdown("a"), RichText.markdown("b"))),
                new Task.Matching(true, List.of(new Task.Pair(RichText.markdown("a"), "1"), new Task.Pair(NONE, "2"))),
                new Task.Violation(List.of(new Task.Line(false, "x", "r"))),
                new Task.FillIn(false, List.of(new Task.Accepted("**(*", 100, NONE))),
                new Task.Numbers(List.of(new Task.Span(BigDecimal.ONE, BigDecimal.ZERO, 100, NONE))));
        for (int i = 0; i < 5_000; i++) {
            Answer answer = new Answer(
                    random.ints(random.nextInt(5), -2, 6).boxed().toList(),
                    random.nextBoolean() ? "" : "(" + random.nextInt());
            for (Task task : tasks) {
                assertThat(mark(task, answer)).isBetween(-1.0, 1.0);
            }
        }
    }
}
