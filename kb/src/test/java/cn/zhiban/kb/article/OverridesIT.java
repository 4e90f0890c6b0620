package cn.zhiban.kb.article;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.search.SearchHit;
import cn.zhiban.kb.search.SearchQuery;
import cn.zhiban.kb.search.SearchService;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KnowledgeTest
class OverridesIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    ArticleService articles;

    @Autowired
    SearchService search;

    @Autowired
    Access access;

    long client;
    long shop;
    long otherShop;
    Actor agent;

    @BeforeEach
    void company() {
        client = given.client();
        shop = given.shop(client, Platform.TAOBAO);
        otherShop = given.shop(client, Platform.TAOBAO);
        agent = given.agent(client, shop, otherShop);
    }

    private List<SearchHit> find(String text, @Nullable Long inShop, @Nullable String segment) {
        given.awaitIndex();
        return given.as(agent, () -> search.search(new SearchQuery(text, inShop, null, null, null, segment, 20, 0)))
                .hits();
    }

    private ArticleContent overriding(ArticleDetails parent, String answer) {
        return new ArticleContentBuilder(ArticleKind.FAQ)
                .title(parent.content().title())
                .parentId(parent.id())
                .shopIds(Set.of(shop))
                .answer(answer)
                .build();
    }

    @Test
    void anOverrideAnswersInItsShopWithWhatItInheritsAndTheGeneralOneElsewhere() {
        String title = "运费谁出 " + shop;
        ArticleDetails general = given.publish(shared(title, "买家出", "邮费我出吗" + shop));
        given.publish(overriding(general, "本店包运费"));

        assertThat(find("邮费我出吗" + shop, shop, null).getFirst().answerText()).isEqualTo("本店包运费");
        assertThat(find("邮费我出吗" + shop, shop, null).getFirst().replaces()).isEqualTo(1);
        assertThat(find("邮费我出吗" + shop, otherShop, null).getFirst().answerText())
                .isEqualTo("买家出");
    }

    @Test
    void whatAnOverrideDoesNotSayFollowsTheGeneralAnswerWhenThatChanges() {
        String title = "多久到账 " + shop;
        ArticleDetails general = given.publish(shared(title, "3 天"));
        ArticleDetails special = given.publish(overriding(general, ""));
        assertThat(find(title, shop, null).getFirst().answerText()).isEqualTo("3 天");
        assertThat(find(title, shop, null).getFirst().id()).isEqualTo(special.id());

        given.as(access.system(), () -> articles.save(general.id(), shared(title, "1 天"), general.version(), true));

        assertThat(find(title, shop, null).getFirst().answerText()).isEqualTo("1 天");
        assertThat(given.as(agent, () -> articles.get(special.id())).content().answer())
                .isEqualTo("1 天");
    }

    @Test
    void answersForSomeBuyersStandBesideUntilThatKindOfBuyerIsChosen() {
        String title = "有优惠吗 " + shop;
        ArticleDetails general = given.publish(shared(title, "满 300 减 30"));
        given.publish(
                overriding(general, "新客立减 10").but().segments(Set.of("新客")).build());

        assertThat(find(title, shop, null).stream().map(SearchHit::answerText)).contains("满 300 减 30", "新客立减 10");
        assertThat(find(title, shop, "新客").getFirst().answerText()).isEqualTo("新客立减 10");
        assertThat(find(title, shop, "老客").stream().map(SearchHit::answerText))
                .contains("满 300 减 30")
                .doesNotContain("新客立减 10");
    }

    @Test
    void anOverrideMayNotReachPeopleWhomTheGeneralAnswerIsNotFor() {
        ArticleDetails general = given.publish(ofClient(client, "会员权益 " + shop, "积分"));
        long stranger = given.client();

        for (ArticleContent wide : List.of(
                overriding(general, "x").but().shopIds(Set.of()).build(),
                overriding(general, "x")
                        .but()
                        .shopIds(Set.of())
                        .clientId(stranger)
                        .build(),
                overriding(general, "x")
                        .but()
                        .shopIds(Set.of(given.shop(stranger, Platform.TAOBAO)))
                        .build())) {
            assertThatThrownBy(() -> given.publish(wide))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            problem -> assertThat(problem.field()).isEqualTo("parentId"));
        }
    }

    @Test
    void anEditorCannotOverrideWhatTheyMayNotSee() {
        long stranger = given.client();
        ArticleDetails secret = given.publish(ofClient(stranger, "别家的 " + shop, "秘密"));
        Actor editor = given.editor(client);

        assertThatThrownBy(() -> given.as(editor, () -> articles.create(overriding(secret, ""), null, false)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.messageKey()).isEqualTo("kb.override.problem.parent-unknown"));
    }

    @Test
    void overridesFormNoCircle() {
        ArticleDetails top = given.publish(ofClient(client, "圈 " + shop, "一"));
        ArticleDetails below = given.publish(
                ofClient(client, "圈 " + shop, "二").but().parentId(top.id()).build());

        assertThatThrownBy(() -> given.as(
                        access.system(),
                        () -> articles.save(
                                top.id(),
                                top.content().but().parentId(below.id()).build(),
                                top.version(),
                                true)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.messageKey()).isEqualTo("kb.override.problem.circle"));
    }

    @Test
    void theFamilyShowsOnlyLayersTheReaderMaySee() {
        ArticleDetails general = given.publish(shared("洗涤 " + shop, "冷水"));
        given.publish(overriding(general, "手洗"));
        long stranger = given.client();
        given.publish(ofClient(stranger, "洗涤 " + shop, "干洗")
                .but()
                .parentId(general.id())
                .build());

        assertThat(given.as(agent, () -> articles.layers(general.id())))
                .extracting(layer -> layer.content().answer())
                .containsExactly("冷水", "手洗");
    }
}
