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
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.category.CategoryService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KnowledgeTest
class ArticleRightsIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    ArticleService articles;

    @Autowired
    CategoryService categories;

    long client;
    long shop;
    Actor editor;
    Actor agent;
    Actor stranger;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.TAOBAO);
        editor = given.editor(client);
        agent = given.agent(client, shop);
        long otherClient = given.client();
        given.shop(otherClient, Platform.JD);
        stranger = given.editor(otherClient);
    }

    private Actor editorWithout(String missing) {
        List<String> permissions = new ArrayList<>(editor.permissions());
        permissions.remove(missing);
        return given.actor(editor.scope(), permissions.toArray(String[]::new));
    }

    private ArticleDetails draft(ArticleContent content) {
        return given.as(editor, () -> articles.create(content, null, false));
    }

    private void refuses(Actor actor, Class<? extends Throwable> problem, Callable<?> work) {
        assertThatThrownBy(() -> given.as(actor, work)).isInstanceOf(problem);
    }

    @Test
    void anAgentReadsWhatIsPublishedForTheShopsServedAndNothingElse() {
        long otherShop = given.shop(client, Platform.DOUYIN);
        long mine = given.publish(ofShop(shop, "本店", "答案")).id();
        long brand = given.publish(ofClient(client, "品牌", "答案")).id();
        long everybodys = given.publish(shared("通用", "答案")).id();
        long neighbours = given.publish(ofShop(otherShop, "隔壁店", "答案")).id();
        for (long id : List.of(mine, brand, everybodys)) {
            assertThat(given.as(agent, () -> articles.get(id)).canEdit()).isFalse();
        }
        refuses(agent, NotFound.class, () -> articles.get(neighbours));
        refuses(
                agent,
                NotFound.class,
                () -> articles.get(draft(ofShop(shop, "草稿", "答案")).id()));
        refuses(stranger, NotFound.class, () -> articles.get(mine));
    }

    @Test
    void anAgentKeepsReadingThePublishedVersionWhileADraftIsWritten() {
        ArticleDetails article = given.publish(ofShop(shop, "几天发货", "两天"));
        given.as(editor, () -> articles.save(article.id(), ofShop(shop, "几天发货", "三天"), article.version(), false));
        assertThat(given.as(agent, () -> articles.get(article.id())).content().answer())
                .isEqualTo("两天");
        assertThat(given.as(editor, () -> articles.getForEditing(article.id()))
                        .content()
                        .answer())
                .isEqualTo("三天");
    }

    @Test
    void anArchivedArticleIsGoneForAgentsAndCanBePublishedAgain() {
        ArticleDetails article = given.publish(ofShop(shop, "清仓", "有"));
        ArticleDetails archived = given.as(editor, () -> articles.archive(article.id(), article.version()));
        refuses(agent, NotFound.class, () -> articles.get(article.id()));
        given.as(editor, () -> articles.publish(article.id(), archived.version()));
        assertThat(given.as(agent, () -> articles.get(article.id())).state()).isEqualTo(ArticleState.PUBLISHED);
    }

    @Test
    void anAgentMayNotWriteOrListAnything() {
        ArticleDetails article = given.publish(ofShop(shop, "标题", "答案"));
        long id = article.id();
        ArticleContent content = ofShop(shop, "改", "改");
        refuses(agent, NotAllowed.class, () -> articles.create(content, null, false));
        refuses(agent, NotAllowed.class, () -> articles.save(id, content, article.version(), false));
        refuses(agent, NotAllowed.class, () -> articles.publish(id, article.version()));
        refuses(agent, NotAllowed.class, () -> articles.archive(id, article.version()));
        refuses(agent, NotAllowed.class, () -> articles.list(ArticleFilter.NONE, 0, 1));
        refuses(agent, NotAllowed.class, () -> articles.count(ArticleFilter.NONE));
        refuses(agent, NotFound.class, () -> articles.getForEditing(id));
        refuses(agent, NotFound.class, () -> articles.versions(id));
        refuses(agent, NotFound.class, () -> articles.version(id, 1));
    }

    @Test
    void anEditorOfAnotherClientDoesNotLearnThatTheArticleExists() {
        ArticleDetails article = given.publish(ofClient(client, "标题", "答案"));
        long id = article.id();
        refuses(stranger, NotFound.class, () -> articles.get(id));
        refuses(stranger, NotFound.class, () -> articles.getForEditing(id));
        refuses(stranger, NotFound.class, () -> articles.versions(id));
        refuses(stranger, NotFound.class, () -> articles.version(id, 1));
        refuses(stranger, NotFound.class, () -> articles.save(id, article.content(), article.version(), true));
        refuses(stranger, NotFound.class, () -> articles.publish(id, article.version()));
        refuses(stranger, NotFound.class, () -> articles.archive(id, article.version()));
        refuses(stranger, NotAllowed.class, () -> articles.create(ofClient(client, "新", "新"), null, false));
        refuses(stranger, NotAllowed.class, () -> articles.create(ofShop(shop, "新", "新"), null, false));
    }

    @Test
    void nobodyMovesAnArticleToAClientTheyDoNotKeep() {
        ArticleDetails own = given.as(
                stranger,
                () -> articles.create(
                        ofClient(stranger.scope().managedClientIds().iterator().next(), "自家", "答案"), null, false));
        refuses(
                stranger,
                NotAllowed.class,
                () -> articles.save(own.id(), ofClient(client, "别家", "答案"), own.version(), false));
    }

    @Test
    void sharedKnowledgeAndPublishingNeedPermissionsOfTheirOwn() {
        Actor local = editorWithout(KbPermissions.EDIT_SHARED);
        refuses(local, NotAllowed.class, () -> articles.create(shared("通用", "答案"), null, false));
        ArticleDetails everybodys = given.publish(shared("通用", "答案"));
        refuses(
                local,
                NotAllowed.class,
                () -> articles.save(everybodys.id(), shared("通用", "改"), everybodys.version(), false));

        Actor writer = editorWithout(KbPermissions.PUBLISH);
        ArticleDetails draft = given.as(writer, () -> articles.create(ofClient(client, "草稿", "答案"), null, false));
        assertThat(draft.canEdit()).isTrue();
        assertThat(draft.canPublish()).isFalse();
        refuses(writer, NotAllowed.class, () -> articles.publish(draft.id(), draft.version()));
        refuses(writer, NotAllowed.class, () -> articles.archive(draft.id(), draft.version()));
        refuses(writer, NotAllowed.class, () -> articles.create(ofClient(client, "草稿", "答案"), null, true));
    }

    @Test
    void theSecondOfTwoWritersIsToldAndNothingIsWritten() {
        ArticleDetails article = draft(ofClient(client, "标题", "一"));
        given.as(editor, () -> articles.save(article.id(), ofClient(client, "标题", "二"), article.version(), false));
        refuses(
                editor,
                ChangedMeanwhile.class,
                () -> articles.save(article.id(), ofClient(client, "标题", "三"), article.version(), true));
        refuses(editor, ChangedMeanwhile.class, () -> articles.archive(article.id(), article.version()));
        refuses(editor, ChangedMeanwhile.class, () -> articles.publish(article.id(), article.version()));
        ArticleDetails now = given.as(editor, () -> articles.getForEditing(article.id()));
        assertThat(now.content().answer()).isEqualTo("二");
        assertThat(now.number()).isEqualTo(2);
    }

    @Test
    void ofManyWhoSaveInTheSameMomentExactlyOneSucceedsAndTheOthersAreTold() throws Exception {
        ArticleDetails article = draft(ofClient(client, "标题", "起点"));
        int writers = 6;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> attempts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int i = 0; i < writers; i++) {
                ArticleContent mine = ofClient(client, "标题", "第" + i + "位");
                attempts.add(threads.submit(() -> {
                    start.await();
                    try {
                        given.as(editor, () -> articles.save(article.id(), mine, article.version(), false));
                        return true;
                    } catch (ChangedMeanwhile e) {
                        return false;
                    }
                }));
            }
            start.countDown();
            int saved = 0;
            for (Future<Boolean> attempt : attempts) {
                saved += attempt.get() ? 1 : 0;
            }
            assertThat(saved).isEqualTo(1);
        }
        assertThat(given.as(editor, () -> articles.versions(article.id()))).hasSize(2);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(problemOf(shared(" ", "答案"))).isEqualTo("title");
        assertThat(problemOf(shared("题".repeat(501), "答案"))).isEqualTo("title");
        assertThat(problemOf(shared("标题", " "))).isEqualTo("answer");
        assertThat(problemOf(shared("标题", "答".repeat(ArticleContent.ANSWER_LENGTH + 1))))
                .isEqualTo("answer");
        assertThat(problemOf(shared("标题", "答案").but().categoryId(Long.MAX_VALUE).build()))
                .isEqualTo("categoryId");
        assertThat(problemOf(ofClient(Long.MAX_VALUE, "标题", "答案"))).isEqualTo("clientId");
        assertThat(problemOf(KnowledgeFixtures.content("标题", "答案", client, List.of(shop), List.of())))
                .isEqualTo("clientId");
        assertThat(problemOf(ofShop(Long.MAX_VALUE, "标题", "答案"))).isEqualTo("shopIds");
    }

    private String problemOf(ArticleContent content) {
        Actor everywhere = given.actor(Scope.EVERYTHING, KbPermissions.EDIT, KbPermissions.EDIT_SHARED);
        try {
            given.as(everywhere, () -> articles.create(content, null, false));
            return "none";
        } catch (InvalidInput problem) {
            return problem.field();
        }
    }

    @Test
    void savingWhatIsAlreadyThereMakesNoVersion() {
        ArticleDetails article = given.publish(ofClient(client, "标题", "答案"));
        ArticleDetails again =
                given.as(editor, () -> articles.save(article.id(), article.content(), article.version(), true));
        assertThat(again.number()).isEqualTo(1);
        assertThat(again.version()).isEqualTo(article.version());
        assertThat(Set.of(again.updatedAt())).containsExactly(article.updatedAt());
    }
}
