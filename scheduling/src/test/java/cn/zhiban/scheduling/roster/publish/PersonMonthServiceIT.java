package cn.zhiban.scheduling.roster.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.roster.CellEdit;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.RosterWorld;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class PersonMonthServiceIT {
    private static final YearMonth MARCH = YearMonth.from(RosterWorld.FIRST);

    @Autowired
    PersonMonthService service;

    @Autowired
    RosterService rosters;

    @Autowired
    CellService cells;

    @Autowired
    PublicationService publications;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private RosterWorld world;
    private long person;

    @BeforeEach
    void roster() {
        world = new RosterWorld(fixtures, jdbc, rosters);
        person = world.people.getFirst();
        edit(0, world.early);
        edit(1, world.night);
        jdbc.update(
                "INSERT INTO sched_wish (employee_id, first_day, weekdays, term_only, direction, target, level, state, reason, created_at)"
                        + " VALUES (?, ?, 0, FALSE, 'AVOID', 'DAY', 'STRONG', 'COUNTS', 'secret', NOW(6))",
                person,
                world.day(0));
    }

    private void edit(int day, String code) {
        fixtures.as(
                world.lead,
                () -> cells.edit(
                        world.roster,
                        rosters.get(world.roster).revision(),
                        List.of(CellEdit.of(person, world.day(day), code))));
    }

    private PersonMonth month(Actor actor) {
        return fixtures.as(actor, () -> service.month(person, MARCH));
    }

    @Test
    void whoPlansSeesTheDraftAndKnowsItIsOne() {
        PersonMonth month = month(world.lead);
        assertThat(month.days()).hasSize(31);
        assertThat(month.drafts()).containsExactlyInAnyOrder(world.day(0), world.day(1));
        assertThat(month.days().getFirst().shift()).isNotNull();
        assertThat(month.days().getFirst().published()).isFalse();
    }

    @Test
    void whoOnlyViewsSeesWhatIsPublishedAndNoWishes() {
        Actor viewer = fixtures.actor(null, Scope.EVERYTHING, SchedulingPermissions.VIEW);
        assertThat(month(viewer).days()).allMatch(day -> day.shift() == null);
        fixtures.as(world.lead, () -> publications.publish(world.roster, ""));
        PersonMonth month = month(viewer);
        assertThat(month.days().getFirst().shift()).isNotNull();
        assertThat(month.drafts()).isEmpty();
        assertThat(month.wishes()).isEmpty();
    }

    @Test
    void saysWhichWishWasRefused() {
        PersonMonth.Answer answer = month(world.lead).wishes().get(world.day(0)).getFirst();
        assertThat(answer.decided()).isTrue();
        assertThat(answer.granted()).isFalse();
    }

    @Test
    void othersThanTheirLeadSeeNothing() {
        assertThatThrownBy(() -> month(world.otherLead)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> month(world.agent)).isInstanceOf(NotAllowed.class);
        assertThat(fixtures.as(world.otherLead, service::people)).noneMatch(one -> one.id() == person);
    }
}
