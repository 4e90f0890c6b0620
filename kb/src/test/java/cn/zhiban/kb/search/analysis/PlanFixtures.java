package cn.zhiban.kb.search.analysis;

import cn.zhiban.kb.search.analysis.QueryPlan.Clause;
import cn.zhiban.kb.search.analysis.QueryPlan.Match;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tiny shop whose search takes a plan literally, as every engine must. */
final class PlanFixtures {

    private final List<ArticleText> articles;
    private final TermStatistics statistics;
    private final QueryPlanner planner;

    PlanFixtures(List<ArticleText> articles) {
        this.articles = articles;
        var builder = TermStatistics.builder(Concepts.standard());
        articles.forEach(article -> builder.add(article.title(), article.similarQuestions()));
        statistics = builder.build();
        planner = new QueryPlanner(statistics, Concepts.standard());
    }

    static PlanFixtures shop() {
        return new PlanFixtures(List.of(
                article("退款多久到账", List.of("钱什么时候退给我"), "原路退回，一到三个工作日", "", ""),
                article("提前还款怎么操作", List.of(), "在订单页点提前还款", "", ""),
                article("快递什么时候发货", List.of("几天能寄出"), "当天十六点前付款当天发出", "", ""),
                article("尺码怎么选", List.of("偏大还是偏小"), "按平时穿的选", "纯棉T恤", "TS-2048/XL"),
                article("优惠券怎么领", List.of(), "店铺首页领取，满二百可用", "", ""),
                article("银行卡怎么绑定", List.of(), "设置里绑定", "", ""),
                article("长度是多少", List.of(), "见详情页", "iPhone 15 手机壳", "8800123456")));
    }

    private static ArticleText article(String title, List<String> similar, String answer, String label, String code) {
        return new ArticleText(
                title,
                similar,
                answer,
                label.isEmpty() ? List.of() : List.of(label),
                code.isEmpty() ? List.of() : List.of(code));
    }

    QueryPlan plan(String query) {
        return planner.plan(query);
    }

    /** Titles of what is found, in the final order. */
    List<String> find(String query) {
        var plan = plan(query);
        var found = new ArrayList<ArticleText>();
        for (var article : articles) {
            if (fits(plan, new ArticleTokens(Concepts.standard()).of(article))) {
                found.add(article);
            }
        }
        return new Rescorer(statistics, Concepts.standard())
                .rank(plan, found, article -> article).stream()
                        .map(ranked -> ranked.candidate().title())
                        .toList();
    }

    private static boolean fits(QueryPlan plan, Map<String, String> document) {
        return plan.branches().stream().anyMatch(branch -> {
            var required = branch.required().stream().allMatch(clause -> fits(clause, document));
            var hits = branch.optional().stream()
                    .mapToLong(clause -> clause.tokens().stream()
                            .filter(tokens(document, clause.field())::contains)
                            .count())
                    .sum();
            return required && (!branch.required().isEmpty() || hits >= branch.atLeast());
        });
    }

    private static boolean fits(Clause clause, Map<String, String> document) {
        var tokens = tokens(document, clause.field());
        return clause.match() == Match.EVERY
                ? tokens.containsAll(clause.tokens())
                : clause.tokens().stream().anyMatch(tokens::contains);
    }

    private static Set<String> tokens(Map<String, String> document, String field) {
        return new HashSet<>(Arrays.asList(document.get(field).split(" ")));
    }
}
