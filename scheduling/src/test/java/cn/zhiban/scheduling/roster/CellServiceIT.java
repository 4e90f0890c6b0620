package cn.zhiban.scheduling.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class CellServiceIT {
    @Autowired
    RosterService rosters;

    @Autowired
    CellService cells;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private RosterWorld world;

    @BeforeEach
    void roster() {
        world = new RosterWorld(fixtures, jdbc, rosters);
    }

    private EditResult edit(CellEdit... edits) {
        return fixtures.as(world.lead, () -> cells.edit(world.roster, revision(), List.of(edits)));
    }

    private int revision() {
        return fixtures.as(world.lead, () -> rosters.get(world.roster).revision());
    }

    private Map<CellKey, Mark> marks() {
        return fixtures.as(world.lead, () -> rosters.cells(world.roster));
    }

    @Test
    void readsCodesInAnyWidthAndCaseAndWordsForDaysOff() {
        long person = world.people.getFirst();
        EditResult result = edit(
                CellEdit.of(person, world.day(0), " " + world.early.toLowerCase(java.util.Locale.ROOT) + " "),
                CellEdit.of(person, world.day(1), "休"),
                CellEdit.of(person, world.day(2), "off"));
        assertThat(result.refused()).isEmpty();
        assertThat(marks().get(new CellKey(person, world.day(0))).typeId()).isNotNull();
        assertThat(marks().get(new CellKey(person, world.day(1))).typeId()).isNull();
        assertThat(marks()).hasSize(3);
    }

    @Test
    void refusesWhatIsUnknownCellByCellAndDoesTheRest() {
        long person = world.people.getFirst();
        EditResult result = edit(
                CellEdit.of(person, world.day(0), "XX"),
                CellEdit.of(person, RosterWorld.LAST.plusDays(1), world.early),
                new CellEdit(null, "Nobody", world.day(1), world.early, null),
                CellEdit.of(person, world.day(2), world.early));
        assertThat(result.refused())
                .extracting(EditResult.Refusal::index, EditResult.Refusal::key)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, "sched.roster.problem.code"),
                        org.assertj.core.groups.Tuple.tuple(1, "sched.roster.problem.day"),
                        org.assertj.core.groups.Tuple.tuple(2, "sched.roster.problem.person"));
        assertThat(marks()).hasSize(1);
    }

    @Test
    void refusesABatchBeyondEveryMonth() {
        List<CellEdit> edits =
                Collections.nCopies(20_001, CellEdit.of(world.people.getFirst(), world.day(0), world.early));
        assertThatThrownBy(() -> fixtures.as(world.lead, () -> cells.edit(world.roster, 0, edits)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void lockedCellsStay() {
        long person = world.people.getFirst();
        edit(CellEdit.of(person, world.day(0), world.early));
        edit(CellEdit.lock(person, world.day(0), true));
        assertThat(edit(CellEdit.of(person, world.day(0), world.late)).refused())
                .hasSize(1);
        edit(CellEdit.lock(person, world.day(0), false));
        assertThat(edit(CellEdit.of(person, world.day(0), world.late)).refused())
                .isEmpty();
    }

    @Test
    void whoWritesLastWinsAndIsTold() {
        long person = world.people.getFirst();
        var deputy = fixtures.actor(null, Scope.EVERYTHING, SchedulingPermissions.PLAN, SchedulingPermissions.PUBLISH);
        int seen = revision();
        fixtures.as(
                deputy, () -> cells.edit(world.roster, seen, List.of(CellEdit.of(person, world.day(0), world.late))));
        EditResult mine = fixtures.as(
                world.lead,
                () -> cells.edit(world.roster, seen, List.of(CellEdit.of(person, world.day(0), world.early))));
        assertThat(mine.overwritten()).extracting(EditResult.Overwritten::by).containsExactly(deputy.name());
        assertThat(fixtures.as(deputy, () -> cells.since(world.roster, seen)).changes())
                .hasSize(2);
    }

    @Test
    void undoLeavesWhatSomebodyElseChangedSince() {
        long person = world.people.getFirst();
        var deputy = fixtures.actor(null, Scope.EVERYTHING, SchedulingPermissions.PLAN, SchedulingPermissions.PUBLISH);
        edit(CellEdit.of(person, world.day(0), world.early), CellEdit.of(person, world.day(1), world.early));
        fixtures.as(deputy, () -> cells.edit(world.roster, 99, List.of(CellEdit.of(person, world.day(0), world.late))));
        EditResult undone = fixtures.as(world.lead, () -> cells.undo(world.roster));
        assertThat(undone.refused()).hasSize(1);
        assertThat(marks().keySet()).containsExactly(new CellKey(person, world.day(0)));
    }

    @Test
    void undoAndRedoReturnTheSameRoster() {
        Random random = new Random(11);
        List<Map<CellKey, Mark>> states = new ArrayList<>(List.of(marks()));
        List<String> codes = List.of(world.early, world.late, world.night, "-", "");
        for (int step = 0; step < 12; step++) {
            List<CellEdit> edits = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(8); i++) {
                edits.add(CellEdit.of(
                        world.people.get(random.nextInt(6)),
                        world.day(random.nextInt(31)),
                        codes.get(random.nextInt(codes.size()))));
            }
            EditResult result = fixtures.as(world.lead, () -> cells.edit(world.roster, revision(), edits));
            if (!result.changes().isEmpty()) {
                states.add(marks());
            }
        }
        for (int i = states.size() - 2; i >= 0; i--) {
            fixtures.as(world.lead, () -> cells.undo(world.roster));
            assertThat(marks()).isEqualTo(states.get(i));
        }
        for (int i = 1; i < states.size(); i++) {
            fixtures.as(world.lead, () -> cells.redo(world.roster));
            assertThat(marks()).isEqualTo(states.get(i));
        }
        assertThat(fixtures.as(world.lead, () -> cells.redo(world.roster)).changes())
                .isEmpty();
    }

    @Test
    void theLeadOfAnotherTeamFindsNothing() {
        CellEdit edit = CellEdit.of(world.people.getFirst(), world.day(0), world.early);
        assertThat(fixtures.as(world.otherLead, rosters::list)).noneMatch(one -> one.id() == world.roster);
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> rosters.cells(world.roster)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> cells.edit(world.roster, 0, List.of(edit))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> cells.since(world.roster, 0)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(
                        world.otherLead,
                        () -> rosters.create(
                                new RosterDraft("x", Set.of(world.team), RosterWorld.FIRST, RosterWorld.LAST, null))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void agentsFindNoRosters() {
        assertThatThrownBy(() -> fixtures.as(world.agent, rosters::list)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(world.agent, () -> rosters.cells(world.roster)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(world.agent, () -> cells.undo(world.roster)))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void underReviewOnlyWhoPublishesChanges() {
        var planner = fixtures.actor(null, Scope.EVERYTHING, SchedulingPermissions.PLAN);
        fixtures.as(planner, () -> {
            rosters.review(world.roster, true);
            return null;
        });
        CellEdit edit = CellEdit.of(world.people.getFirst(), world.day(0), world.early);
        assertThatThrownBy(() -> fixtures.as(planner, () -> cells.edit(world.roster, 0, List.of(edit))))
                .isInstanceOf(NotAllowed.class);
        assertThat(edit(edit).changes()).hasSize(1);
    }

    @Test
    void copiesThePatternOfLastMonthByWeekday() {
        long person = world.people.getFirst();
        LocalDate lastMonday = LocalDate.of(2027, 3, 29);
        edit(CellEdit.of(person, lastMonday, world.early));
        LocalDate first = LocalDate.of(2027, 4, 1);
        long next = fixtures.as(
                world.lead,
                () -> rosters.create(
                        new RosterDraft("April", Set.of(world.team), first, LocalDate.of(2027, 4, 30), world.roster)));
        assertThat(fixtures.as(world.lead, () -> rosters.cells(next)).keySet())
                .containsExactly(new CellKey(person, LocalDate.of(2027, 4, 26)));
    }

    @Test
    void aWhatIfCopyIsARosterOfItsOwn() {
        long person = world.people.getFirst();
        edit(CellEdit.of(person, world.day(0), world.early));
        long copy = fixtures.as(world.lead, () -> rosters.whatIf(world.roster, "try"));
        fixtures.as(world.lead, () -> cells.edit(copy, 0, List.of(CellEdit.of(person, world.day(1), world.late))));
        assertThat(marks()).hasSize(1);
        assertThat(fixtures.as(world.lead, () -> rosters.difference(world.roster, copy)))
                .extracting(CellChange::day)
                .containsExactly(world.day(1));
    }
}
