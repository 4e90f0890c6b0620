package cn.zhiban.kb.article;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.ofShop;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.category.CategoryService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KnowledgeTest
class ArticleListingIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    ArticleService articles;

    @Autowired
    CategoryService categories;

    @Autowired
    Clock clock;

    long client;
    long shop;
    Actor editor;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.TAOBAO);
        editor = given.editor(client);
    }

    private ArticleDetails write(ArticleContent content, boolean publish) {
        return given.as(editor, () -> articles.create(content, null, publish));
    }

    private ArticleContent valid(String title, @Nullable Duration from, @Nullable Duration to) {
        Instant now = clock.instant();
        ArticleContent plain = ofClient(client, title, "答案");
        return plain.but()
                .validFrom(from == null ? null : now.plus(from))
                .validTo(to == null ? null : now.plus(to))
                .build();
    }

    /** Titles of the client's articles that the filter leaves. */
    private List<String> listed(ArticleFilter filter) {
        ArticleFilter own = new ArticleFilter(
                filter.text(),
                filter.kind(),
                filter.state(),
                filter.categoryId(),
                client,
                filter.shopId(),
                filter.validity());
        List<String> titles = given.as(editor, () -> articles.list(own, 0, 100)).stream()
                .map(ArticleSummary::title)
                .toList();
        assertThat(given.as(editor, () -> articles.count(own))).isEqualTo(titles.size());
        return titles;
    }

    private static ArticleFilter validity(ArticleFilter.Validity validity) {
        return new ArticleFilter("", null, null, null, null, null, validity);
    }

    @Test
    void tellsApartWhatHoldsNowLaterNoLongerAndNotForLong() {
        write(valid("一直", null, null), true);
        write(valid("快到期", Duration.ofDays(-3), Duration.ofDays(6)), true);
        write(valid("到期还早", null, Duration.ofDays(8)), true);
        write(valid("快到期的草稿", null, Duration.ofDays(1)), false);
        write(valid("还没开始", Duration.ofDays(1), null), true);
        write(valid("过期", null, Duration.ofDays(-1)), true);
        assertThat(listed(validity(ArticleFilter.Validity.RUNNING)))
                .containsExactlyInAnyOrder("一直", "快到期", "到期还早", "快到期的草稿");
        assertThat(listed(validity(ArticleFilter.Validity.FUTURE))).containsExactly("还没开始");
        assertThat(listed(validity(ArticleFilter.Validity.EXPIRED))).containsExactly("过期");
    }

    @Test
    void narrowsByShopByClientThroughItsShopsAndByText() {
        write(ofShop(shop, "百分之100%棉_吗", "是"), true);
        write(ofClient(client, "百分之100棉吗", "是"), true);
        assertThat(listed(new ArticleFilter("", null, null, null, null, shop, null)))
                .containsExactly("百分之100%棉_吗");
        assertThat(listed(new ArticleFilter("100%棉_", null, null, null, null, null, null)))
                .containsExactly("百分之100%棉_吗");
        assertThat(listed(new ArticleFilter("100", null, null, null, null, null, null)))
                .hasSize(2);
    }

    @Test
    void aCategoryHoldsWhatIsBelowItAndCountsWhatMayBeEdited() {
        long top = given.as(editor, () -> categories.create(null, "物流_" + client));
        long below = given.as(editor, () -> categories.create(top, "发货%"));
        write(ofClient(client, "上面", "答案").but().categoryId(top).build(), true);
        write(ofClient(client, "下面", "答案").but().categoryId(below).build(), true);
        write(ofClient(client, "别处", "答案"), true);
        assertThat(listed(new ArticleFilter("", null, null, top, null, null, null)))
                .containsExactlyInAnyOrder("上面", "下面");
        assertThat(listed(new ArticleFilter("", null, null, below, null, null, null)))
                .containsExactly("下面");
    }
}
