package cn.zhiban.kb.article;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.ofShop;
import static cn.zhiban.kb.KnowledgeFixtures.shared;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KnowledgeTest
class ArticleServiceIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    ArticleService articles;

    @Autowired
    AutosaveService autosaves;

    @Autowired
    ArticleBatch batch;

    @Autowired
    ArticleRights rights;

    long client;
    long shop;
    Actor agent;
    Actor editor;
    Actor stranger;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.JD);
        agent = given.agent(client, shop);
        editor = given.editor(client);
        stranger = given.editor(given.client());
    }

    @Test
    void anAgentReadsWhatIsPublishedAndWritesNothing() {
        ArticleDetails article = given.publish(ofShop(shop, "标题", "答案"));
        assertThat(given.as(agent, () -> articles.get(article.id())).canEdit()).isFalse();
        List<Callable<?>> writes = List.of(
                () -> articles.create(ofShop(shop, "x", "y"), null, false),
                () -> articles.save(article.id(), ofShop(shop, "x", "y"), article.version(), false),
                () -> articles.archive(article.id(), article.version()),
                () -> articles.publish(article.id(), article.version()),
                () -> articles.list(ArticleFilter.NONE, 0, 10),
                () -> articles.count(ArticleFilter.NONE),
                () -> batch.check(List.of()),
                () -> autosaves.find(article.id()));
        writes.forEach(write -> assertThatThrownBy(() -> given.as(agent, write)).isInstanceOf(NotAllowed.class));
        assertThatThrownBy(() -> given.as(agent, () -> articles.getForEditing(article.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.as(agent, () -> articles.versions(article.id())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void anEditorOfAnotherClientIsToldThatThereIsNoSuchArticle() {
        ArticleDetails article = given.publish(ofClient(client, "只给甲看", "答案"));
        List<Callable<?>> tries = List.of(
                () -> articles.get(article.id()),
                () -> articles.getForEditing(article.id()),
                () -> articles.versions(article.id()),
                () -> articles.version(article.id(), 1),
                () -> articles.save(article.id(), shared("x", "y"), article.version(), false),
                () -> articles.archive(article.id(), article.version()),
                () -> articles.publish(article.id(), article.version()));
        tries.forEach(one -> assertThatThrownBy(() -> given.as(stranger, one)).isInstanceOf(NotFound.class));
        assertThat(given.as(
                        stranger,
                        () -> articles.list(new ArticleFilter("只给甲看", null, null, null, null, null, null), 0, 10)))
                .noneMatch(row -> row.id() == article.id());
    }

    @Test
    void anArticleCannotBeMovedIntoAClientOneDoesNotKeep() {
        ArticleDetails article = given.as(editor, () -> articles.create(ofClient(client, "我的", "答案"), null, false));
        long other = given.client();
        assertThatThrownBy(() -> given.as(
                        editor,
                        () -> articles.save(article.id(), ofClient(other, "我的", "答案"), article.version(), false)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void theSecondOfTwoWritersIsToldAndNothingOfTheFirstIsLost() {
        ArticleDetails article = given.as(editor, () -> articles.create(ofClient(client, "原题", "原文"), null, true));
        Actor second = given.editor(client);
        given.as(editor, () -> articles.save(article.id(), ofClient(client, "原题", "甲的"), article.version(), true));
        assertThatThrownBy(() -> given.as(
                        second,
                        () -> articles.save(article.id(), ofClient(client, "原题", "乙的"), article.version(), true)))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(given.as(agent, () -> articles.get(article.id())).content().answer())
                .isEqualTo("甲的");
    }

    @Test
    void aDraftOfAPublishedArticleLeavesWhatAgentsSee() {
        ArticleDetails article = given.publish(ofClient(client, "活动", "满一百减十"));
        given.as(editor, () -> articles.save(article.id(), ofClient(client, "活动", "草稿"), article.version(), false));
        assertThat(given.as(agent, () -> articles.get(article.id())).content().answer())
                .isEqualTo("满一百减十");
        assertThat(given.as(editor, () -> articles.getForEditing(article.id())).hasUnpublishedChanges())
                .isTrue();
        assertThat(given.as(editor, () -> articles.version(article.id(), 1)).answer())
                .isEqualTo("满一百减十");
    }

    @Test
    void anExternalIdBelongsToOneArticle() {
        String id = "EXT-" + client;
        given.as(editor, () -> articles.create(ofClient(client, "一", "答"), id, false));
        assertThatThrownBy(() -> given.as(editor, () -> articles.create(ofClient(client, "二", "答"), id, false)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void whatIsBeingWrittenIsKeptForItsWriterAlone() {
        ArticleDetails article = given.publish(ofClient(client, "写到一半", "答案"));
        given.as(editor, () -> {
            autosaves.keep(article.id(), article.version(), ofClient(client, "写到一半", "新答案"));
            return null;
        });
        assertThat(given.as(editor, () -> autosaves.find(article.id())))
                .hasValueSatisfying(
                        saved -> assertThat(saved.content().answer()).isEqualTo("新答案"));
        assertThat(given.as(given.editor(client), () -> autosaves.find(article.id())))
                .isEmpty();
    }

    @Test
    void theListHoldsExactlyWhatTheRightsAllowToEdit() {
        Random random = new Random(3);
        List<Long> clients = List.of(client, given.client(), given.client());
        List<Long> shops = new ArrayList<>();
        clients.forEach(one -> shops.add(given.shop(one, Platform.DOUYIN)));
        String mark = "随机" + client;
        List<ArticleDetails> made = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int kind = random.nextInt(4);
            int which = random.nextInt(3);
            ArticleContent content = switch (kind) {
                case 0 -> shared(mark + i, "答");
                case 1 -> ofClient(clients.get(which), mark + i, "答");
                case 2 -> ofShop(shops.get(which), mark + i, "答");
                default ->
                    KnowledgeFixtures.content(
                            mark + i, "答", null, List.of(shops.get(which), shops.get((which + 1) % 3)), List.of());
            };
            made.add(given.publish(content));
        }
        List<Actor> actors = List.of(
                given.editor(clients.get(0)),
                given.editor(clients.get(0), clients.get(1)),
                given.editor(clients.toArray(Long[]::new)),
                given.actor(given.editor(clients.get(2)).scope(), KbPermissions.READ, KbPermissions.EDIT));
        for (Actor actor : actors) {
            Set<Long> listed = given
                    .as(actor, () -> articles.list(new ArticleFilter(mark, null, null, null, null, null, null), 0, 200))
                    .stream()
                    .map(ArticleSummary::id)
                    .collect(Collectors.toSet());
            Set<Long> allowed = new HashSet<>();
            made.stream().filter(one -> rights.mayEdit(actor, one.content())).forEach(one -> allowed.add(one.id()));
            assertThat(listed).isEqualTo(allowed);
        }
    }
}
