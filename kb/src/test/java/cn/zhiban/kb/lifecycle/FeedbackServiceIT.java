package cn.zhiban.kb.lifecycle;

import static cn.zhiban.kb.KnowledgeFixtures.ofClient;
import static cn.zhiban.kb.KnowledgeFixtures.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import cn.zhiban.kb.article.ArticleDetails;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

@KnowledgeTest
@TestPropertySource(properties = {"zhiban.test.schema=kb_lifecycle", "zhiban.test.data=target/test-data-kb_lifecycle"})
@Import(LifecyclePeople.class)
class FeedbackServiceIT {
    private static final TaskFilter OPEN = TaskFilter.of(TaskFilter.Show.OPEN);

    @Autowired
    KnowledgeFixtures given;

    @Autowired
    LifecyclePeople people;

    @Autowired
    FeedbackService feedback;

    @Autowired
    TaskService tasks;

    @Autowired
    TaskReminders reminders;

    @Autowired
    JdbcTemplate jdbc;

    long client;
    long shop;
    Actor agent;
    Actor editor;
    Actor stranger;
    ArticleDetails article;

    @BeforeEach
    void people() {
        client = given.client();
        shop = given.shop(client, Platform.JD);
        agent = given.agent(client, shop);
        editor = people.editor(client);
        long other = given.client();
        given.shop(other, Platform.JD);
        stranger = people.editor(other);
        article = given.publish(ofClient(client, "退货运费谁出", "买家承担"));
    }

    @Test
    void feedbackBecomesATaskWithAClockAndTheAgentIsToldWhatCameOfIt() {
        long id = give(FeedbackReason.WRONG, "平台规则已改，由商家承担");
        assertThat(people.notices(editor)).containsExactly("kb.lifecycle.notice.task.FEEDBACK");
        Task task = given.as(editor, () -> tasks.get(id));
        assertThat(task.reason()).isEqualTo(FeedbackReason.WRONG);
        assertThat(task.dueAt()).isAfter(task.createdAt());
        given.as(editor, () -> {
            tasks.take(id, task.version());
            tasks.done(id, task.version() + 1, "已改为商家承担");
            return true;
        });
        assertThat(people.notices(agent)).containsExactly("kb.lifecycle.notice.feedback.done");
        Task closed = given.as(editor, () -> tasks.get(id));
        assertThat(closed.state()).isEqualTo(TaskState.DONE);
        assertThat(closed.took()).isNotNull();
        assertThat(closed.assigneeId()).isEqualTo(editor.accountId());
    }

    @Test
    void sayingTheSameTwiceIsOneTaskAndAnotherAgentIsAnother() {
        long id = give(FeedbackReason.OUTDATED, "旧");
        assertThat(give(FeedbackReason.OUTDATED, "旧的")).isEqualTo(id);
        Actor colleague = given.agent(client, shop);
        assertThat(given.as(colleague, () -> feedback.give(article.id(), FeedbackReason.OUTDATED, "", shop)))
                .isNotEqualTo(id);
    }

    @Test
    void whatIsMissingHasToBeSaid() {
        assertThatThrownBy(() -> give(FeedbackReason.MISSING, " ")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void dismissingNeedsAReasonAndTellsTheAgent() {
        long id = give(FeedbackReason.UNCLEAR, "");
        assertThatThrownBy(() -> given.as(editor, () -> {
                    tasks.dismiss(id, 0, "");
                    return true;
                }))
                .isInstanceOf(InvalidInput.class);
        given.as(editor, () -> {
            tasks.dismiss(id, 0, "已经写明");
            return true;
        });
        assertThat(people.notices(agent)).containsExactly("kb.lifecycle.notice.feedback.dismissed");
    }

    @Test
    void theSecondToTakeATaskIsTold() {
        long id = give(FeedbackReason.WRONG, "x");
        Actor second = people.editor(client);
        given.as(editor, () -> {
            tasks.take(id, 0);
            return true;
        });
        assertThatThrownBy(() -> given.as(second, () -> {
                    tasks.take(id, 0);
                    return true;
                }))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void nobodyOfAnotherClientGetsAnythingOfATask() {
        long id = give(FeedbackReason.WRONG, "x");
        assertThat(given.as(stranger, () -> tasks.list(OPEN, 0, 1_000))).noneMatch(task -> task.id() == id);
        assertThat(given.as(stranger, () -> tasks.count(new TaskFilter(TaskFilter.Show.OPEN, null, "退货运费谁出"))))
                .isZero();
        List<Callable<?>> tries = List.of(
                () -> tasks.get(id),
                () -> {
                    tasks.take(id, 0);
                    return true;
                },
                () -> {
                    tasks.done(id, 0, "");
                    return true;
                },
                () -> {
                    tasks.dismiss(id, 0, "x");
                    return true;
                },
                () -> feedback.give(article.id(), FeedbackReason.WRONG, "", null));
        tries.forEach(one -> assertThatThrownBy(() -> given.as(stranger, one)).isInstanceOf(NotFound.class));
        assertThatThrownBy(() -> given.as(agent, () -> tasks.get(id))).isInstanceOf(NotAllowed.class);
    }

    @Test
    void whatAShopSaysOfASharedAnswerIsSeenOnlyByWhoKeepsTheShopsClient() {
        ArticleDetails common = given.publish(shared("怎么开发票", "联系客服"));
        long id = given.as(agent, () -> feedback.give(common.id(), FeedbackReason.WRONG, "本店不同", shop));
        assertThat(given.as(editor, () -> tasks.get(id)).shopId()).isEqualTo(shop);
        assertThatThrownBy(() -> given.as(stranger, () -> tasks.get(id))).isInstanceOf(NotFound.class);
        assertThat(people.notices(stranger)).isEmpty();
    }

    @Test
    void aShopOutsideTheScopeCannotBeNamed() {
        long foreign = given.shop(given.client(), Platform.JD);
        assertThatThrownBy(() -> given.as(agent, () -> feedback.give(article.id(), FeedbackReason.WRONG, "", foreign)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void overdueTasksAreRemindedOfOnceADay() {
        long id = give(FeedbackReason.WRONG, "x");
        jdbc.update("UPDATE kb_task SET due_at = created_at - INTERVAL 1 HOUR WHERE id = ?", id);
        reminders.remind();
        reminders.remind();
        assertThat(people.notices(editor))
                .containsExactly("kb.lifecycle.notice.task.FEEDBACK", "kb.lifecycle.notice.overdue");
        assertThat(people.notices(stranger)).isEmpty();
        assertThat(given.as(editor, () -> tasks.count(TaskFilter.of(TaskFilter.Show.OVERDUE))))
                .isPositive();
    }

    private long give(FeedbackReason reason, String text) {
        return given.as(agent, () -> feedback.give(article.id(), reason, text, shop));
    }
}
