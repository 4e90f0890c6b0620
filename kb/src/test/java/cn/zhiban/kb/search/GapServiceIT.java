package cn.zhiban.kb.search;

import static cn.zhiban.kb.KnowledgeFixtures.ofShop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@KnowledgeTest
class GapServiceIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    GapService gaps;

    @Autowired
    JdbcTemplate jdbc;

    long client;
    long shop;
    Actor agent;
    Actor editor;
    Actor stranger;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.TAOBAO);
        agent = given.agent(client, shop);
        editor = given.editor(client);
        stranger = given.editor(given.client());
    }

    private void run(Actor actor, Runnable work) {
        given.as(actor, () -> {
            work.run();
            return null;
        });
    }

    private List<Gap> open() {
        return given.as(editor, () -> gaps.list(Gap.State.OPEN, 0, 1_000)).stream()
                .filter(gap -> gap.shopId() != null && gap.shopId() == shop)
                .toList();
    }

    private Gap asked(String question) {
        run(agent, () -> gaps.ask(question, shop, "买家很急"));
        return open().stream()
                .filter(gap -> gap.question().equals(question))
                .findFirst()
                .orElseThrow();
    }

    private int notices(Actor actor) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM core_notice WHERE account_id = ?", Integer.class, actor.accountId());
    }

    private void refuses(Actor actor, Class<? extends Throwable> problem, Callable<?> work) {
        assertThatThrownBy(() -> given.as(actor, work)).isInstanceOf(problem);
    }

    @Test
    void theSameQuestionInTheSameShopIsOneGapHoweverItIsWritten() {
        run(agent, () -> gaps.searchedInVain("能不能开发票", shop));
        run(agent, () -> gaps.searchedInVain("　能不能开发票 ", shop));
        run(agent, () -> gaps.searchedInVain("  ", shop));
        assertThat(open()).singleElement().satisfies(gap -> {
            assertThat(gap.times()).isEqualTo(2);
            assertThat(gap.asked()).isFalse();
        });
    }

    @Test
    void whatAgentsAskedForComesFirstWithWhoAskedAndWhy() {
        run(agent, () -> gaps.searchedInVain("常搜的问题", shop));
        run(agent, () -> gaps.searchedInVain("常搜的问题", shop));
        Gap gap = asked("请补充的问题");
        assertThat(open().getFirst()).isEqualTo(gap);
        assertThat(gap.askedByName()).isEqualTo(agent.name());
        assertThat(gap.note()).isEqualTo("买家很急");
        refuses(agent, InvalidInput.class, () -> {
            gaps.ask(" ", shop, "");
            return null;
        });
    }

    @Test
    void agentsNeitherListNorCloseGaps() {
        Gap gap = asked("问题");
        long article = given.publish(ofShop(shop, "问题", "答案")).id();
        refuses(agent, NotAllowed.class, () -> gaps.list(Gap.State.OPEN, 0, 1));
        refuses(agent, NotAllowed.class, () -> gaps.count(Gap.State.OPEN));
        refuses(agent, NotAllowed.class, () -> gaps.get(gap.id()));
        refuses(agent, NotAllowed.class, () -> {
            gaps.answer(gap.id(), article);
            return null;
        });
        refuses(agent, NotAllowed.class, () -> {
            gaps.dismiss(gap.id());
            return null;
        });
    }

    @Test
    void anEditorOfAnotherClientSeesNoneOfThem() {
        Gap gap = asked("别家的问题");
        assertThat(given.as(stranger, () -> gaps.list(Gap.State.OPEN, 0, 1_000)))
                .extracting(Gap::id)
                .doesNotContain(gap.id());
        refuses(stranger, NotFound.class, () -> gaps.get(gap.id()));
        refuses(stranger, NotFound.class, () -> {
            gaps.dismiss(gap.id());
            return null;
        });
        refuses(stranger, NotFound.class, () -> {
            gaps.searchedInVain("在别家的店里搜", shop);
            return null;
        });
        assertThat(given.as(stranger, () -> gaps.count(Gap.State.OPEN)))
                .isEqualTo(given.as(stranger, () -> gaps.list(Gap.State.OPEN, 0, 10_000))
                        .size());
    }

    @Test
    void anAnswerClosesTheGapAndTellsWhoAsked() {
        Gap gap = asked("有运费险吗");
        long article = given.publish(ofShop(shop, "有运费险吗", "有")).id();
        run(editor, () -> gaps.answer(gap.id(), article));
        Gap closed = given.as(editor, () -> gaps.get(gap.id()));
        assertThat(closed.state()).isEqualTo(Gap.State.ANSWERED);
        assertThat(closed.articleId()).isEqualTo(article);
        assertThat(notices(agent)).isEqualTo(1);
        assertThat(open()).isEmpty();
    }

    @Test
    void ofTwoWhoCloseAGapTheSecondIsToldAndTheAnswerStays() {
        Gap gap = asked("有赠品吗");
        long article = given.publish(ofShop(shop, "有赠品吗", "有")).id();
        run(editor, () -> gaps.answer(gap.id(), article));
        refuses(editor, ChangedMeanwhile.class, () -> {
            gaps.dismiss(gap.id());
            return null;
        });
        assertThat(given.as(editor, () -> gaps.get(gap.id())).articleId()).isEqualTo(article);
    }

    @Test
    void anAnswerMustBeAnArticleTheEditorMayRead() {
        Gap gap = asked("怎么洗");
        long otherClient = given.client();
        long secret = given.publish(KnowledgeFixtures.ofClient(otherClient, "怎么洗", "手洗"))
                .id();
        refuses(editor, NotFound.class, () -> {
            gaps.answer(gap.id(), secret);
            return null;
        });
        assertThat(given.as(editor, () -> gaps.get(gap.id())).state()).isEqualTo(Gap.State.OPEN);
    }

    @Test
    void aQuestionIsToldToThoseWhoKeepTheClientAndToThoseWhoKeepEverything() {
        Actor keeper = withRole("g" + client, true, false);
        Actor everywhere = withRole("e" + client, false, true);
        Actor elsewhere = withRole("x" + client, false, false);
        asked("能定制吗");
        assertThat(notices(keeper)).isEqualTo(1);
        assertThat(notices(everywhere)).isEqualTo(1);
        assertThat(notices(elsewhere)).isZero();
    }

    private Actor withRole(String code, boolean keepsClient, boolean keepsEverything) {
        Actor actor = given.actor(Scope.NOTHING);
        jdbc.update("INSERT INTO core_role (code, name, builtin) VALUES (?, ?, FALSE)", code, code);
        Long role = jdbc.queryForObject("SELECT id FROM core_role WHERE code = ?", Long.class, code);
        jdbc.update("INSERT INTO core_role_permission (role_id, permission) VALUES (?, 'kb.gap.manage')", role);
        if (keepsEverything) {
            jdbc.update("INSERT INTO core_role_permission (role_id, permission) VALUES (?, 'core.scope.all')", role);
        }
        jdbc.update("INSERT INTO core_account_role (account_id, role_id) VALUES (?, ?)", actor.accountId(), role);
        if (keepsClient) {
            jdbc.update(
                    "INSERT INTO core_account_client (account_id, client_id) VALUES (?, ?)", actor.accountId(), client);
        }
        return actor;
    }
}
