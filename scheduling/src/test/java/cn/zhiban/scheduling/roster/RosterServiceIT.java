package cn.zhiban.scheduling.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class RosterServiceIT {
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

    private RosterDraft draft(String name, int days) {
        return new RosterDraft(
                name, Set.of(world.team), RosterWorld.FIRST, RosterWorld.FIRST.plusDays(days - 1L), null);
    }

    @Test
    void refusesARosterWithoutNameTeamOrWithTooManyDays() {
        assertThatThrownBy(() -> fixtures.as(world.lead, () -> rosters.create(draft("  ", 7))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> fixtures.as(world.lead, () -> rosters.create(draft("x", 0))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> fixtures.as(world.lead, () -> rosters.create(draft("x", 63))))
                .isInstanceOf(InvalidInput.class);
        assertThat(fixtures.as(world.lead, () -> rosters.create(draft("x", 62))))
                .isPositive();
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> rosters.create(draft("not my team", 7))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void otherTeamsRostersAreNotThereAndAgentsPlanNone() {
        assertThat(fixtures.as(world.otherLead, () -> rosters.list())).isEmpty();
        assertThat(fixtures.as(world.lead, () -> rosters.list()))
                .extracting(Roster::id)
                .containsExactly(world.roster);
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> rosters.get(world.roster)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> rosters.people(world.roster)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> rosters.whatIf(world.roster, "x")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(world.otherLead, () -> {
                    rosters.delete(world.roster);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> fixtures.as(world.agent, () -> rosters.list())).isInstanceOf(NotAllowed.class);
    }

    @Test
    void aRosterUnderReviewIsChangedOnlyByWhoPublishes() {
        Actor lead = world.lead;
        Actor planner = new Actor(
                lead.accountId(),
                null,
                lead.reference(),
                lead.name(),
                lead.employeeId(),
                Set.of(SchedulingPermissions.PLAN),
                Scope.NOTHING);
        fixtures.as(planner, () -> {
            rosters.review(world.roster, true);
            return true;
        });
        List<CellEdit> edit = List.of(CellEdit.of(world.people.getFirst(), world.day(0), world.early));
        assertThatThrownBy(() -> fixtures.as(planner, () -> cells.edit(world.roster, 0, edit)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> fixtures.as(planner, () -> {
                    rosters.review(world.roster, false);
                    return true;
                }))
                .isInstanceOf(NotAllowed.class);
        assertThat(fixtures.as(world.lead, () -> cells.edit(world.roster, 0, edit))
                        .changes())
                .hasSize(1);
    }

    @Test
    void theNextRosterCanRepeatTheWeekdaysOfTheLast() {
        long person = world.people.getFirst();
        fixtures.as(
                world.lead, () -> cells.edit(world.roster, 0, List.of(CellEdit.of(person, world.day(28), world.late))));
        long next = fixtures.as(
                world.lead,
                () -> rosters.create(new RosterDraft(
                        "April",
                        Set.of(world.team),
                        RosterWorld.LAST.plusDays(1),
                        RosterWorld.LAST.plusDays(30),
                        world.roster)));
        // the last Monday of March goes on as the fourth Monday after it
        assertThat(fixtures.as(world.lead, () -> rosters.cells(next)))
                .containsOnlyKeys(new CellKey(person, world.day(28 + 28)));
    }

    @Test
    void aCopyHasTheSameCellsAndGoesItsOwnWay() {
        long person = world.people.getFirst();
        fixtures.as(
                world.lead, () -> cells.edit(world.roster, 0, List.of(CellEdit.of(person, world.day(0), world.early))));
        long copy = fixtures.as(world.lead, () -> rosters.whatIf(world.roster, "copy"));
        assertThat(fixtures.as(world.lead, () -> rosters.difference(world.roster, copy)))
                .isEmpty();
        fixtures.as(world.lead, () -> cells.edit(copy, 0, List.of(CellEdit.of(person, world.day(1), world.late))));
        assertThat(fixtures.as(world.lead, () -> rosters.difference(world.roster, copy)))
                .singleElement()
                .satisfies(one -> assertThat(one.day()).isEqualTo(world.day(1)));
        assertThat(fixtures.as(world.lead, () -> rosters.cells(world.roster))).hasSize(1);
    }
}
