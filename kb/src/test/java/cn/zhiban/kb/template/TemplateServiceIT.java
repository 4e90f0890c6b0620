package cn.zhiban.kb.template;

import static cn.zhiban.kb.KnowledgeFixtures.ofShop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.Sku;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@KnowledgeTest
class TemplateServiceIT {
    private static final ArticleContent POLICY = new ArticleContentBuilder(ArticleKind.POLICY)
            .title("【店铺】退货规则")
            .answer("## 能不能退\n【】")
            .useCase("问退货")
            .build();

    @Autowired
    KnowledgeFixtures given;

    @Autowired
    TemplateService templates;

    @Autowired
    JdbcTemplate jdbc;

    Actor keeper;
    Actor editor;
    long client;

    @BeforeEach
    void people() {
        jdbc.update("DELETE FROM kb_template");
        client = given.client();
        keeper = given.editor(client);
        editor = given.actor(keeper.scope(), KbPermissions.READ, KbPermissions.EDIT);
    }

    private static Template template(String name, ArticleContent content) {
        return new Template(0, name, content, Instant.EPOCH, "", 0);
    }

    private Template kept(String name, ArticleContent content) {
        return given.as(keeper, () -> templates.get(templates.save(template(name, content))));
    }

    @Test
    void everyEditorStartsFromWhatAKeeperWrote() {
        Template kept = kept("退货政策", POLICY);
        assertThat(given.as(editor, () -> templates.list(ArticleKind.POLICY))).containsExactly(kept);
        assertThat(given.as(editor, () -> templates.list(ArticleKind.FAQ))).isEmpty();
        assertThat(given.as(editor, () -> templates.get(kept.id())).content()).isEqualTo(POLICY);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM core_audit WHERE object_type = 'kb.template' AND object_id = ?",
                        Integer.class,
                        kept.id()))
                .isEqualTo(1);
    }

    @Test
    void whoDoesNotKeepSharedKnowledgeChangesNoTemplate() {
        Template kept = kept("退货政策", POLICY);
        assertThat(given.as(editor, () -> templates.mayKeep())).isFalse();
        assertThatThrownBy(() -> given.as(editor, () -> templates.save(template("我的", POLICY))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(editor, () -> templates.save(kept))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(editor, () -> templates.addSuggested()))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(editor, () -> {
                    templates.delete(kept.id(), kept.version());
                    return null;
                }))
                .isInstanceOf(NotAllowed.class);
        assertThat(given.as(editor, () -> templates.list(null))).hasSize(1);
    }

    @Test
    void agentsSeeNone() {
        kept("退货政策", POLICY);
        Actor agent = given.agent(client, given.shop(client, Platform.JD));
        assertThatThrownBy(() -> given.as(agent, () -> templates.list(null))).isInstanceOf(NotAllowed.class);
    }

    @Test
    void aTemplateOfAnArticleLeavesBehindWhatBelongsToOneClient() {
        long shop = given.shop(client, Platform.JD);
        ArticleContent content = ofShop(shop, "养生壶质保", "一年 ![图](/files/AAAAAAAAAAAAAAAAAAAAAA)质保")
                .but()
                .skus(List.of(new Sku("NJ-1", "")))
                .shortCode("zb")
                .tags(List.of("质保"))
                .validTo(Instant.parse("2027-01-01T00:00:00Z"))
                .build();
        ArticleDetails article = given.publish(content);
        ArticleContent made =
                given.as(keeper, () -> templates.fromArticle(article.id())).content();
        assertThat(made.isShared()).isTrue();
        assertThat(made.answer()).isEqualTo("一年 质保");
        assertThat(made.skus()).isEmpty();
        assertThat(made.shortCode()).isEmpty();
        assertThat(made.validTo()).isNull();
        assertThat(made.tags()).containsExactly("质保");
        assertThatThrownBy(() -> given.as(given.editor(given.client()), () -> templates.fromArticle(article.id())))
                .isInstanceOf(NotFound.class);
        assertThat(kept("质保", content).content()).isEqualTo(made);
    }

    @Test
    void twoWhoChangeATemplateDoNotOverwriteEachOther() {
        Template first = kept("退货政策", POLICY);
        Template changed = new Template(
                first.id(), "退换货政策", POLICY.but().answer("新").build(), first.updatedAt(), "", first.version());
        given.as(keeper, () -> templates.save(changed));
        assertThat(given.as(editor, () -> templates.get(first.id())).name()).isEqualTo("退换货政策");
        assertThatThrownBy(() -> given.as(keeper, () -> templates.save(changed)))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThatThrownBy(() -> given.as(keeper, () -> {
                    templates.delete(first.id(), first.version());
                    return null;
                }))
                .isInstanceOf(ChangedMeanwhile.class);
        given.as(keeper, () -> {
            templates.delete(first.id(), first.version() + 1);
            return null;
        });
        assertThatThrownBy(() -> given.as(editor, () -> templates.get(first.id())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aNameIsNeededAndTakenOnceAKind() {
        kept("退货政策", POLICY);
        assertThatThrownBy(() -> kept("退货政策", POLICY)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> kept(" ", POLICY)).isInstanceOf(InvalidInput.class);
        assertThat(kept("退货政策", POLICY.but().kind(ArticleKind.FAQ).build()).id())
                .isPositive();
    }

    @Test
    void theSuggestedOnesComeOnceAndLeaveChangedOnesAlone() {
        int added = given.as(keeper, () -> templates.addSuggested());
        assertThat(added).isGreaterThan(12);
        assertThat(given.as(keeper, () -> templates.addSuggested())).isZero();
        Template one =
                given.as(keeper, () -> templates.list(ArticleKind.POLICY)).getFirst();
        given.as(keeper, () -> {
            templates.delete(one.id(), one.version());
            return null;
        });
        assertThat(given.as(keeper, () -> templates.addSuggested())).isEqualTo(1);
    }
}
