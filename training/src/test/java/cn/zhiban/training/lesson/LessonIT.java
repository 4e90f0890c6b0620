package cn.zhiban.training.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleContentBuilder;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ArticleTitles;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.TrainingFixtures;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.TrainingTest;
import cn.zhiban.training.lesson.LessonContent.Part;
import cn.zhiban.training.lesson.LessonReading.State;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Lessons are learned by version, within the scope, with articles as they are now. */
@TrainingTest
@RecordApplicationEvents
class LessonIT {
    @Autowired
    private LessonService lessons;

    @Autowired
    private LessonReading reading;

    @Autowired
    private LessonFiles files;

    @Autowired
    private LessonItems items;

    @Autowired
    private FileStore store;

    @Autowired
    private ArticleService articles;

    @Autowired
    private ArticleTitles titles;

    @Autowired
    private TrainingFixtures fixtures;

    @Autowired
    private Access access;

    @Autowired
    private ApplicationEvents events;

    private long client;
    private Actor trainer;
    private Actor learner;
    private Actor stranger;

    @BeforeEach
    void twoClients() {
        client = fixtures.client();
        long other = fixtures.client();
        trainer = fixtures.actor(
                null,
                new Scope(false, Set.of(client), Set.of(client), Set.of(), Set.of()),
                access.everyPermission().toArray(String[]::new));
        learner = learner(client);
        stranger = learner(other);
    }

    private Actor learner(long of) {
        long shop = fixtures.shop(of, Platform.TAOBAO);
        long employee = fixtures.employee(null);
        fixtures.serves(employee, shop);
        return fixtures.actor(
                employee,
                new Scope(false, Set.of(), Set.of(of), Set.of(shop), Set.of(shop)),
                TrainingPermissions.LEARN,
                KbPermissions.READ);
    }

    private static LessonContent content(String title, Part... parts) {
        return new LessonContent(title, "", 5, List.of(parts));
    }

    private long published(LessonContent content) {
        return fixtures.as(trainer, () -> {
            long id = lessons.create(content, client, null);
            lessons.publish(id, lessons.get(id).version(), true);
            return id;
        });
    }

    private void publishAgain(long id, LessonContent content, boolean anew) {
        fixtures.as(trainer, () -> {
            lessons.save(id, lessons.get(id).version(), content, client, null);
            lessons.publish(id, lessons.get(id).version(), anew);
            return null;
        });
    }

    private void complete(Actor who, long id, int number) {
        fixtures.as(who, () -> {
            reading.complete(id, number);
            return null;
        });
    }

    private State state(Actor who, long id) {
        return fixtures.as(who, () -> reading.open(id).state());
    }

    @Test
    void draftsAreMetByNobody() {
        long id = fixtures.as(trainer, () -> lessons.create(content("draft", Part.page("", "text")), client, null));

        assertThatThrownBy(() -> fixtures.as(learner, () -> reading.open(id))).isInstanceOf(NotFound.class);
        assertThat(fixtures.as(learner, reading::mine)).noneMatch(one -> one.id() == id);
    }

    @Test
    void completionIsBoundToTheEditionThatWasLearned() {
        long id = published(content("a", Part.page("", "first")));
        complete(learner, id, 1);
        assertThat(state(learner, id)).isEqualTo(State.LEARNED);

        publishAgain(id, content("a", Part.page("", "frist, mended")), false);
        assertThat(state(learner, id)).isEqualTo(State.LEARNED);

        publishAgain(id, content("a", Part.page("", "other")), true);
        assertThat(state(learner, id)).isEqualTo(State.AGAIN);
        assertThat(items.find(id).orElseThrow().version()).isEqualTo(2);
        assertThat(items.passed(List.of(employee(learner)), List.of(id))
                        .get(employee(learner))
                        .get(id)
                        .version())
                .isEqualTo(1);
    }

    @Test
    void whoReadAnOldVersionMustReadTheNewOneFirst() {
        long id = published(content("a", Part.page("", "first")));
        int shown = fixtures.as(learner, () -> reading.open(id).number());
        publishAgain(id, content("a", Part.page("", "second")), false);

        assertThatThrownBy(() -> complete(learner, id, shown)).isInstanceOf(ChangedMeanwhile.class);
        assertThat(state(learner, id)).isEqualTo(State.BEGUN);
    }

    @Test
    void learningTwiceIsToldOnce() {
        long id = published(content("a", Part.page("", "text")));
        complete(learner, id, 1);
        complete(learner, id, 1);

        assertThat(events.stream(ItemPassed.class).filter(one -> one.itemId() == id))
                .hasSize(1);
    }

    @Test
    void anEmbeddedArticleSaysWhatItSaysNowAndWhatChangedSinceItWasLearned() {
        ArticleDetails article = article("七天无理由退货");
        long id = published(content("退货", Part.article(article.id())));
        assertThat(embedded(learner, id).before()).isNull();
        complete(learner, id, 1);

        fixtures.as(trainer, () -> {
            ArticleDetails now = articles.get(article.id());
            return articles.save(
                    article.id(), now.content().but().answer("十五天无理由退货").build(), now.version(), true);
        });

        assertThat(embedded(learner, id).answer()).isEqualTo("十五天无理由退货");
        assertThat(embedded(learner, id).before()).isEqualTo("七天无理由退货");
        complete(learner, id, 1);
        assertThat(embedded(learner, id).before()).isNull();
    }

