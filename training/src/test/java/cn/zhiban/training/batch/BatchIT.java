package cn.zhiban.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.TrainingFixtures;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.TrainingTest;
import cn.zhiban.training.lesson.LessonContent;
import cn.zhiban.training.lesson.LessonService;
import cn.zhiban.training.path.PathContent;
import cn.zhiban.training.path.PathService;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches gather the progress of their people, and show nobody who is not within reach. */
@TrainingTest
class BatchIT {
    @Autowired
    private BatchService batches;

    @Autowired
    private LessonService lessons;

    @Autowired
    private PathService paths;

    @Autowired
    private Notices notices;

    @Autowired
    private TrainingFixtures fixtures;

    @Autowired
    private Access access;

    @Autowired
    private CompanyTime time;

    @Autowired
    private JdbcClient jdbc;

    private long client;
    private Actor trainer;
    private Actor stranger;
    private long one;
    private long two;

    @BeforeEach
    void twoNewPeople() {
        client = fixtures.client();
        trainer = coach(client);
        stranger = coach(fixtures.client());
        one = person();
        two = person();
    }

    private Actor coach(long of) {
        return fixtures.actor(
                null,
                new Scope(false, Set.of(of), Set.of(of), Set.of(), Set.of()),
                access.everyPermission().toArray(String[]::new));
    }

    private long person() {
        long employee = fixtures.employee(null);
        fixtures.serves(employee, fixtures.shop(client, Platform.JD));
        return employee;
    }

    private long path() {
        return fixtures.as(trainer, () -> {
            long lesson = lessons.create(
                    new LessonContent("a", "", 1, List.of(LessonContent.Part.page("", "text"))), client, null);
            lessons.publish(lesson, lessons.get(lesson).version(), true);
            long path = paths.create(
                    new PathContent(
                            "path",
                            "",
                            List.of(new PathContent.Block(
                                    1,
                                    "first step",
                                    List.of(new PathContent.Item(ItemKind.LESSON, lesson)),
                                    PathContent.Need.ALL,
                                    List.of(),
                                    PathContent.Need.ALL,
                                    2,
                                    PathContent.Days.CALENDAR))),
                    client,
                    null);
            paths.publish(path, paths.get(path).version());
            return path;
        });
    }

    private long batch() {
        return fixtures.as(
                trainer, () -> batches.create("batch", time.today().minusDays(15), path(), List.of(one, two)));
    }

    private BatchService.Page page(long batch) {
        return fixtures.as(trainer, () -> batches.get(batch));
    }

    @Test
    void itsPeopleAreAssignedAndWhoIsStuckSaysOnWhatAndHowLong() {
        BatchService.Page page = page(batch());

        assertThat(page.people()).hasSize(2).allSatisfy(person -> {
            assertThat(person.step()).isEqualTo("first step");
            assertThat(person.late()).isEqualTo(13);
            assertThat(person.stuck()).isTrue();
        });
        assertThat(page.curve()).containsExactly(1.0, 1.0, 1.0);
    }

    @Test
    void whoLeftIsCountedButNotShown() {
        long batch = batch();
        jdbc.sql("UPDATE core_employee SET state = 'LEFT', left_on = ? WHERE id = ?")
                .params(time.today().minusDays(10), two)
                .update();

        BatchService.Page page = page(batch);
        assertThat(page.people()).extracting(person -> person.learner().id()).containsExactly(one);
        assertThat(page.batch().members()).isEqualTo(2);
        assertThat(page.batch().there()).isEqualTo(1);
        assertThat(page.curve()).containsExactly(1.0, 0.5, 0.5);
    }

    @Test
    void batchesOfOtherPeopleDoNotExist() {
        long batch = batch();

        assertThat(fixtures.as(stranger, batches::list)).noneMatch(row -> row.id() == batch);
        assertThatThrownBy(() -> fixtures.as(stranger, () -> batches.get(batch)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(stranger, () -> batches.note(batch, "text")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(stranger, () -> batches.close(batch, true))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(stranger, () -> batches.create("mine", time.today(), null, List.of(one))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoOnlySeesProgressChangesNothing() {
        long batch = batch();
        Actor viewer = fixtures.actor(
                null,
                new Scope(false, Set.of(client), Set.of(client), Set.of(), Set.of()),
                TrainingPermissions.PROGRESS);

        assertThat(fixtures.as(viewer, () -> batches.get(batch)).editable()).isFalse();
        assertThatThrownBy(() -> as(viewer, () -> batches.note(batch, "text"))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as(viewer, () -> batches.mentor(batch, one, two)))
                .isInstanceOf(NotAllowed.class);
        Actor agent = fixtures.actor(one, Scope.NOTHING, TrainingPermissions.LEARN);
        assertThatThrownBy(() -> fixtures.as(agent, batches::list)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void mentorsAndLeadsAreTold() {
        long batch = batch();
        Actor mentor = fixtures.actor(two, Scope.NOTHING, TrainingPermissions.LEARN);
        long leader = fixtures.employee(null);
        fixtures.team(leader);
        Actor lead = fixtures.actor(leader, Scope.NOTHING, TrainingPermissions.LEARN);
        as(trainer, () -> batches.mentor(batch, one, two));
        as(trainer, () -> batches.handOver(batch, List.of(one), leader));

        assertThat(fixtures.as(mentor, () -> notices.list(0, 9)))
                .extracting(Notices.Notice::messageKey)
                .contains("training.batch.notice.mentor");
        assertThat(fixtures.as(lead, () -> notices.list(0, 9)))
                .extracting(Notices.Notice::messageKey)
                .contains("training.batch.notice.handed");
        BatchService.Person person = page(batch).people().stream()
                .filter(row -> row.learner().id() == one)
                .findFirst()
                .orElseThrow();
        assertThat(person.mentorId()).isEqualTo(two);
        assertThat(person.lead()).isNotEmpty();
        assertThatThrownBy(() -> as(trainer, () -> batches.mentor(batch, one, one)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> as(trainer, () -> batches.handOver(batch, List.of(one), two)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void notesStandNewestFirstAndEmptyOnesAreRefused() {
        long batch = batch();
        as(trainer, () -> batches.note(batch, " first "));
        as(trainer, () -> batches.note(batch, "second"));

        assertThat(page(batch).notes()).extracting(BatchService.Note::text).containsExactly("second", "first");
        assertThatThrownBy(() -> as(trainer, () -> batches.note(batch, "  "))).isInstanceOf(InvalidInput.class);
    }

    private void as(Actor actor, Runnable action) {
        fixtures.as(actor, () -> {
            action.run();
            return null;
        });
    }
}
