package cn.zhiban.kb.merge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.Attachment;
import cn.zhiban.kb.article.ProductCard;
import cn.zhiban.kb.article.Sku;
import cn.zhiban.kb.article.Tone;
import cn.zhiban.kb.article.Wording;
import cn.zhiban.kb.flow.Flow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ArticleMergeTest {
    private static final ArticleContent BASE = new ArticleContentBuilder(ArticleKind.PRODUCT)
            .title("养生壶")
            .similarQuestions(List.of("壶", "能煮茶么"))
            .answer("第一段\n\n第二段\n\n第三段")
            .categoryId(1L)
            .clientId(1L)
            .tags(List.of("小家电"))
            .skus(List.of(new Sku("NJ-1", "白"), new Sku("NJ-2", "黑")))
            .product(new ProductCard(
                    List.of(new ProductCard.Attribute("功率", "800W"), new ProductCard.Attribute("容量", "1.5L")),
                    "玻璃",
                    "",
                    "易碎"))
            .wordings(List.of(new Wording(Tone.PLAIN, "可以的"), new Wording(Tone.LIVELY, "可以呀")))
            .build();

    /** One edit per field; any two of different fields are disjoint. */
    private static List<UnaryOperator<ArticleContent>> edits(String mark) {
        return List.of(
                one -> one.but().title(one.title() + mark).build(),
                one -> one.but()
                        .answer(one.answer().replace("第二段", "第二段" + mark))
                        .build(),
                one -> one.but()
                        .similarQuestions(with(one.similarQuestions(), mark))
                        .build(),
                one -> one.but().tags(with(one.tags(), mark)).build(),
                one -> one.but().categoryId((long) mark.hashCode()).build(),
                one -> one.but()
                        .clientId(null)
                        .shopIds(Set.of((long) mark.hashCode()))
                        .build(),
                one -> one.but().platforms(Set.of(Platform.JD)).build(),
                one -> one.but().skus(with(one.skus(), new Sku(mark, ""))).build(),
                one -> one.but()
                        .product(new ProductCard(
                                one.product().attributes(),
                                mark,
                                one.product().sizeTable(),
                                one.product().notes()))
                        .build(),
                one -> one.but()
                        .product(new ProductCard(
                                one.product().attributes(),
                                one.product().materials(),
                                mark,
                                one.product().notes()))
                        .build(),
                one -> one.but()
                        .product(new ProductCard(
                                List.of(),
                                one.product().materials(),
                                one.product().sizeTable(),
                                one.product().notes()))
                        .build(),
                one -> one.but().validFrom(Instant.EPOCH).build(),
                one -> one.but().validTo(Instant.parse("2026-11-11T00:00:00Z")).build(),
                one -> one.but().shortCode(mark).build(),
                one -> one.but().useCase(mark).build(),
                one -> one.but().wordings(List.of()).build(),
                one -> one.but().segments(Set.of(mark)).build(),
                one -> one.but().parentId(9L).build(),
                one -> one.but()
                        .attachments(with(one.attachments(), new Attachment(mark, mark + ".pdf", 1)))
                        .build(),
                one -> one.but()
                        .flow(new Flow(List.of(new Flow.Step(mark, "问", "亲", "", List.of(), null, List.of(), ""))))
                        .build());
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    @Test
    void editsOfDifferentFieldsAreBothApplied() {
        Random random = new Random(3);
        List<UnaryOperator<ArticleContent>> edits = edits("甲");
        for (int round = 0; round < 1_000; round++) {
            ArticleContent mine = BASE;
            ArticleContent theirs = BASE;
            ArticleContent both = BASE;
            for (UnaryOperator<ArticleContent> edit : edits) {
                int who = random.nextInt(4);
                mine = who == 0 || who == 2 ? edit.apply(mine) : mine;
                theirs = who == 1 || who == 2 ? edit.apply(theirs) : theirs;
                both = who == 3 ? both : edit.apply(both);
            }
            ArticleMerge merge = ArticleMerge.of(BASE, mine, theirs);
            assertThat(merge.clashes()).isEmpty();
            assertThat(merge.result(Map.of())).isEqualTo(both);
            assertThat(merge.dropsMine(Map.of())).isFalse();
        }
    }

    @Test
    void everyFieldThatBothChangedIsAskedForOrHoldsBoth() {
        List<UnaryOperator<ArticleContent>> mine = edits("甲");
        List<UnaryOperator<ArticleContent>> theirs = edits("乙");
        for (int i = 0; i < mine.size(); i++) {
            ArticleContent ours = mine.get(i).apply(BASE);
            ArticleContent others = theirs.get(i).apply(BASE);
            ArticleMerge merge = ArticleMerge.of(BASE, ours, others);
            if (ours.equals(others)) {
                assertThat(merge.clashes()).isEmpty();
                assertThat(merge.result(Map.of())).isEqualTo(ours);
            } else if (merge.clashes().isEmpty()) {
                assertThat(merge.result(Map.of()).toString()).contains("甲").contains("乙");
            } else {
                assertThat(merge.clashes()).hasSize(1);
                assertThat(merge.result(Map.of(0, Choice.MINE))).isEqualTo(ours);
                assertThat(merge.result(Map.of(0, Choice.THEIRS))).isEqualTo(others);
                assertThat(merge.dropsMine(Map.of(0, Choice.THEIRS))).isTrue();
                assertThat(merge.dropsMine(Map.of(0, Choice.BOTH))).isFalse();
            }
        }
    }

    @Test
    void paragraphsOfOneAnswerComeTogetherAndTheOneThatBothChangedIsAskedFor() {
        ArticleContent mine = BASE.but().answer("第一段甲\n\n第二段甲\n\n第三段").build();
        ArticleContent theirs = BASE.but().answer("第一段\n\n第二段乙\n\n第三段乙").build();
        ArticleMerge merge = ArticleMerge.of(BASE, mine, theirs);
        assertThat(merge.clashes()).singleElement().satisfies(clash -> {
            assertThat(clash.field()).isEqualTo("kb.article.answer");
            assertThat(clash.base()).isEqualTo(List.of("第二段"));
            assertThat(clash.lines()).isTrue();
        });
        assertThat(merge.result(Map.of(0, Choice.MINE)).answer()).isEqualTo("第一段甲\n\n第二段甲\n\n第三段乙");
        assertThat(merge.result(Map.of(0, Choice.THEIRS)).answer()).isEqualTo("第一段甲\n\n第二段乙\n\n第三段乙");
        assertThat(merge.result(Map.of(0, Choice.BOTH)).answer()).isEqualTo("第一段甲\n\n第二段乙\n第二段甲\n\n第三段乙");
    }

    @Test
    void twoWhoTakeAwayAPlatformEachDoNotMakeItHoldEverywhere() {
        ArticleContent base =
                BASE.but().platforms(Set.of(Platform.JD, Platform.TAOBAO)).build();
        ArticleMerge merge = ArticleMerge.of(
                base,
                base.but().platforms(Set.of(Platform.JD)).build(),
                base.but().platforms(Set.of(Platform.TAOBAO)).build());
        assertThat(merge.clashes()).hasSize(1);
    }

    @Test
    void itSaysWhatCameInFromTheOther() {
        ArticleContent theirs =
                BASE.but().title("新名字").tags(List.of("小家电", "爆款")).build();
        ArticleContent mine = BASE.but().tags(List.of("新品")).build();
        ArticleMerge merge = ArticleMerge.of(BASE, mine, theirs);
        assertThat(merge.fromTheirs()).containsExactly("kb.article.title", "kb.article.tags");
        assertThat(merge.result(Map.of()).tags()).containsExactly("爆款", "新品");
    }
}
