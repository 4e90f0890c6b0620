package cn.zhiban.kb.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RescorerTest {

    private final Concepts concepts = Concepts.standard();
    private final TermStatistics statistics = TermStatistics.builder(concepts)
            .add("退款多久到账", List.of("退钱要几天"))
            .add("退货运费谁出", List.of())
            .add("怎么申请退款", List.of())
            .build();

    @Test
    void putsTheVerySameQuestionFirstAlsoWhenItIsASimilarOne() {
        var ranked = rank(
                "怎么退款",
                ArticleText.ofQuestions("怎么退款快怎么退款好", List.of()),
                ArticleText.ofQuestions("售后政策", List.of("运费", "怎么退款？")));
        assertThat(ranked.getFirst().candidate().title()).isEqualTo("售后政策");
        assertThat(ranked.getFirst().question()).isEqualTo("怎么退款？");
        assertThat(ranked.getFirst().coverage()).isEqualTo(1);
    }

    @Test
    void prefersTheQuestionInTheSameOrder() {
        var ranked = rank(
                "先付款后发货", ArticleText.ofQuestions("先发货后付款", List.of()), ArticleText.ofQuestions("先付款再发货", List.of()));
        assertThat(ranked.getFirst().candidate().title()).isEqualTo("先付款再发货");
    }

    @Test
    void countsALabelForWordsThatTheQuestionLacks() {
        var plain = ArticleText.ofQuestions("怎么退款", List.of());
        var labelled = new ArticleText("怎么退款", List.of(), "", List.of("羽绒服"), List.of());
        assertThat(rank("羽绒服怎么退款", plain, labelled).getFirst().candidate()).isEqualTo(labelled);
    }

    @Test
    void keepsTheEnginesOrderAmongEquals() {
        var first = new ArticleText("同一个问题", List.of(), "甲", List.of(), List.of());
        var second = new ArticleText("同一个问题", List.of(), "乙", List.of(), List.of());
        assertThat(rank("同一个问题", first, second).getFirst().candidate()).isEqualTo(first);
    }

    @Test
    void ranksNothingForNothing() {
        assertThat(rank("退款")).isEmpty();
        assertThat(rank("😀", ArticleText.ofQuestions("", List.of()))).hasSize(1);
    }

    private List<Rescorer.Ranked<ArticleText>> rank(String query, ArticleText... articles) {
        var plan = new QueryPlanner(statistics, concepts).plan(query);
        return new Rescorer(statistics, concepts).rank(plan, List.of(articles), Function.identity());
    }
}
