package cn.zhiban.kb.authority;

import static cn.zhiban.kb.authority.AuthorityFixtures.fiveTenTwenty;
import static cn.zhiban.kb.authority.AuthorityFixtures.ofClient;
import static cn.zhiban.kb.authority.AuthorityFixtures.ofShop;
import static cn.zhiban.kb.authority.AuthorityFixtures.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.security.Access;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.Finding;
import cn.zhiban.kb.article.NotPublishable;
import cn.zhiban.kb.flow.Flow;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AuthorityTest
class AmountCheckIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    AuthorityFixtures authorities;

    @Autowired
    AmountCheck check;

    @Autowired
    ArticleService articles;

    @Autowired
    Access access;

    AuthorityCase one;
    long client;
    long shop;

    @BeforeEach
    void limits() {
        one = authorities.newCase();
        client = given.client();
        shop = given.shop(client, Platform.TAOBAO);
        authorities.ladder(shared(one, fiveTenTwenty(), null, null));
        authorities.ladder(ofClient(one, client, 4000));
    }

    private static ArticleContent script(String authority, String say, Long clientId) {
        return new ArticleContentBuilder(ArticleKind.SCRIPT)
                .title("破损怎么赔")
                .answer("见流程")
                .clientId(clientId)
                .flow(new Flow(List.of(new Flow.Step("s1", "报价", say, "", List.of(), null, List.of(), authority))))
                .build();
    }

    private List<Finding> find(String authority, String say, Long clientId) {
        return check.check(script(authority, say, clientId), null);
    }

    @Test
    void anAmountBeyondTheFloorBlocksAndNamesStepAndLimit() {
        assertThat(find(one.code(), "给您申请 ¥40.01 退款", client)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.BLOCK);
            assertThat(finding.arguments()).containsExactly("报价", "40.01", "40", one.name());
        });
        assertThat(find(one.code(), "给您申请40元，或者 ￥ 12.5 的券", client)).isEmpty();
        assertThat(find(one.code(), "给您申请1,200元", client)).hasSize(1);
        assertThat(find(one.code(), "给您申请４１元", client)).as("full-width digits").hasSize(1);
    }

    @Test
    void theLowestPostInTheArticlesScopeCounts() {
        assertThat(find(one.code(), "给您30元", null))
                .as("shared: other clients have 20")
                .hasSize(1);
        assertThat(find(one.code(), "给您30元", client)).isEmpty();
        authorities.ladder(ofShop(one, shop, Post.PRE_SALES, 1000));
        assertThat(find(one.code(), "给您30元", client)).hasSize(1);
        assertThat(find(one.code(), "给您10元", client)).isEmpty();
    }

    @Test
    void anUnknownCaseBlocks() {
        assertThat(find("nonsense", "给您1元", client))
                .singleElement()
                .satisfies(finding -> assertThat(finding.messageKey()).isEqualTo("kb.authority.check.unknown-case"));
        assertThat(find("", "给您100元", client)).as("a step without a case").isEmpty();
    }

    @Test
    void suchAScriptIsNotPublished() {
        assertThatThrownBy(() -> given.as(
                        access.system(), () -> articles.create(script(one.code(), "给您99元", client), null, true)))
                .isInstanceOf(NotPublishable.class);
    }
}
