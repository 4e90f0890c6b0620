package cn.zhiban.kb.search;

import static cn.zhiban.kb.KnowledgeFixtures.content;
import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.ofShop;
import static cn.zhiban.kb.KnowledgeFixtures.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.Sku;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KnowledgeTest
class SearchServiceIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    SearchService search;

    @Autowired
    ArticleService articles;

    long client;
    long shop;
    long otherShop;
    Actor agent;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.TAOBAO);
        otherShop = given.shop(client, Platform.DOUYIN);
        agent = given.agent(client, shop);
    }

    private List<Long> found(Actor actor, String text, Long inShop) {
        given.awaitIndex();
        return given
                .as(actor, () -> search.search(new SearchQuery(text, inShop, null, null, null, null, 20, 0)))
                .hits()
                .stream()
                .map(SearchHit::id)
                .toList();
    }

    @Test
    void findsAnAnswerByAColloquialQuestionInItsSimilarQuestions() {
        long id = given.publish(shared("支持七天无理由退货吗", "支持的，签收七天内可退。", "不喜欢能退不", "不合适可以退回去么"))
                .id();
        assertThat(found(agent, "不喜欢可以退吗亲", null)).first().isEqualTo(id);
    }

    @Test
    void findsByPinyinInitialsAndTraditionalCharacters() {
        long id = given.publish(shared("貂蝉面膜怎么敷", "洗净脸后敷十五分钟。")).id();
        assertThat(found(agent, "diaochan", null)).contains(id);
        assertThat(found(agent, "dcmm", null)).contains(id);
        assertThat(found(agent, "貂蟬面膜", null)).contains(id);
    }

    @Test
    void findsByASingleCharacter() {
        long id = given.publish(shared("褶子怎么熨", "用挂烫机低温熨。")).id();
        assertThat(found(agent, "褶", null)).contains(id);
    }

    @Test
    void theShopsOwnAnswerWinsOverTheClientsAndTheSharedOne() {
        String title = "几天能寄出 " + shop;
        given.publish(shared(title, "四十八小时内。"));
        given.publish(ofClient(client, title, "三十六小时内。"));
        ArticleDetails own = given.publish(ofShop(shop, title, "二十四小时内。"));
        given.awaitIndex();
        SearchResult result =
                given.as(agent, () -> search.search(new SearchQuery(title, shop, null, null, null, null, 5, 0)));
        SearchHit first = result.hits().getFirst();
        assertThat(first.id()).isEqualTo(own.id());
        assertThat(first.scope()).isEqualTo(HitScope.SHOP);
        assertThat(first.replaces()).isEqualTo(2);
        assertThat(first.scopeNames()).hasSize(1);
    }

    @Test
    void anotherShopsAnswerIsNeitherFoundNorCounted() {
        String title = "独家暗号是什么 " + otherShop;
        given.publish(ofShop(otherShop, title, "不告诉你。"));
        given.awaitIndex();
        SearchResult result = given.as(agent, () -> search.search(SearchQuery.of(title)));
        assertThat(result.hits()).noneMatch(hit -> hit.title().equals(title));
        Actor nobody = given.agent(given.client());
        assertThat(given.as(nobody, () -> search.search(SearchQuery.of(title))).hits())
                .noneMatch(hit -> hit.title().equals(title));
    }

    @Test
    void aShopOutsideTheScopeCannotBeChosen() {
        assertThatThrownBy(() -> given.as(
                        agent, () -> search.search(new SearchQuery("退货", otherShop, null, null, null, null, 5, 0))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoMayNotReadKnowledgeFindsNothing() {
        Actor stranger = given.actor(Scope.EVERYTHING);
        assertThatThrownBy(() -> given.as(stranger, () -> search.search(SearchQuery.of("退货"))))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void anArchivedAnswerIsGone() {
        ArticleDetails article = given.publish(shared("鲸落赠品还有吗", "有的。"));
        assertThat(found(agent, "鲸落赠品还有吗", null)).contains(article.id());
        given.as(given.editor(client), () -> articles.archive(article.id(), article.version()));
        assertThat(found(agent, "鲸落赠品还有吗", null)).doesNotContain(article.id());
    }

    @Test
    void aSkuInTheQueryWins() {
        given.publish(ofShop(shop, "这款多大码", "均码。"));
        long id = given.publish(content("这款多大码", "只有 M 码。", client, List.of(), List.of(new Sku("QX-889-M", "青 M"))))
                .id();
        assertThat(found(agent, "qx889m 多大码", shop)).first().isEqualTo(id);
    }

    @Test
    void oddInputNeitherFailsNorFindsEverything() {
        for (String odd : List.of(
                "",
                "   ",
                "*",
                "?",
                "a AND b OR NOT (",
                "\"",
                "\\",
                "😀😀",
                "\uD83D",
                "title:退货~2^3",
                "[a TO b]",
                "退".repeat(5_000),
                "什么时候发货".repeat(400),
                "\u0000\u0007",
                "<script>alert(1)</script>")) {
            SearchResult result = given.as(agent, () -> search.search(SearchQuery.of(odd)));
            assertThat(result.hits().size()).isLessThanOrEqualTo(10);
        }
    }

    @Test
    void whatIsMarkedIsEscaped() {
        long id = given.publish(shared("<b>蝌蚪</b>洗衣液怎么用", "<script>alert(1)</script>蝌蚪洗衣液每次一盖。"))
                .id();
        given.awaitIndex();
        SearchHit hit = given.as(agent, () -> search.search(SearchQuery.of("蝌蚪洗衣液"))).hits().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
        assertThat(hit.titleHtml()).contains("&lt;b&gt;<mark>蝌蚪</mark>").doesNotContain("<b>");
        assertThat(String.join("", hit.snippets())).doesNotContain("<script>");
    }
}
