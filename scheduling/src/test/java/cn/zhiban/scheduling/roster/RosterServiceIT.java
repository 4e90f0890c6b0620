package cn.zhiban.scheduling.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingTest;
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
}
