package cn.zhiban.kb.panel;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.ofShop;
import static cn.zhiban.kb.KnowledgeFixtures.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.compose.AnswerService;
import cn.zhiban.kb.search.SearchHit;
import cn.zhiban.kb.search.SearchJournal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@KnowledgeTest
class BoardServiceIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    BoardService boards;

    @Autowired
    PinService pins;

    @Autowired
    AnswerService answers;

    @Autowired
    ArticleService articles;

    @Autowired
    SearchJournal journal;

    @Autowired
    JdbcTemplate jdbc;

    long client;
    long shop;
    long otherClient;
    long otherShop;
    Actor agent;
    Actor stranger;
    Actor lead;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.TAOBAO);
        otherClient = given.client();
        otherShop = given.shop(otherClient, Platform.TAOBAO);
        agent = given.agent(client, shop);
        stranger = given.agent(otherClient, otherShop);
        lead = given.actor(
                new Scope(false, Set.of(client), Set.of(client), Set.of(shop), Set.of()),
                KbPermissions.READ,
                PanelPermissions.PIN);
    }

    private PinDraft draft(long article, Long inShop, Long ofClient) {
        return new PinDraft(article, inShop, ofClient, null, null, "活动");
    }

    private List<Long> pinned(Actor actor, Long inShop) {
        given.awaitIndex();
        return given.as(actor, () -> boards.board(inShop)).pins().stream()
                .map(one -> one.hit().id())
                .toList();
    }

    @Test
    void agentsSeeThePinsOfTheirShopsWhileTheyHoldAndNobodyElseDoes() {
        long article = given.publish(shared("满减怎么算 " + shop, "满三百减五十。")).id();
        long ofAll = given.publish(ofClient(client, "会员日是哪天 " + shop, "每月八号。")).id();
        long past = given.publish(shared("昨天的延误 " + shop, "已恢复。")).id();
        given.as(lead, () -> pins.pin(draft(article, shop, null)));
        given.as(lead, () -> pins.pin(draft(ofAll, null, client)));
        long over = given.as(lead, () -> pins.pin(draft(past, shop, null)));
        jdbc.update(
                "UPDATE kb_pin SET from_at = from_at - INTERVAL 2 DAY, to_at = from_at + INTERVAL 1 HOUR WHERE id = ?",
                over);
        assertThat(pinned(agent, shop)).containsExactly(ofAll, article);
        assertThat(pinned(agent, null)).containsExactly(ofAll, article);
        assertThat(pinned(stranger, null)).isEmpty();
        assertThat(pinned(stranger, otherShop)).isEmpty();
        assertThatThrownBy(() -> given.as(stranger, () -> boards.board(shop))).isInstanceOf(NotFound.class);
    }

    @Test
    void aPinnedAnswerThatHoldsElsewhereIsNotShown() {
        long sister = given.shop(client, Platform.TAOBAO);
        long article =
                given.publish(ofShop(sister, "只在姐妹店 " + sister, "姐妹店的答案。")).id();
        jdbc.update(
                "INSERT INTO kb_pin (article_id, client_id, from_at, to_at, created_at, created_by)"
                        + " VALUES (?, ?, NOW(6) - INTERVAL 1 DAY, NOW(6) + INTERVAL 2 DAY, NOW(6), 'x')",
                article,
                client);
        assertThat(pinned(agent, shop)).isEmpty();
        assertThat(pinned(agent, null)).isEmpty();
    }

    @Test
    void onlyWhoMayPinsAndOnlyWithinTheScope() {
        long article = given.publish(shared("运费险有吗 " + shop, "有的。")).id();
        long foreign =
                given.publish(ofShop(otherShop, "别家的 " + otherShop, "别家的答案。")).id();
        assertThatThrownBy(() -> given.as(agent, () -> pins.pin(draft(article, shop, null))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(lead, () -> pins.pin(draft(article, otherShop, null))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(lead, () -> pins.pin(draft(article, null, otherClient))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(lead, () -> pins.pin(draft(foreign, shop, null))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(lead, () -> pins.pin(draft(article, shop, client))))
                .isInstanceOf(InvalidInput.class);
        Actor shopLead = given.actor(
                new Scope(false, Set.of(), Set.of(client), Set.of(shop), Set.of(shop)),
                KbPermissions.READ,
                PanelPermissions.PIN);
        assertThatThrownBy(() -> given.as(shopLead, () -> pins.pin(draft(article, null, client))))
                .isInstanceOf(NotAllowed.class);
        long id = given.as(lead, () -> pins.pin(draft(article, shop, null)));
        Actor otherLead = given.actor(
                new Scope(false, Set.of(otherClient), Set.of(otherClient), Set.of(otherShop), Set.of()),
                KbPermissions.READ,
                PanelPermissions.PIN);
        assertThatThrownBy(() -> given.as(otherLead, () -> remove(id))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(agent, () -> remove(id))).isInstanceOf(NotAllowed.class);
        assertThat(given.as(lead, () -> remove(id))).isTrue();
    }

    private boolean remove(long id) {
        pins.unpin(id);
        return true;
    }

    @Test
    void tellsWhatChangedSinceTheLastShiftInWords() {
        ArticleDetails old = given.publish(ofShop(shop, "多久发货 " + shop, "亲，付款后24小时内发货。节假日顺延。"));
        long moved = given.publish(ofShop(otherShop, "曾是别家的 " + shop, "别家的秘密。")).id();
        long gone = given.publish(ofShop(shop, "赠品还有吗 " + shop, "还有。")).id();
        jdbc.update("UPDATE kb_shown_change SET at = at - INTERVAL 3 DAY");
        jdbc.update(
                "INSERT INTO kb_search_event (at, account_id, kind, query) VALUES (?, ?, 'SEARCH', 'x')",
                Timestamp.from(Instant.now().minus(Duration.ofHours(9))),
                agent.accountId());
        Actor editor = given.editor(client, otherClient);
        save(editor, old.id(), ofShop(shop, "多久发货 " + shop, "亲，付款后48小时内发货。节假日顺延。"));
        save(editor, moved, ofShop(shop, "曾是别家的 " + shop, "现在是这家的。"));
        given.as(editor, () -> articles.archive(gone, articles.get(gone).version()));
        given.awaitIndex();
        Board board = given.as(agent, () -> boards.board(shop));
        assertThat(board.since()).isBefore(Instant.now().minus(Duration.ofHours(8)));
        assertThat(board.changed())
                .extracting(Board.Changed::kind)
                .containsExactly(Board.Kind.GONE, Board.Kind.NEW, Board.Kind.CHANGED);
        Board.Changed changed = board.changed().getLast();
        assertThat(changed.difference().removed()).containsExactly("亲，付款后24小时内发货。");
        assertThat(changed.difference().added()).containsExactly("亲，付款后48小时内发货。");
        assertThat(board.changed().get(1).difference().removed()).isEmpty();
        assertThat(given.as(stranger, () -> boards.board(otherShop)).changed())
                .noneMatch(one -> one.title().startsWith("多久发货") || one.title().startsWith("赠品"));
    }

    private void save(Actor editor, long id, ArticleContent content) {
        given.as(editor, () -> articles.save(id, content, articles.get(id).version(), true));
    }

    @Test
    void countsWhatIsCopiedInTheShopTodayAndNothingOfOtherShops() {
        long often = given.publish(shared("开票吗 " + shop, "可以开。")).id();
        long once = given.publish(shared("几天到 " + shop, "三天。")).id();
        given.awaitIndex();
        copy(agent, often, shop, 2);
        copy(agent, once, shop, 1);
        copy(stranger, once, otherShop, 5);
        List<Board.Popular> popular = given.as(agent, () -> boards.board(shop)).popular();
        assertThat(popular).hasSize(1);
        assertThat(popular.getFirst().times()).isEqualTo(2);
        assertThat(popular.getFirst().hit().id()).isEqualTo(often);
        assertThat(given.as(agent, () -> boards.board(null)).popular())
                .extracting(one -> one.hit().id())
                .containsExactly(often);
    }

    private void copy(Actor actor, long article, long inShop, int times) {
        for (int i = 0; i < times; i++) {
            given.as(actor, () -> {
                journal.used(SearchJournal.Use.COPY, article, "", inShop, null);
                return true;
            });
        }
    }

    @Test
    void answersEachPartFromWhatThePersonMayRead() {
        long own = given.publish(ofShop(shop, "紫水晶手串能刻字吗", "可以免费刻四个字。")).id();
        long foreign = given.publish(ofShop(otherShop, "紫水晶手串能刻字么", "别家的刻字。")).id();
        long wash = given.publish(shared("紫水晶手串怎么消磁", "放月光下一晚。")).id();
        given.awaitIndex();
        AnswerService.AnsweredMessage answered =
                given.as(agent, () -> answers.answer("亲，紫水晶手串能刻字吗？另外怎么给紫水晶手串消磁", shop));
        assertThat(answered.parts()).hasSize(2);
        assertThat(answered.parts().getFirst().hits())
                .extracting(SearchHit::id)
                .contains(own)
                .doesNotContain(foreign);
        assertThat(answered.parts().getLast().hits())
                .extracting(SearchHit::id)
                .first()
                .isEqualTo(wash);
        assertThat(answered.parts()).allSatisfy(part -> assertThat(part.hits()).hasSizeLessThanOrEqualTo(3));
        assertThatThrownBy(() -> given.as(stranger, () -> answers.answer("你好", shop)))
                .isInstanceOf(NotFound.class);
        Actor nobody = given.actor(Scope.NOTHING);
        assertThatThrownBy(() -> given.as(nobody, () -> answers.answer("你好", null)))
                .isInstanceOf(NotAllowed.class);
    }
}
