package cn.zhiban.kb.lifecycle;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleBatch;
import cn.zhiban.kb.article.ArticleDetails;
import cn.zhiban.kb.article.ArticleFilter;
import cn.zhiban.kb.article.ArticleService;
import cn.zhiban.kb.article.ArticleState;
import cn.zhiban.kb.article.ArticleUpsert;
import cn.zhiban.kb.article.UpsertOutcome;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@KnowledgeTest
@TestPropertySource(properties = {"zhiban.test.schema=kb_lifecycle", "zhiban.test.data=target/test-data-kb_lifecycle"})
@Import(LifecyclePeople.class)
class ReviewServiceIT {
    @Autowired
    KnowledgeFixtures given;

    @Autowired
    LifecyclePeople people;

    @Autowired
    ArticleService articles;

    @Autowired
    ArticleBatch batch;

    @Autowired
    ReviewService reviews;

    @Autowired
    ReviewerService reviewers;

    @Autowired
    TaskService tasks;

    long client;
    Actor editor;
    Actor trainer;
    Actor lead;
    Actor agent;
    Actor stranger;

    @BeforeEach
    void people() {
        client = given.client();
        long shop = given.shop(client, Platform.JD);
        editor = people.editor(client);
        trainer = people.trainer(client);
        lead = people.lead(client);
        agent = given.agent(client, shop);
        stranger = people.editor(given.client());
    }

    @Test
    void withoutReviewersWhoeverMayPublishDoesSoDirectly() {
        assertThat(given.as(editor, () -> articles.create(ofClient(client, "直接发布", "答案"), null, true))
                        .state())
                .isEqualTo(ArticleState.PUBLISHED);
    }

    @Test
    void withReviewersNothingIsPublishedUnapprovedByAnyWay() {
        given.as(editor, () -> reviewers.add(client, null, lead.accountId()));
        ArticleDetails draft = given.as(editor, () -> articles.create(ofClient(client, "要审核", "答案"), null, false));
        List<Callable<?>> ways = List.of(
                () -> articles.create(ofClient(client, "要审核二", "答案"), null, true),
                () -> articles.save(draft.id(), ofClient(client, "要审核", "新"), draft.version(), true),
                () -> articles.publish(draft.id(), draft.version()));
        ways.forEach(way -> assertThatThrownBy(() -> given.as(editor, way)).isInstanceOf(ReviewRequired.class));
        List<UpsertOutcome> rows = given.as(
                editor,
                () -> batch.write(
                        0, List.of(new ArticleUpsert(2, null, ofClient(client, "导入", "答案"), ArticleState.PUBLISHED))));
        assertThat(rows.getFirst().problem()).isInstanceOf(ReviewRequired.class);
    }

    @Test
    void theReviewerPublishesExactlyTheReviewedVersionWithoutBeingAnEditor() {
        given.as(editor, () -> reviewers.add(client, null, lead.accountId()));
        ArticleDetails draft = draft("运费险", "卖家送");
        long review = submit(draft);
        assertThat(people.notices(lead)).containsExactly("kb.lifecycle.notice.task.REVIEW");
        assertThat(given.as(editor, () -> articles.list(inReview(), 0, 10)))
                .extracting(row -> row.id())
                .contains(draft.id());
        as(lead, () -> reviews.approve(review));
        assertThat(given.as(agent, () -> articles.get(draft.id())).content().answer())
                .isEqualTo("卖家送");
        assertThat(people.notices(trainer)).containsExactly("kb.lifecycle.notice.approved");
        assertThat(given.as(
                        editor, () -> tasks.list(new TaskFilter(TaskFilter.Show.CLOSED, TaskKind.REVIEW, ""), 0, 9)))
                .hasSize(1);
        assertThat(given.as(editor, () -> articles.count(inReview()))).isZero();
    }

    @Test
    void aNewerVersionEndsTheReview() {
        ArticleDetails draft = draft("新品上架时间", "周五");
        long review = submit(draft);
        given.as(editor, () -> articles.save(draft.id(), ofClient(client, "新品上架时间", "周六"), draft.version(), false));
        assertThatThrownBy(() -> as(editor, () -> reviews.approve(review))).isInstanceOf(ChangedMeanwhile.class);
        assertThat(given.as(editor, () -> reviews.get(review)).review().state()).isEqualTo(Review.State.OUTDATED);
        assertThat(people.notices(trainer)).containsExactly("kb.lifecycle.notice.outdated");
    }

