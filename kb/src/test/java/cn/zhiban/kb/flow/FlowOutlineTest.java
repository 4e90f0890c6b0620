package cn.zhiban.kb.flow;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.kb.flow.Flow.Choice;
import cn.zhiban.kb.flow.Flow.Comparison;
import cn.zhiban.kb.flow.Flow.Condition;
import cn.zhiban.kb.flow.Flow.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlowOutlineTest {
    private static final List<String> LINES = List.of(
            "",
            "  ",
            "亲，您好 [买家昵称]",
            "# 不是标题",
            "＃话题",
            "> 引用",
            "- 第一点",
            "- 去 -> 那里",
            "* a => b",
            "待办：看起来像",
            "底线: x",
            "\\",
            "\\\\",
            "\\# 已转义",
            "\\普通",
            "  缩进 {变量}",
            "结尾空格 ",
            "-->",
            "| 表 | 格 |");
    private static final List<String> LABELS =
            List.of("", "要退款", "不要（再想想）", "a -> b", "{x}", "空 {}", "100 元以下", "- 再来");
    private static final List<String> VALUES =
            List.of("老客", "5", "99.9", "已发货", "a，b", "x } y", "他说\"好\"", "暂且", "a -> b", "不是", "带 空格", " 两边 ");

    @Test
    void readingWhatWasWrittenGivesTheSameFlow() {
        Random random = new Random(20261123);
        for (int i = 0; i < 3_000; i++) {
            Flow flow = flow(random);
            String text = FlowOutline.print(flow, ScriptNames.BY_ID);
            FlowOutline.Parsed parsed = FlowOutline.parse(text, ScriptNames.BY_ID);
            assertThat(parsed.flow()).as(text).isEqualTo(flow);
            assertThat(FlowOutline.parse(text.replace("\n", "\r\n"), ScriptNames.BY_ID)
                            .flow())
                    .isEqualTo(flow);
        }
    }

    @Test
    void whateverIsTypedIsReadAndItsProblemsAreOnItsLines() {
        Random random = new Random(7);
        String signs = "#＃@>-→->{}｛｝：:\\\"，且 \n\n退款金额平台=<50淘宝是待办子流程";
        for (int i = 0; i < 5_000; i++) {
            String text = IntStream.range(0, random.nextInt(80))
                    .mapToObj(_ -> String.valueOf(signs.charAt(random.nextInt(signs.length()))))
                    .collect(Collectors.joining());
            FlowOutline.Parsed parsed = FlowOutline.parse(text, ScriptNames.BY_ID);
            long lines = text.lines().count();
            assertThat(parsed.problems()).allMatch(problem -> problem.line() >= 1 && problem.line() <= lines);
            assertThat(parsed.flow().steps().stream().map(Step::id)).doesNotHaveDuplicates();
            assertThat(parsed.lines()).hasSameSizeAs(parsed.flow().steps());
        }
    }

    @Test
    void peopleMayTypeAsTheirInputMethodDoes() {
        Flow flow = FlowOutline.parse("""
                        ＃问清原因
                        亲，请问为什么想退款呢？
                        ＞先看物流
                        －质量问题｛金额＜50元，平台＝京东｝→小额
                        — 尺码不合适 { 客群 是 老客 且 订单状态 不是 已签收 } => 小额
                        底线:退款补偿
                        # 小额 ＠small
                        马上为您处理
                        子流程：12
                        待办：登记
                        """, ScriptNames.BY_ID).flow();
        assertThat(flow.steps())
                .containsExactly(
                        new Step(
                                "问清原因",
                                "问清原因",
                                "亲，请问为什么想退款呢？",
                                "先看物流",
                                List.of(
                                        new Choice(
                                                "质量问题",
                                                List.of(
                                                        new Condition("amount", Comparison.LESS, "50"),
                                                        new Condition("platform", Comparison.IS, "JD")),
                                                "small"),
                                        new Choice(
                                                "尺码不合适",
                                                List.of(
                                                        new Condition("segment", Comparison.IS, "老客"),
                                                        new Condition("order_state", Comparison.IS_NOT, "已签收")),
                                                "small")),
                                null,
                                List.of(),
                                "退款补偿"),
                        new Step("small", "小额", "马上为您处理", "", List.of(), 12L, List.of("登记"), ""));
    }

    @Test
    void aFactOfItsOwnMayHoldAWordThatCompares() {
        Flow flow = FlowOutline.parse("# a\n- x {是否老客 = 是} -> a\n- y {是否本人 不是 是且金额至少5} -> a", ScriptNames.BY_ID)
                .flow();
        assertThat(flow.steps().getFirst().choices())
                .extracting(Choice::when)
                .containsExactly(
                        List.of(new Condition("是否老客", Comparison.IS, "是")),
                        List.of(
                                new Condition("是否本人", Comparison.IS_NOT, "是"),
                                new Condition("amount", Comparison.AT_LEAST, "5")));
    }

    @Test
    void problemsNameTheirLines() {
        FlowOutline.Parsed parsed =
                FlowOutline.parse("开头的话\n# a\n- 去 ->\n- b {老客} -> a\n# a\n子流程：没有的\n#", ScriptNames.BY_ID);
        assertThat(parsed.problems())
                .extracting(FlowProblem::line, FlowProblem::messageKey)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(1, "kb.script.outline.no-heading"),
                        org.assertj.core.groups.Tuple.tuple(3, "kb.script.outline.no-target"),
                        org.assertj.core.groups.Tuple.tuple(4, "kb.script.outline.condition"),
                        org.assertj.core.groups.Tuple.tuple(5, "kb.script.outline.same-name"),
                        org.assertj.core.groups.Tuple.tuple(6, "kb.script.outline.script-unknown"),
                        org.assertj.core.groups.Tuple.tuple(7, "kb.script.outline.no-title"));
        assertThat(parsed.flow().steps().getFirst().say()).isEqualTo("开头的话");
        assertThat(parsed.lines()).containsEntry("a", 2).containsEntry("a-2", 5);
    }

    private static Flow flow(Random random) {
        int count = 1 + random.nextInt(6);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = random.nextBoolean() ? "s" + i : "步骤 " + i;
            String title =
                    id.startsWith("s") ? List.of("", "标题" + i, "给 @某人", "带 # 号").get(random.nextInt(4)) : id;
            steps.add(new Step(
                    id,
                    title,
                    text(random),
                    text(random),
                    IntStream.range(0, random.nextInt(4))
                            .mapToObj(_ -> choice(random, count))
                            .toList(),
                    random.nextInt(4) == 0 ? Long.valueOf(random.nextInt(100)) : null,
                    random.nextBoolean() ? List.of() : List.of("登记原因", "# 回访"),
                    random.nextBoolean() ? "" : "case-" + i));
        }
        return new Flow(steps);
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(_ -> LINES.get(random.nextInt(LINES.size())))
                .collect(Collectors.joining("\n"));
    }

    private static Choice choice(Random random, int count) {
        List<Condition> when = IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> condition(random))
                .toList();
        String to = random.nextInt(5) == 0 ? "nowhere" : "s" + random.nextInt(count);
        return new Choice(LABELS.get(random.nextInt(LABELS.size())), when, to);
    }

    private static Condition condition(Random random) {
        String fact = List.of("amount", "platform", "segment", "order_state", "是否老客", "days")
                .get(random.nextInt(6));
        String value =
                fact.equals("platform") && random.nextBoolean() ? "JD" : VALUES.get(random.nextInt(VALUES.size()));
        Comparison comparison = Comparison.values()[random.nextInt(Comparison.values().length)];
        return new Condition(
                fact, comparison, fact.equals("segment") || value.isBlank() ? value.strip() : value.strip());
    }
}
