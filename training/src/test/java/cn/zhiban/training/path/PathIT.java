package cn.zhiban.training.path;

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
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.StillLocked;
import cn.zhiban.training.TrainingFixtures;
import cn.zhiban.training.TrainingPermissions;
import cn.zhiban.training.TrainingTest;
import cn.zhiban.training.lesson.LessonContent;
import cn.zhiban.training.lesson.LessonReading;
import cn.zhiban.training.lesson.LessonService;
import cn.zhiban.training.path.PathContent.Block;
import cn.zhiban.training.path.PathContent.Days;
import cn.zhiban.training.path.PathContent.Item;
import cn.zhiban.training.path.PathContent.Need;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Paths: order holds on the server, rules follow people, everybody sees only those within reach. */
@TrainingTest
@RecordApplicationEvents
class PathIT {
    @Autowired
    private PathService paths;

    @Autowired
    private PathAssignments assignments;

    @Autowired
    private PathRules rules;

    @Autowired
    private PathNotices pathNotices;

    @Autowired
    private MyLearning learning;

    @Autowired
    private LessonService lessons;

    @Autowired
    private LessonReading reading;

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

    @Autowired
    private ApplicationEvents events;

    private long client;
    private long shop;
    private long team;
    private Actor trainer;
    private Actor learner;
    private long first;
    private long second;

    @BeforeEach
    void twoLessonsOfAClient() {
        client = fixtures.client();
        shop = fixtures.shop(client, Platform.DOUYIN);
        team = fixtures.team(fixtures.employee(null));
        trainer = fixtures.actor(
                fixtures.employee(null),
                new Scope(false, Set.of(client), Set.of(client), Set.of(shop), Set.of()),
                access.everyPermission().toArray(String[]::new));
        learner = learner();
        first = lesson("first");
        second = lesson("second");
    }

    private Actor learner() {
        long employee = fixtures.employee(team);
        fixtures.serves(employee, shop);
        return fixtures.actor(
                employee,
                new Scope(false, Set.of(), Set.of(client), Set.of(shop), Set.of(shop)),
                TrainingPermissions.LEARN,
                KbPermissions.READ);
    }

    private long lesson(String title) {
        return fixtures.as(trainer, () -> {
            long id = lessons.create(
                    new LessonContent(title, "", 5, List.of(LessonContent.Part.page("", title))), client, null);
            lessons.publish(id, lessons.get(id).version(), true);
            return id;
        });
    }

    private Block block(int no, long lesson, int due, Integer... after) {
        return new Block(
                no,
                "step " + no,
                List.of(new Item(ItemKind.LESSON, lesson)),
                Need.ALL,
                List.of(after),
                Need.ALL,
                due,
                Days.CALENDAR);
    }

    private long path() {
        return path(block(1, first, 3), block(2, second, 5, 1));
    }

    private long path(Block... blocks) {
        return fixtures.as(trainer, () -> {
            long id = paths.create(new PathContent("path", "", List.of(blocks)), client, null);
            paths.publish(id, paths.get(id).version());
            return id;
        });
    }

    private void assign(long path, Actor who, LocalDate start) {
        fixtures.as(trainer, () -> {
            assignments.assign(path, List.of(id(who)), start);
            return null;
        });
    }

    private void complete(long lesson) {
        fixtures.as(learner, () -> {
            reading.complete(lesson, reading.open(lesson).number());
            return null;
        });
    }

    private static long id(Actor actor) {
        return Objects.requireNonNull(actor.employeeId());
    }

    private List<String> told(Actor actor) {
        return fixtures.as(actor, () -> notices.list(0, 50)).stream()
                .map(Notices.Notice::messageKey)
                .toList();
    }

    private PathStand stand(Actor who) {
        return fixtures.as(who, learning::mine).getFirst().stand();
    }

    @Test
    void whatComesLaterCannotBeOpenedByItsAddress() {
        assertThat(fixtures.as(learner, () -> reading.open(second)).id()).isEqualTo(second);
        assign(path(), learner, time.today());

        assertThatThrownBy(() -> fixtures.as(learner, () -> reading.open(second)))
                .isInstanceOf(StillLocked.class);
        assertThatThrownBy(() -> fixtures.as(learner, () -> {
                    reading.complete(second, 1);
                    return null;
                }))
                .isInstanceOf(StillLocked.class);

        complete(first);
        assertThat(fixtures.as(learner, () -> reading.open(second)).id()).isEqualTo(second);
    }

