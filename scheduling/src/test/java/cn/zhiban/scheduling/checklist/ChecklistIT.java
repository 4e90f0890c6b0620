package cn.zhiban.scheduling.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class ChecklistIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    ChecklistService lists;

    @Autowired
    TodayService today;

    @Autowired
    CheckReminders reminders;

    @Autowired
    CompanyTime time;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private long team;
    private Actor leader;
    private Actor otherLeader;
    private Actor self;
    private Actor colleague;
    private long list;
    private LocalDate day;

    /** A shift that began two hours ago; whatever the time, also over midnight. */
    @BeforeEach
    void people() {
        long lead = fixtures.employee(null);
        team = fixtures.team(lead);
        leader = fixtures.actor(lead, Scope.NOTHING, SchedulingPermissions.VIEW, SchedulingPermissions.PLAN);
        long other = fixtures.employee(null);
        fixtures.team(other);
        otherLeader = fixtures.actor(other, Scope.NOTHING, SchedulingPermissions.VIEW, SchedulingPermissions.PLAN);
        self = onShift();
        colleague = onShift();
        list = fixtures.as(leader, () -> lists.save(new Checklist(0, "Opening", team, null, List.of())));
    }

    @Test
    void aTaskIsTickedOnceAndItsLeadSeesIt() {
        item("log in", 0, 600, Evidence.NONE);
        Task task = task(self);
        assertThat(task.state()).isEqualTo(TaskState.DUE);
        tick(self, task, "", null);
        assertThat(task(self).state()).isEqualTo(TaskState.DONE);
        assertThat(task(colleague).state()).as("everybody has their own").isEqualTo(TaskState.DUE);
        assertThatThrownBy(() -> tick(self, task, "", null)).isInstanceOf(ChangedMeanwhile.class);
        assertThat(board(leader)).hasSize(2).anyMatch(row -> row.count(TaskState.DONE) == 1);
        assertThat(board(otherLeader)).isEmpty();
        assertThatThrownBy(() -> board(self)).isInstanceOf(NotAllowed.class);
        fixtures.as(self, () -> {
            today.untick(task.item().id(), task.day());
            return true;
        });
        assertThat(task(self).state()).isEqualTo(TaskState.DUE);
    }

    @Test
    void evidenceThatIsAskedForHasToBeGivenAndWhatIsAheadCannotBeTicked() {
        item("messages left", 0, 600, Evidence.NUMBER);
        Task number = task(self);
        assertThatThrownBy(() -> tick(self, number, "", null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> tick(self, number, "", -1)).isInstanceOf(InvalidInput.class);
        tick(self, number, "", 0);
        item("report", 1, 601, Evidence.NOTE);
        Task note = tasks(self).getLast();
        assertThatThrownBy(() -> tick(self, note, "  ", null)).isInstanceOf(InvalidInput.class);
        item("later", 300, 400, Evidence.NONE);
        assertThatThrownBy(() -> tick(self, tasks(self).getLast(), "", null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> fixtures.as(self, () -> {
                    today.tick(note.item().id(), note.day().minusDays(7), "x", null);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whatIsHandedOverIsDoneByOneOfTheNextShift() {
        item("refund", 0, 60, Evidence.NONE);
        Task task = task(self);
        assertThat(task.state()).isEqualTo(TaskState.LATE);
        assertThatThrownBy(() -> handOver(task, " ")).isInstanceOf(InvalidInput.class);
        handOver(task, "the warehouse answers tomorrow");
        assertThat(task(self).state()).isEqualTo(TaskState.HANDED);
        assertThat(fixtures.as(self, today::today).handovers()).isEmpty();
        List<Handover> left = fixtures.as(colleague, today::today).handovers();
        assertThat(left).extracting(Handover::note).containsExactly("the warehouse answers tomorrow");
        take(colleague, left.getFirst());
        assertThatThrownBy(() -> take(colleague, left.getFirst())).isInstanceOf(ChangedMeanwhile.class);
        assertThatThrownBy(() -> fixtures.as(self, () -> {
                    today.untick(task.item().id(), task.day());
                    return true;
                }))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void aWindowThatEndsWithoutATickIsToldOnceToThePersonAndTheLead() {
        item("missed", 0, 110, Evidence.NONE);
        item("missed long ago", 0, 30, Evidence.NONE);
        tick(colleague, tasks(colleague).getLast(), "", null);
        reminders.sendDue();
        reminders.sendDue();
        assertThat(notices(self)).isEqualTo(1);
        assertThat(notices(colleague)).isZero();
        assertThat(notices(leader)).isEqualTo(1);
        assertThat(notices(otherLeader)).isZero();
    }

    @Test
    void listsHoldForTheirTeamAndPostAndAreKeptByItsLeadOnly() {
        fixtures.as(leader, () -> lists.save(new Checklist(list, "Opening", team, Post.AFTER_SALES, List.of())));
        item("of another post", 0, 600, Evidence.NONE);
        assertThat(tasks(self)).isEmpty();
        assertThat(fixtures.as(otherLeader, lists::lists)).noneMatch(one -> one.id() == list);
        long general = fixtures.asSystem(() -> lists.save(new Checklist(0, "General", null, Post.IT, List.of())));
        Checklist shared = fixtures.as(leader, lists::lists).stream()
                .filter(one -> one.id() == general)
                .findFirst()
                .orElseThrow();
        assertThat(fixtures.as(leader, () -> lists.mayChange(shared))).isFalse();
        assertThatThrownBy(() -> fixtures.as(leader, () -> {
                    lists.remove(general);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(otherLeader, () -> {
                    lists.remove(list);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        fixtures.as(otherLeader, () -> lists.save(new Checklist(list, "Mine", team, null, List.of()))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() ->
                        fixtures.as(leader, () -> lists.save(new Checklist(0, "For all", null, null, List.of()))))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(self, lists::lists)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> item("backwards", 60, 60, Evidence.NONE)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> item(" ", 0, 60, Evidence.NONE)).isInstanceOf(InvalidInput.class);
    }

    private void item(String text, int from, int to, Evidence evidence) {
        fixtures.as(leader, () -> {
            lists.save(new ChecklistItem(
                    0, list, text, Anchor.SHIFT_START, from, to, EnumSet.allOf(DayOfWeek.class), evidence));
            return true;
        });
    }

    private Task task(Actor actor) {
        return tasks(actor).getFirst();
    }

    private List<Task> tasks(Actor actor) {
        return fixtures.as(actor, today::today).tasks();
    }

    private void tick(Actor actor, Task task, String note, @Nullable Integer number) {
        fixtures.as(actor, () -> {
            today.tick(task.item().id(), task.day(), note, number);
            return true;
        });
    }

    private void handOver(Task task, String note) {
        fixtures.as(self, () -> {
            today.handOver(task.item().id(), task.day(), note);
            return true;
        });
    }

    private void take(Actor actor, Handover handover) {
        fixtures.as(actor, () -> {
            today.take(handover, "");
            return true;
        });
    }

    private List<ChecklistService.Row> board(Actor actor) {
        return fixtures.as(actor, () -> lists.board(null, day));
    }

    private int notices(Actor actor) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM core_notice WHERE account_id = ? AND message_key LIKE 'sched.checklist.%'",
                Integer.class, actor.accountId());
    }

    private Actor onShift() {
        long employee = fixtures.employee(team);
        LocalDateTime begins = time.local(time.now()).minusHours(2);
        day = begins.toLocalDate();
        int start = begins.getHour() * 60 + begins.getMinute();
        String code = "Q" + NUMBER.incrementAndGet();
        jdbc.update(
                "INSERT INTO sched_shift_type (code, name, kind, band, start_minute, end_minute, break_minutes, colour,"
                        + " active) VALUES (?, ?, 'WORK', 'EARLY', ?, ?, 0, 0, TRUE)",
                code,
                code,
                start,
                start + 480);
        jdbc.update(
                "INSERT INTO sched_roster (name, first_day, last_day, state, created_at) VALUES (?, ?, ?, 'PUBLISHED', NOW(6))",
                code,
                day,
                day);
        jdbc.update(
                "INSERT INTO sched_shift (employee_id, day, roster_id, shift_type_id) VALUES (?, ?,"
                        + " (SELECT id FROM sched_roster WHERE name = ?), (SELECT id FROM sched_shift_type WHERE code = ?))",
                employee,
                day,
                code,
                code);
        return fixtures.actor(employee, Scope.NOTHING, SchedulingPermissions.OWN);
    }
}
