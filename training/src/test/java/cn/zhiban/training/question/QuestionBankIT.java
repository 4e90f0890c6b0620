package cn.zhiban.training.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.ArticleChanged;
import cn.zhiban.training.TrainingFixtures;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.TrainingTest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TrainingTest
class QuestionBankIT {
    @Autowired
    QuestionBank bank;

    @Autowired
    TrainingFixtures fixtures;

    private static QuestionContent question(String title, Tag... tags) {
        return QuestionContent.of(
                        title, RichText.markdown("七天内可以退货吗？"), new Task.TrueFalse(true, RichText.EMPTY, RichText.EMPTY))
                .tagged(List.of(tags));
    }

    private Actor author(long client, String... more) {
        long shop = fixtures.shop(client, Platform.TAOBAO);
        String[] permissions = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(TrainingPermissions.AUTHOR), java.util.Arrays.stream(more))
                .toArray(String[]::new);
        return fixtures.actor(
                null, new Scope(false, Set.of(client), Set.of(client), Set.of(shop), Set.of()), permissions);
    }

    private void as(Actor actor, Runnable work) {
        fixtures.as(actor, (Callable<Boolean>) () -> {
            work.run();
            return true;
        });
    }

    @Test
    void authorsKeepTheQuestionsOfTheirClientsAndSeeNoOthers() {
        long mine = fixtures.client();
        long other = fixtures.client();
        Actor author = author(mine);
        long foreign = fixtures.asSystem(() -> bank.create(question("别家"), other, null));
        long shared = fixtures.asSystem(() -> bank.create(question("共享 " + mine), null, null));
        long own = fixtures.as(author, () -> bank.create(question("自家", Tag.word("w" + mine)), mine, null));
        as(author, () -> {
            assertThat(bank.list(QuestionFilter.ALL, 0, 1_000))
                    .extracting(Question::id)
                    .contains(own, shared)
                    .doesNotContain(foreign);
            assertThat(bank.tags()).containsKey("WORD:w" + mine);
            assertThat(bank.get(own).editable()).isTrue();
            assertThat(bank.get(shared).editable()).isFalse();
            assertThatThrownBy(() -> bank.get(foreign)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> bank.versions(foreign)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> bank.save(foreign, 1, question("x"), mine, null))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> bank.save(own, 1, question("x"), other, null))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> bank.save(own, 1, question("x"), null, null))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> bank.setArchived(shared, true)).isInstanceOf(NotAllowed.class);
        });
        Actor learner = fixtures.actor(null, Scope.EVERYTHING, TrainingPermissions.LEARN);
        as(learner, () -> assertThatThrownBy(() -> bank.get(own)).isInstanceOf(NotAllowed.class));
    }

    @Test
    void everyChangeIsAVersionAndNobodyOverwritesAnother() {
        long id = fixtures.asSystem(() -> bank.create(question("一"), null, null));
        as(
                fixtures.asSystem(() -> fixtures.actor(
                        null, Scope.EVERYTHING, TrainingPermissions.AUTHOR, TrainingPermissions.AUTHOR_SHARED)),
                () -> {
                    bank.save(id, 1, question("二"), null, null);
                    assertThatThrownBy(() -> bank.save(id, 1, question("三"), null, null))
                            .isInstanceOf(ChangedMeanwhile.class);
                    assertThat(bank.versions(id))
                            .extracting(one -> one.content().title())
                            .containsExactly("二", "一");
                    assertThat(bank.get(id).version()).isEqualTo(2);
                });
    }

    @Test
    void aQuestionIsFlaggedWhenAnotherVersionOfItsArticleIsPublished() {
        long article = 700_000 + fixtures.client();
        Tag tag = new Tag(Tag.Kind.ARTICLE, Long.toString(article), 5);
        long id = fixtures.asSystem(() -> bank.create(question("引用", tag), null, null));
        as(
                fixtures.asSystem(() -> fixtures.actor(
                        null, Scope.EVERYTHING, TrainingPermissions.AUTHOR, TrainingPermissions.AUTHOR_SHARED)),
                () -> {
                    publish(new ArticleChanged(article, ArticleChanged.Change.PUBLISHED, 5, null));
                    publish(new ArticleChanged(article, ArticleChanged.Change.DRAFTED, 6, 5L));
                    assertThat(bank.get(id).flaggedAt()).isNull();
                    publish(new ArticleChanged(article, ArticleChanged.Change.PUBLISHED, 6, 5L));
                    assertThat(bank.get(id).flaggedAt()).isNotNull();
                    bank.confirm(id);
                    assertThat(bank.get(id).flaggedAt()).isNull();
                });
    }

    private void publish(ArticleChanged event) {
        bank.articleChanged(event);
    }

    @Test
    void filtersFindByWordsTagsKindAndDifficulty() {
        String word = "筛" + fixtures.client();
        long id = fixtures.asSystem(
                () -> bank.create(question("百分%号_" + word, Tag.word(word), Tag.word("乙" + word)), null, null));
        fixtures.asSystem(() -> bank.create(question("另一题", Tag.word(word)), null, null));
        as(fixtures.asSystem(() -> fixtures.actor(null, Scope.EVERYTHING, TrainingPermissions.AUTHOR)), () -> {
            QuestionFilter both = new QuestionFilter(
                    "", Set.of(), Set.of("WORD:" + word, "WORD:乙" + word), Set.of(), false, false, null);
            assertThat(bank.list(both, 0, 9)).extracting(Question::id).containsExactly(id);
            assertThat(bank.count(new QuestionFilter(
                            word, Set.of(QuestionKind.TRUE_FALSE), Set.of(), Set.of(3), false, false, null)))
                    .isEqualTo(2);
            assertThat(bank.count(new QuestionFilter("%号_" + word, Set.of(), Set.of(), Set.of(), false, false, null)))
                    .isEqualTo(1);
            assertThat(bank.count(new QuestionFilter(
                            word, Set.of(QuestionKind.ESSAY), Set.of(), Set.of(), false, false, null)))
                    .isZero();
        });
    }

    @Test
    void whatCannotBeMarkedIsRefused() {
        for (Task task : List.of(
                new Task.Choice(false, true, List.of(Task.Option.of("a", false), Task.Option.of("b", false))),
                new Task.Choice(true, true, List.of(Task.Option.of("a", true))),
                new Task.FillIn(false, List.of()),
                new Task.Numbers(List.of()),
                new Task.Ordering(List.of(RichText.markdown("a"))),
                new Task.Violation(List.of(new Task.Line(false, "好的", ""))),
                new Task.Essay(List.of(new Task.Criterion("致歉", 50)), RichText.EMPTY))) {
            assertThatThrownBy(() -> fixtures.asSystem(
                            () -> bank.create(QuestionContent.of("t", RichText.markdown("x"), task), null, null)))
                    .as(task.toString())
                    .isInstanceOf(InvalidInput.class);
        }
    }
}
