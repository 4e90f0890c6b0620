package cn.zhiban.kb.lifecycle;

import static cn.zhiban.kb.KnowledgeFixtures.content;
import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.shared;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.Finding;
import cn.zhiban.kb.article.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@KnowledgeTest
@TestPropertySource(properties = {"zhiban.test.schema=kb_lifecycle", "zhiban.test.data=target/test-data-kb_lifecycle"})
@Import(LifecyclePeople.class)
class ConflictCheckIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    LifecyclePeople people;

    @Autowired
    ConflictCheck check;

    @Autowired
    ArticleService articles;

    long client;
    Actor editor;

    @BeforeEach
    void people() {
        client = given.client();
        given.shop(client, Platform.JD);
        editor = people.editor(client);
    }

    @Test
    void twoPricesOfOneProductAreAWarningThatNamesTheOther() {
        given.publish(ofSku("床品四件套价格", "K-1", "到手 299 元"));
        List<Finding> findings = findings(ofSku("四件套多少钱", "k-1", "现在 279 元"));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARN);
            assertThat(finding.messageKey()).isEqualTo("kb.lifecycle.conflict.PRICE");
            assertThat(finding.arguments()).containsExactly("床品四件套价格", "299", "279");
        });
    }

    @Test
    void theSameTitleIsComparedWhateverItsPunctuation() {
        given.publish(ofClient(client, "双十一赠品是什么？", "赠护手霜"));
        assertThat(findings(ofClient(client, "双十一赠品是什么", "赠洗面奶")))
                .extracting(Finding::messageKey)
                .containsExactly("kb.lifecycle.conflict.GIFT");
        assertThat(findings(ofClient(client, "双十一赠品是什么", "赠护手霜"))).isEmpty();
    }

    @Test
    void answersThatNeverHoldTogetherDoNotContradict() {
        Instant end = Instant.parse("2026-11-12T00:00:00Z");
        given.publish(ofSku("活动价", "K-2", "199 元").but().validTo(end).build());
        assertThat(findings(ofSku("平时价", "K-2", "299 元").but().validFrom(end).build()))
                .isEmpty();
        given.publish(ofSku("京东价", "K-3", "199 元")
                .but()
                .platforms(Set.of(Platform.JD))
                .build());
        assertThat(findings(ofSku("抖音价", "K-3", "209 元")
                        .but()
                        .platforms(Set.of(Platform.DOUYIN))
                        .build()))
                .isEmpty();
        assertThat(findings(ofSku("通用价", "K-3", "209 元"))).hasSize(1);
    }

    @Test
    void anOverrideMaySayOtherwise() {
        ArticleDetails parent = given.publish(ofSku("价格", "K-4", "199 元"));
        assertThat(findings(ofSku("会员价格", "K-4", "189 元")
                        .but()
                        .parentId(parent.id())
                        .build()))
                .isEmpty();
    }

    @Test
    void anAnswerToTheSameQuestionForANarrowerAudienceMaySayOtherwise() {
        given.publish(shared("大家都问的价格", "99 元"));
        assertThat(findings(ofClient(client, "大家都问的价格", "88 元"))).isEmpty();
    }

    @Test
    void anArticleDoesNotContradictItselfNorWhatWasArchived() {
        ArticleDetails article = given.publish(ofSku("自己", "K-5", "199 元"));
        assertThat(given.as(editor, () -> check.check(ofSku("自己", "K-5", "189 元"), article.id())))
                .isEmpty();
        given.as(editor, () -> articles.archive(article.id(), article.version()));
        assertThat(findings(ofSku("另一个", "K-5", "189 元"))).isEmpty();
    }

    @Test
    void anotherClientsAnswerIsNeverNamed() {
        long other = given.client();
        given.publish(content("别家的价格", "99 元", other, List.of(), List.of(new Sku("K-6", ""))));
        assertThat(findings(ofSku("我家的价格", "K-6", "88 元"))).isEmpty();
        ArticleContent common =
                shared("大家的价格", "88 元").but().skus(List.of(new Sku("K-6", ""))).build();
        assertThat(findings(common)).singleElement().satisfies(finding -> {
            assertThat(finding.messageKey()).isEqualTo("kb.lifecycle.conflict.unnamed");
            assertThat(finding.arguments()).isEmpty();
        });
    }

    private ArticleContent ofSku(String title, String sku, String answer) {
        return content(title, answer, client, List.of(), List.of(new Sku(sku, "")));
    }

    private List<Finding> findings(ArticleContent content) {
        return given.as(editor, () -> check.check(content, null));
    }
}
