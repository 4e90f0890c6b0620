package cn.zhiban.kb.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlowChecksTest {
    @Test
    void aSoundFlowHasNoProblems() {
        assertThat(keys("# a\n请问\n- 好 -> b\n- 再问一次 -> a\n# b\n好的")).isEmpty();
    }

    @Test
    void deadEndsUnreachableStepsAndSilentEndsStopPublishing() {
        List<FlowProblem> problems = check("# a\n请问\n- 好 -> 没有\n- 行 -> c\n# b\n没人来\n# c");
        assertThat(problems)
                .extracting(FlowProblem::step, FlowProblem::messageKey)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("a", "kb.script.check.dead-end"),
                        org.assertj.core.groups.Tuple.tuple("c", "kb.script.check.silent-end"),
                        org.assertj.core.groups.Tuple.tuple("b", "kb.script.check.unreachable"));
        assertThat(problems).allMatch(problem -> problem.severity() == FlowProblem.Severity.BLOCK);
        assertThat(keys("")).containsExactly("kb.script.check.empty");
    }

    @Test
    void aCircleWithoutAWayOutStopsPublishing() {
        assertThat(keys("# a\n问\n- 1 -> b\n- 2 -> 完\n# b\n说\n- 1 -> c\n# c\n说\n- 1 -> b\n# 完\n好"))
                .containsExactly("kb.script.check.endless");
    }

    @Test
    void theLongestPathIsCountedWithoutRepeatingAStep() {
        String chain = IntStream.rangeClosed(1, 13)
                .mapToObj(i -> "# s" + i + "\n说\n" + (i < 13 ? "- 下 -> s" + (i + 1) + "\n- 回 -> s1\n" : ""))
                .collect(Collectors.joining());
        List<FlowProblem> problems = check(chain);
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(FlowProblem.Severity.WARN);
            assertThat(problem.arguments()).containsExactly("s1", 13, 12);
        });
        String thick = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> "# s" + i + "\n说\n"
                        + IntStream.rangeClosed(1, 40)
                                .mapToObj(j -> "- x -> s" + j + "\n")
                                .collect(Collectors.joining())
                        + "- 完 -> end\n")
                .collect(Collectors.joining());
        assertThat(keys(thick + "# end\n好")).containsExactly("kb.script.check.long");
    }

    @Test
    void amountsThatNoChoiceTakesAndChoicesThatNothingTakesAreNamed() {
        assertThat(check("# a\n- 小 {金额 < 50} -> b\n- 大 {金额 > 50} -> b\n# b\n好"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.messageKey()).isEqualTo("kb.script.check.gap");
                    assertThat(problem.arguments().get(1)).isEqualTo("金额 = 50");
                });
        assertThat(keys("# a\n- 小 {金额 < 50} -> b\n- 大 {金额 >= 50} -> b\n# b\n好")).isEmpty();
        assertThat(keys("# a\n问\n- 不会 {金额 < 10，金额 > 20} -> b\n- 好 -> b\n# b\n好"))
                .containsExactly("kb.script.check.never");
        assertThat(keys("# a\n- 一 {客群 = 老客} -> b\n- 二 {客群 = 老客，金额 > 1} -> b\n- 三 {客群 != 老客} -> b\n# b\n好"))
                .containsExactly("kb.script.check.never");
    }

    @Test
    void subScriptsThatLeadBackStopPublishing() {
        Map<Long, Flow> others = Map.of(
                2L, flow("# x\n说\n子流程：3"), 3L, flow("# y\n说\n子流程：1"), 4L, flow("# z\n说"), 5L, flow("# w\n子流程：5"));
        assertThat(keys("# a\n子流程：2", others)).containsExactly("kb.script.check.recursion");
        assertThat(keys("# a\n子流程：1", others)).containsExactly("kb.script.check.recursion");
        assertThat(keys("# a\n子流程：5", others)).containsExactly("kb.script.check.recursion");
        assertThat(keys("# a\n子流程：4", others)).isEmpty();
        assertThat(keys("# a\n子流程：9", others)).containsExactly("kb.script.check.script-unknown");
    }

    @Test
    void variablesThatCannotBeFilledAreNamed() {
        assertThat(keys("# a\n您好 [买家昵称")).containsExactly("kb.script.check.variable");
        assertThat(keys("# a\n您好 []")).containsExactly("kb.script.check.variable");
        assertThat(keys("# a\n您好 [买家昵称]，{订单号}")).isEmpty();
    }

    @Test
    void whatCannotBeReadStopsPublishing() {
        assertThat(keys("# a\n问\n- x {老客} -> b\n- y -> b\n# b\n好")).containsExactly("kb.script.check.condition");
    }

    private static List<String> keys(String outline) {
        return keys(outline, Map.of());
    }

    private static List<String> keys(String outline, Map<Long, Flow> others) {
        return FlowChecks.check(flow(outline), 1L, id -> Optional.ofNullable(others.get(id))).stream()
                .map(FlowProblem::messageKey)
                .toList();
    }

    private static List<FlowProblem> check(String outline) {
        return FlowChecks.check(flow(outline), 1L, _ -> Optional.empty());
    }

    private static Flow flow(String outline) {
        return FlowOutline.parse(outline, ScriptNames.BY_ID).flow();
    }
}
