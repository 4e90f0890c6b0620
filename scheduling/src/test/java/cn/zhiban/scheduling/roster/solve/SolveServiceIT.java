package cn.zhiban.scheduling.roster.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.roster.CellEdit;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.RosterWorld;
import java.util.List;
import java.util.Map;
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
        long run = runs.insert(world.roster, seconds, 3);
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
}
