package cn.zhiban.kb.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryPlannerTest {

    private final PlanFixtures shop = PlanFixtures.shop();

    @ParameterizedTest
    @CsvSource({
        "退款多久到账, QUESTION",
        "tuikuan, PINYIN",
        "tui kuan, PINYIN",
        "tuiku, PINYIN",
        "tkdz, INITIALS",
        "tkuan, INITIALS",
        "退kuan, MIXED",
        "tui款, MIXED",
        "ts-2048, CODE",
        "88001234, CODE",
        "iphone, WORD",
        "😀, EMPTY",
        "**, EMPTY"
    })
    void recognisesHowAQueryWasTyped(String query, QueryKind kind) {
        assertThat(shop.plan(query).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "退款, 退款多久到账",
        "退款多, 退款多久到账",
        "退款多久到账？, 退款多久到账",
        "退款多久到賬, 退款多久到账",
        "钱什么时候退给我, 退款多久到账",
        "tuikuan, 退款多久到账",
        "tui kuan, 退款多久到账",
        "tuikuand, 退款多久到账",
        "退kuan, 退款多久到账",
        "tui款, 退款多久到账",
        "退k, 退款多久到账",
        "tk, 退款多久到账",
        "tkdj, 退款多久到账",
        "tqhkzmcz, 提前还款怎么操作",
        "yinhang, 银行卡怎么绑定",
        "changdu, 长度是多少",
        "cd, 长度是多少",
        "啥时候寄件, 快递什么时候发货",
        "优惠卷, 优惠券怎么领",
        "油会券, 优惠券怎么领",
        "纯棉, 尺码怎么选",
        "chunmian, 尺码怎么选",
        "ts-2048/xl, 尺码怎么选",
        "ts2048xl, 尺码怎么选",
        "TS2048, 尺码怎么选",
        "2048, 尺码怎么选",
        "ts-20, 尺码怎么选",
        "8800123456, 长度是多少",
        "iph, 长度是多少",
        "iphone15, 长度是多少",
        "iphone 15 长度, 长度是多少",
        "满二百可用, 优惠券怎么领"
    })
    void findsTheArticleFirst(String query, String title) {
        assertThat(shop.find(query)).first().isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"退", "码", "二", "t", "8", "券"})
    void findsSomethingForASingleCharacter(String query) {
        assertThat(shop.find(query)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "***",
                "退*",
                "退?款",
                "(退款",
                "\"退款",
                "AND OR NOT",
                "title:退款",
                "退款~2",
                "[a TO z]",
                "{!func}x",
                "\\",
                "\uD83D",
                "^退",
                "~退款",
                "'",
                "a'b",
                "1",
                "-",
                "iuv",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void takesOperatorsAndOddInputAsPlainText(String query) {
        assertThatCode(() -> shop.find(query)).doesNotThrowAnyException();
    }

    @Test
    void findsThroughOperatorsEmojiAndWildcards() {
        assertThat(shop.find("😀(退款* AND \"到账\"~2")).first().isEqualTo("退款多久到账");
    }

    @Test
    void keepsThePlanOfALongPasteSmall() {
        var paste = "亲，我昨天买的衣服尺码不合适想退款，请问运费谁出，多久到账？顺便问问快递什么时候发货 iphone15\n".repeat(60);
        var plan = shop.plan(paste);
        var tokens = plan.branches().stream()
                .flatMap(branch -> branch.optional().stream())
                .mapToInt(clause -> clause.tokens().size())
                .sum();
        assertThat(tokens).isLessThanOrEqualTo(100);
        assertThat(shop.find(paste)).isNotEmpty();
    }

    @Test
    void handsOverOnlyTokensThatAWhitespaceAnalyzerKeepsWhole() {
        for (var query : new String[] {"退 款 a-b c", "x".repeat(500), "退款 ".repeat(400), "ab_12 & c"}) {
            assertThat(shop.plan(query).branches())
                    .flatExtracting(QueryPlan.Branch::optional)
                    .flatExtracting(QueryPlan.Clause::tokens)
                    .allSatisfy(token -> assertThat(token)
                            .isNotEmpty()
                            .doesNotContainAnyWhitespaces()
                            .hasSizeLessThan(255));
        }
    }

    @Test
    void plansWithoutStatistics() {
        var planner = new QueryPlanner(TermStatistics.empty(), Concepts.standard());
        assertThat(planner.plan("退款多久到账").isEmpty()).isFalse();
        assertThat(planner.plan(null).isEmpty()).isTrue();
    }
}