    private LessonReading.Embedded embedded(Actor who, long lesson) {
        return fixtures.as(who, () -> reading.open(lesson).parts().getFirst().article());
    }

    private ArticleDetails article(String answer) {
        ArticleContent content = new ArticleContentBuilder(ArticleKind.FAQ)
                .title("退货 " + UUID.randomUUID())
                .answer(answer)
                .clientId(client)
                .build();
        return fixtures.as(trainer, () -> articles.create(content, null, true));
    }

    @Test
    void anArticleThatIsNotTheReadersIsNotShownThroughALesson() {
        ArticleDetails secret = article("价格底线 12 元");
        long shared = fixtures.asSystem(() -> {
            long id = lessons.create(content("shared", Part.article(secret.id())), null, null);
            lessons.publish(id, lessons.get(id).version(), true);
            return id;
        });

        assertThat(embedded(learner, shared).answer()).contains("12");
        assertThat(embedded(stranger, shared)).isNull();
        assertThat(fixtures.as(stranger, () -> titles.title(secret.id()))).isEmpty();
        assertThat(fixtures.as(stranger, () -> titles.matching(secret.content().title(), 10)))
                .isEmpty();
        assertThat(fixtures.as(learner, () -> titles.matching(secret.content().title(), 10)))
                .hasSize(1);
    }

    @Test
    void aVideoMustHaveBeenPlayedNotJumpedThrough() {
        Part video = fixtures.as(
                trainer,
                () -> files.store("intro.mp4", new ByteArrayInputStream("\0\0\0\u0018ftypmp42....".getBytes()), true));
        long id = published(content("video", video));

        fixtures.as(learner, () -> reading.watched(id, video.fileId(), 599, 600, "0-5,595-600"));
        assertThatThrownBy(() -> complete(learner, id, 1)).isInstanceOf(InvalidInput.class);

        fixtures.as(learner, () -> reading.watched(id, video.fileId(), 560, 600, "5-550"));
        complete(learner, id, 1);
        assertThat(state(learner, id)).isEqualTo(State.LEARNED);
        assertThat(fixtures.as(
                        learner,
                        () -> reading.open(id).parts().getFirst().watched().position()))
                .isEqualTo(560);
        assertThat(fixtures.as(learner, () -> store.get(video.fileId())).contentType())
                .isEqualTo("video/mp4");
        assertThatThrownBy(() -> fixtures.as(stranger, () -> store.get(video.fileId())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(learner, () -> reading.watched(id, "other", 1, 2, "0-1")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void lessonsOfOtherClientsDoNotExist() {
        long id = published(content("a", Part.page("", "text")));

        assertThat(fixtures.as(stranger, reading::mine)).noneMatch(one -> one.id() == id);
        assertThatThrownBy(() -> fixtures.as(stranger, () -> reading.open(id))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> complete(stranger, id, 1)).isInstanceOf(NotFound.class);
        assertThat(items.offered(stranger.scope())).noneMatch(one -> one.id() == id);
    }

    @Test
    void whoOnlyLearnsWritesNothing() {
        LessonContent draft = content("a", Part.page("", "text"));
        long id = published(draft);

        assertThatThrownBy(() -> fixtures.as(learner, () -> lessons.create(draft, client, null)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(learner, () -> lessons.get(id))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(learner, () -> reading.preview(draft)))
                .isInstanceOf(NotAllowed.class);
        Actor elsewhere = fixtures.actor(
                null,
                new Scope(false, Set.of(), Set.of(client), Set.of(), Set.of()),
                TrainingPermissions.AUTHOR,
                KbPermissions.READ);
        assertThatThrownBy(() -> fixtures.as(elsewhere, () -> {
                    lessons.publish(id, 1, true);
                    return null;
                }))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void twoAuthorsDoNotOverwriteEachOther() {
        long id = published(content("a", Part.page("", "text")));
        int version = fixtures.as(trainer, () -> lessons.get(id).version());
        publishAgain(id, content("a", Part.page("", "mine")), false);

        assertThatThrownBy(() -> fixtures.as(trainer, () -> {
                    lessons.save(id, version, content("a", Part.page("", "theirs")), client, null);
                    return null;
                }))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void aLinkThatRunsAScriptIsRefused() {
        LessonContent draft = content("a", new Part(LessonContent.Kind.LINK, "", "javascript:alert(1)", 0, ""));

        assertThatThrownBy(() -> fixtures.as(trainer, () -> lessons.create(draft, client, null)))
                .isInstanceOf(InvalidInput.class);
    }

    private static long employee(Actor actor) {
        Long id = actor.employeeId();
        return id == null ? 0 : id;
    }
}