    @Test
    void nobodyApprovesTheirOwnWords() {
        ArticleDetails draft = given.as(editor, () -> articles.create(ofClient(client, "自己写", "答案"), null, false));
        long review = given.as(trainer, () -> reviews.submit(draft.id(), ""));
        assertThat(given.as(editor, () -> reviews.get(review)).canDecide()).isFalse();
        assertThatThrownBy(() -> as(editor, () -> reviews.approve(review))).isInstanceOf(NotAllowed.class);
        Actor second = people.editor(client);
        as(second, () -> reviews.approve(review));
        assertThat(given.as(agent, () -> articles.get(draft.id())).content().answer())
                .isEqualTo("答案");
    }

    @Test
    void whoIsNoReviewerDoesNotDecideWhereThereAreReviewers() {
        given.as(editor, () -> reviewers.add(client, null, lead.accountId()));
        long review = submit(draft("谁来审", "答案"));
        Actor second = people.editor(client);
        assertThatThrownBy(() -> as(second, () -> reviews.approve(review))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as(trainer, () -> reviews.reject(review, "x"))).isInstanceOf(NotAllowed.class);
    }

    @Test
    void rejectingNeedsAReasonWhichTheAuthorReads() {
        ArticleDetails draft = draft("退回", "答案");
        long review = submit(draft);
        assertThatThrownBy(() -> as(editor, () -> reviews.reject(review, " "))).isInstanceOf(InvalidInput.class);
        as(editor, () -> reviews.comment(review, "答案", "太短"));
        as(editor, () -> reviews.reject(review, "写完整"));
        ReviewDetails details = given.as(trainer, () -> reviews.get(review));
        assertThat(details.review().reason()).isEqualTo("写完整");
        assertThat(details.comments()).extracting(ReviewComment::quote).containsExactly("答案");
        assertThat(people.notices(trainer)).containsExactly("kb.lifecycle.notice.rejected");
        as(trainer, () -> reviews.resolve(review, details.comments().getFirst().id(), true));
        assertThat(given.as(trainer, () -> reviews.get(review))
                        .comments()
                        .getFirst()
                        .resolved())
                .isTrue();
    }

    @Test
    void anotherClientsEditorGetsNothingOfAReview() {
        given.as(editor, () -> reviewers.add(client, null, lead.accountId()));
        long review = submit(draft("只给甲", "答案"));
        List<Callable<?>> tries = List.of(
                () -> reviews.get(review),
                () -> run(() -> reviews.approve(review)),
                () -> run(() -> reviews.reject(review, "x")),
                () -> run(() -> reviews.withdraw(review)),
                () -> run(() -> reviews.comment(review, "", "x")),
                () -> run(() -> reviews.resolve(review, 1, true)));
        tries.forEach(one -> assertThatThrownBy(() -> given.as(stranger, one)).isInstanceOf(NotFound.class));
        assertThatThrownBy(() -> given.as(agent, () -> reviews.get(review))).isInstanceOf(NotFound.class);
        assertThat(given.as(stranger, () -> reviewers.list()))
                .noneMatch(rule -> Long.valueOf(client).equals(rule.clientId()));
        assertThatThrownBy(() -> given.as(stranger, () -> reviewers.add(client, null, lead.accountId())))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> given.as(stranger, () -> reviewers.candidates(client)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aReviewerHasToBeInChargeOfTheClient() {
        assertThatThrownBy(() -> given.as(editor, () -> reviewers.add(client, null, stranger.accountId())))
                .isInstanceOf(UserFacingProblem.class);
    }

    @Test
    void aRejectedVersionStaysUnpublishedUntilItIsApproved() {
        given.as(editor, () -> reviewers.add(client, null, lead.accountId()));
        ArticleDetails draft = draft("再提交", "答案");
        long first = submit(draft);
        as(lead, () -> reviews.reject(first, "不对"));
        assertThatThrownBy(() -> given.as(editor, () -> articles.publish(draft.id(), draft.version())))
                .isInstanceOf(ReviewRequired.class);
        long second = submit(draft);
        as(lead, () -> reviews.approve(second));
        assertThat(given.as(agent, () -> articles.get(draft.id())).state()).isEqualTo(ArticleState.PUBLISHED);
    }

    private ArticleDetails draft(String title, String answer) {
        return given.as(trainer, () -> articles.create(ofClient(client, title, answer), null, false));
    }

    private long submit(ArticleDetails draft) {
        return given.as(trainer, () -> reviews.submit(draft.id(), "请看"));
    }

    private ArticleFilter inReview() {
        return new ArticleFilter("", null, null, null, client, null, ArticleFilter.Validity.IN_REVIEW);
    }

    private void as(Actor actor, Runnable work) {
        given.as(actor, () -> run(work));
    }

    private static boolean run(Runnable work) {
        work.run();
        return true;
    }
}
