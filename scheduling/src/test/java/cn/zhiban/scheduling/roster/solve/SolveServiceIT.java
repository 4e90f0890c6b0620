package cn.zhiban.scheduling.roster.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.requirement.GroupDraft;
import cn.zhiban.scheduling.requirement.GroupService;
import cn.zhiban.scheduling.roster.CellChange;
import cn.zhiban.scheduling.roster.CellEdit;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.RosterWorld;
import cn.zhiban.scheduling.staffing.StaffingRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class SolveServiceIT {
    @Autowired
    RosterService rosters;

    @Autowired
    CellService cells;

    @Autowired
    SolveService solving;

    @Autowired
    SolveJob job;

    @Autowired
    SolveRunStore runs;

    @Autowired
    GroupService groups;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private RosterWorld world;

    @BeforeEach
    void roster() {
        world = new RosterWorld(fixtures, jdbc, rosters);
    }

    /** The run as the job's worker does it, at once. */
    private SolveRun run(int seconds) {
        long run = runs.insert(world.roster, seconds, 3, List.of());
        fixtures.as(world.lead, () -> job.run(new Now(run)));
        return fixtures.as(world.lead, () -> solving.latest(world.roster)).orElseThrow();
    }

    private SolveRun repair(Absence... absences) {
        long run = runs.insert(world.roster, 10, 1, List.of(absences));
        fixtures.as(world.lead, () -> job.run(new Now(run)));
        return fixtures.as(world.lead, () -> solving.latest(world.roster)).orElseThrow();
    }

    private record Now(long run) implements JobContext {
        @Override
        public long jobId() {
            return 1;
        }

        @Override
        public <T> T parameters(Class<T> type) {
            return type.cast(new SolveService.Order(run));
        }

        @Override
        public void progress(double fraction) {}

        @Override
        public void checkCancelled() {}
    }

    private void edit(CellEdit... edits) {
        fixtures.as(
                world.lead,
                () -> cells.edit(world.roster, rosters.get(world.roster).revision(), List.of(edits)));
    }

    private Map<CellKey, Mark> marks() {
        return fixtures.as(world.lead, () -> rosters.cells(world.roster));
    }

    @Test
    void whatIsFoundIsShownBeforeItIsTakenAndCanBeUndone() {
        edit(CellEdit.of(world.people.getFirst(), world.day(0), world.night));
        Map<CellKey, Mark> before = marks();
        SolveRun run = run(1);
        assertThat(run.state()).isEqualTo(SolveRun.State.READY);
        assertThat(run.curve()).isNotEmpty();
        assertThat(marks()).isEqualTo(before);
        int shown = fixtures.as(world.lead, () -> solving.difference(run.id())).size();
        int changed = fixtures.as(world.lead, () -> solving.take(run.id()));
        assertThat(changed).isEqualTo(shown).isPositive();
        assertThat(marks()).isNotEqualTo(before);
        fixtures.as(world.lead, () -> cells.undo(world.roster));
        assertThat(marks()).isEqualTo(before);
    }

    @Test
    void lockedCellsAndThoseLockedMeanwhileStay() {
        long person = world.people.getFirst();
        edit(CellEdit.of(person, world.day(4), world.night), CellEdit.lock(person, world.day(4), true));
        SolveRun run = run(1);
        edit(CellEdit.of(person, world.day(5), world.late), CellEdit.lock(person, world.day(5), true));
        Mark meanwhile = marks().get(new CellKey(person, world.day(5)));
        fixtures.as(world.lead, () -> solving.take(run.id()));
        Mark locked = marks().get(new CellKey(person, world.day(4)));
        assertThat(locked.locked()).isTrue();
        assertThat(locked.typeId()).isNotNull();
        assertThat(marks().get(new CellKey(person, world.day(5)))).isEqualTo(meanwhile);
    }

    @Test
    void aRunTellsWhetherItWasGivenTheSameAsAnother() {
        SolveRun first = run(1);
        SolveRun second = run(1);
        assertThat(second.inputHash()).isEqualTo(first.inputHash());
        edit(CellEdit.of(world.people.getFirst(), world.day(4), world.night));
        assertThat(run(1).inputHash()).isNotEqualTo(first.inputHash());
    }

    @Test
    void aRunIsTakenOnlyOnce() {
        SolveRun run = run(1);
        fixtures.as(world.lead, () -> solving.take(run.id()));
        assertThatThrownBy(() -> fixtures.as(world.lead, () -> solving.take(run.id())))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void onlyWhoPlansTheTeamMaySolveSeeOrTake() {
        SolveRun run = run(1);
        assertThatThrownBy(() -> fixtures.as(world.agent, () -> solving.start(world.roster, 1, 1)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> solving.start(world.roster, 1, 1)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> solving.difference(run.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> solving.take(run.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(world.lead, () -> solving.start(world.roster, 0, 1)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aRepairFreesWhoIsAwayAlsoWhereTheCellIsLockedAndTouchesNobodyElseWithoutNeed() {
        long away = world.people.getFirst();
        edit(
                CellEdit.of(away, world.day(4), world.early),
                CellEdit.lock(away, world.day(4), true),
                CellEdit.of(away, world.day(5), world.early),
                CellEdit.of(away, world.day(7), world.early),
                CellEdit.of(world.people.get(1), world.day(4), world.late));
        SolveRun run = repair(new Absence(away, world.day(4), world.day(5)));
        assertThat(run.state()).isEqualTo(SolveRun.State.READY);
        List<CellChange> shown = fixtures.as(world.lead, () -> solving.difference(run.id()));
        assertThat(shown).extracting(CellChange::employeeId).containsOnly(away);
        fixtures.as(world.lead, () -> solving.take(run.id()));
        Mark free = marks().get(new CellKey(away, world.day(4)));
        assertThat(free.typeId()).isNull();
        assertThat(free.locked()).isTrue();
        assertThat(marks().get(new CellKey(away, world.day(5))).typeId()).isNull();
        assertThat(marks().get(new CellKey(away, world.day(7))).typeId()).isNotNull();
        assertThat(marks().get(new CellKey(world.people.get(1), world.day(4))).typeId())
                .isNotNull();
    }

    @Test
    void aRepairGivesTheShiftToAColleagueWhereItIsNeeded() {
        long shop = fixtures.shop(fixtures.client(), cn.zhiban.core.org.Platform.TAOBAO);
        world.people.forEach(person -> fixtures.serves(person, shop));
        Actor planner =
                fixtures.actor(null, Scope.EVERYTHING, SchedulingPermissions.DEMAND, SchedulingPermissions.PLAN);
        long group = fixtures.as(
                planner,
                () -> groups.add(new GroupDraft("Group " + shop, null, Set.of(shop), 1, StaffingRule.USUAL, 0, 48)));
        for (int slot = 17; slot < 35; slot++) {
            jdbc.update(
                    "INSERT INTO sched_requirement (group_id, day, slot, typed) VALUES (?, ?, ?, 1)",
                    group,
                    world.day(4),
                    slot);
        }
        long away = world.people.getFirst();
        edit(CellEdit.of(away, world.day(4), world.early));
        long run = runs.insert(world.roster, 10, 1, List.of(new Absence(away, world.day(4), world.day(4))));
        fixtures.as(planner, () -> job.run(new Now(run)));
        List<CellChange> shown = fixtures.as(planner, () -> solving.difference(run));
        assertThat(shown).hasSize(2);
        assertThat(shown)
                .filteredOn(one -> one.employeeId() != away)
                .singleElement()
                .satisfies(one -> {
                    Mark after = one.after();
                    assertThat(after).isNotNull();
                    assertThat(after.typeId()).isNotNull();
                    assertThat(after.locked()).isFalse();
                });
    }

    @Test
    void aRepairNeedsSomebodyOfTheRosterAndDaysInIt() {
        Absence stranger = new Absence(fixtures.employee(null), world.day(1), world.day(2));
        Absence backwards = new Absence(world.people.getFirst(), world.day(3), world.day(2));
        Absence outside =
                new Absence(world.people.getFirst(), RosterWorld.LAST.plusDays(1), RosterWorld.LAST.plusDays(2));
        for (List<Absence> wrong :
                List.of(List.<Absence>of(), List.of(stranger), List.of(backwards), List.of(outside))) {
            assertThatThrownBy(() -> fixtures.as(world.lead, () -> solving.repair(world.roster, wrong)))
                    .isInstanceOf(InvalidInput.class);
        }
    }

    @Test
    void onlyWhoPlansTheTeamMayRepair() {
        List<Absence> absences = List.of(new Absence(world.people.getFirst(), world.day(1), world.day(2)));
        assertThatThrownBy(() -> fixtures.as(world.agent, () -> solving.repair(world.roster, absences)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> solving.repair(world.roster, absences)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> solving.conflicts(world.roster)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void shiftsOnApprovedLeaveAreWhatARepairBeginsWith() {
        long person = world.people.get(2);
        edit(CellEdit.of(person, world.day(10), world.early), CellEdit.of(person, world.day(12), world.early));
        jdbc.update(
                "INSERT INTO sched_leave (employee_id, type, first_day, last_day, from_noon, to_noon, half_days, state,"
                        + " requested_at) VALUES (?, 'ANNUAL', ?, ?, FALSE, FALSE, 4, 'APPROVED', NOW(6))",
                person,
                world.day(10),
                world.day(11));
        jdbc.update(
                "INSERT INTO sched_leave_day (leave_id, day, part, half_days) SELECT id, first_day, 'WHOLE', 2 FROM sched_leave"
                        + " WHERE employee_id = ?",
                person);
        assertThat(fixtures.as(world.lead, () -> solving.conflicts(world.roster)))
                .containsExactly(new Absence(person, world.day(10), world.day(10)));
    }
}