    @Test
    void aPathThatHasComeToItOpensWhatAnotherPathStillLocks() {
        assign(path(), learner, time.today());
        assign(path(block(1, second, 0)), learner, time.today());

        assertThat(fixtures.as(learner, () -> reading.open(second)).id()).isEqualTo(second);
    }

    @Test
    void completionIsToldOnceWithTheVersionThatWasLearned() {
        long path = path();
        assign(path, learner, time.today());
        complete(first);
        complete(second);

        assertThat(events.stream(ItemPassed.class).filter(one -> one.kind() == ItemKind.PATH && one.itemId() == path))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.employeeId()).isEqualTo(id(learner));
                    assertThat(one.version()).isEqualTo(1);
                });
        assertThat(fixtures.as(learner, learning::mine).getFirst().completed()).isTrue();
    }

    @Test
    void whatWasLearnedBeforeCountsAtOnce() {
        complete(first);
        complete(second);
        long path = path();
        assign(path, learner, time.today());

        assertThat(stand(learner).isDone()).isTrue();
        assertThat(events.stream(ItemPassed.class).anyMatch(one -> one.kind() == ItemKind.PATH && one.itemId() == path))
                .isTrue();
    }

    @Test
    void aLessonPublishedAnewMakesACompletedPathSayWhatToLearnAgain() {
        assign(path(), learner, time.today());
        complete(first);
        complete(second);
        fixtures.as(trainer, () -> {
            lessons.save(
                    first,
                    lessons.get(first).version(),
                    new LessonContent("first", "", 5, List.of(LessonContent.Part.page("", "changed"))),
                    client,
                    null);
            lessons.publish(first, lessons.get(first).version(), true);
            return null;
        });

        MyLearning.Mine mine = fixtures.as(learner, learning::mine).getFirst();
        assertThat(mine.completed()).isTrue();
        assertThat(mine.stand().isDone()).isFalse();
        assertThat(mine.stand().next().orElseThrow().item().id()).isEqualTo(first);
    }

    @Test
    void rulesFollowPeopleAsTheyJoinMoveAndLeave() {
        long path = path();
        fixtures.as(trainer, () -> {
            paths.addRule(path, new PathRule(0, null, 0, null, null, null, Platform.DOUYIN, team));
            return null;
        });
        assertThat(fixtures.as(learner, learning::mine)).hasSize(1);
        assertThat(told(learner)).containsExactly("training.path.notice.assigned");

        Actor joined = learner();
        rules.applyAll();
        rules.applyAll();
        assertThat(fixtures.as(joined, learning::mine)).hasSize(1);
        assertThat(told(joined)).containsExactly("training.path.notice.assigned");

        jdbc.sql("UPDATE core_employee SET team_id = NULL WHERE id = ?")
                .param(id(joined))
                .update();
        rules.applyAll();
        assertThat(fixtures.as(joined, learning::mine)).isEmpty();

        jdbc.sql("UPDATE core_employee SET team_id = ? WHERE id = ?")
                .params(team, id(joined))
                .update();
        rules.applyAll();
        assertThat(fixtures.as(joined, learning::mine)).hasSize(1);

        jdbc.sql("UPDATE core_assignment SET valid_to = '2024-02-01' WHERE employee_id = ?")
                .param(id(learner))
                .update();
        rules.applyAll();
        assertThat(fixtures.as(learner, learning::mine)).isEmpty();
    }

    @Test
    void whatAPersonEndedOrAssignedRulesLeaveAlone() {
        long path = path();
        fixtures.as(trainer, () -> {
            paths.addRule(path, new PathRule(0, null, 0, null, null, null, null, team));
            return null;
        });
        long assignment = fixtures.as(trainer, () -> assignments.rows(List.of(id(learner))))
                .getFirst()
                .id();
        fixtures.as(trainer, () -> {
            assignments.end(assignment);
            return null;
        });
        rules.applyAll();
        assertThat(fixtures.as(learner, learning::mine)).isEmpty();

        assign(path, learner, time.today());
        fixtures.as(trainer, () -> {
            paths.removeRule(path, paths.rules(path).getFirst().id());
            return null;
        });
        rules.applyAll();
        assertThat(fixtures.as(learner, learning::mine)).hasSize(1);
    }

    @Test
    void tenureBandsAreCountedFromTheHireDate() {
        long path = path();
        jdbc.sql("UPDATE core_employee SET hire_date = ? WHERE id = ?")
                .params(time.today().minusDays(30), id(learner))
                .update();

        assertThat(fixtures.as(
                        trainer, () -> paths.fitting(path, new PathRule(0, null, 0, 30, null, null, null, team))))
                .isEqualTo(1);
        assertThat(fixtures.as(
                        trainer, () -> paths.fitting(path, new PathRule(0, null, 0, 29, null, null, null, team))))
                .isZero();
        assertThat(fixtures.as(
                        trainer, () -> paths.fitting(path, new PathRule(0, null, 31, null, null, null, null, team))))
                .isZero();
    }

    @Test
    void whatIsDueSoonAndLateIsToldOnceAndAnExtensionBeginsAnew() {
        assign(path(), learner, time.today().minusDays(4));
        pathNotices.sendDue();
        pathNotices.sendDue();
        assertThat(told(learner))
                .containsExactlyInAnyOrder(
                        "training.path.notice.late", "training.path.notice.soon", "training.path.notice.assigned");
        PathAssignments.Row row = fixtures.as(trainer, () -> assignments.rows(List.of(id(learner))))
                .getFirst();
        assertThat(row.late()).isEqualTo(1);

        fixtures.as(trainer, () -> {
            assignments.extend(row.id(), 10);
            return null;
        });
        pathNotices.sendDue();
        assertThat(told(learner)).hasSize(4).contains("training.path.notice.extended");
        assertThat(fixtures.as(trainer, () -> assignments.rows(List.of(id(learner))))
                        .getFirst()
                        .late())
                .isZero();
    }

    @Test
    void coachesReachOnlyTheirPeople() {
        long path = path();
        assign(path, learner, time.today());
        long other = fixtures.client();
        Actor stranger = fixtures.actor(
                null,
                new Scope(false, Set.of(other), Set.of(other), Set.of(), Set.of()),
                access.everyPermission().toArray(String[]::new));
        long row = fixtures.as(trainer, () -> assignments.rows(List.of(id(learner))))
                .getFirst()
                .id();

        assertThat(fixtures.as(stranger, () -> assignments.rows())).isEmpty();
        assertThat(fixtures.as(stranger, assignments::choices)).noneMatch(one -> one.id() == path);
        assertThatThrownBy(() -> fixtures.as(stranger, () -> {
                    assignments.extend(row, 5);
                    return null;
                }))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(stranger, () -> paths.get(path))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(trainer, () -> {
                    assignments.assign(path, List.of(fixtures.employee(null)), time.today());
                    return null;
                }))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void learnersAssignAndDesignNothing() {
        long path = path();

        assertThatThrownBy(() -> fixtures.as(learner, () -> assignments.rows())).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(learner, () -> {
                    assignments.assign(path, List.of(id(learner)), time.today());
                    return null;
                }))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(learner, () -> paths.copy(path, "mine")))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(learner, () -> paths.rules(path))).isInstanceOf(NotAllowed.class);
    }

    @Test
    void aPathThatCannotBeLearnedToItsEndIsNotPublished() {
        long id = fixtures.as(
                trainer,
                () -> paths.create(
                        new PathContent("path", "", List.of(block(1, first, 0, 2), block(2, second, 0))),
                        client,
                        null));

        assertThatThrownBy(() -> fixtures.as(trainer, () -> {
                    paths.publish(id, paths.get(id).version());
                    return null;
                }))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aPathAsksOnlyForWhatItsAuthorMayChoose() {
        long other = fixtures.client();
        long foreign = fixtures.asSystem(() -> {
            long id = lessons.create(
                    new LessonContent("foreign", "", 5, List.of(LessonContent.Part.page("", "text"))), other, null);
            lessons.publish(id, lessons.get(id).version(), true);
            return id;
        });

        assertThatThrownBy(() -> fixtures.as(
                        trainer,
                        () -> paths.create(new PathContent("path", "", List.of(block(1, foreign, 0))), client, null)))
                .isInstanceOf(InvalidInput.class);
    }
}
