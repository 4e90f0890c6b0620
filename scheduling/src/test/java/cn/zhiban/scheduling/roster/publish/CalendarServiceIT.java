package cn.zhiban.scheduling.roster.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.SchedulingTest;
import cn.zhiban.scheduling.roster.CellEdit;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.RosterDraft;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.RosterWorld;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@SchedulingTest
class CalendarServiceIT {
    @Autowired
    RosterService rosters;

    @Autowired
    CellService cells;

    @Autowired
    PublicationService publications;

    @Autowired
    CalendarService calendars;

    @Autowired
    CompanyTime time;

    @Autowired
    SchedulingFixtures fixtures;

    @Autowired
    JdbcTemplate jdbc;

    private RosterWorld world;
    private LocalDate day;

    @BeforeEach
    void aPublishedShiftOfTomorrow() {
        world = new RosterWorld(fixtures, jdbc, rosters);
        day = time.today().plusDays(1);
        long roster = fixtures.as(
                world.lead, () -> rosters.create(new RosterDraft("now", Set.of(world.team), day, day, null)));
        fixtures.as(world.lead, () -> {
            cells.edit(roster, 0, List.of(CellEdit.of(world.people.getFirst(), day, world.night)));
            return publications.publish(roster, "");
        });
    }

    private String read(String token) {
        return fixtures.asSystem(() -> calendars.read(token));
    }

    @Test
    void whoKnowsTheAddressReadsOnePersonsPublishedShifts() {
        String mine = fixtures.as(world.agent, () -> calendars.renew());
        var other = fixtures.actor(world.people.get(1), Scope.NOTHING, SchedulingPermissions.OWN);
        String others = fixtures.as(other, () -> calendars.renew());
        String date = day.format(DateTimeFormatter.BASIC_ISO_DATE);
        assertThat(read(mine)).contains("DTSTART;TZID=Asia/Shanghai:" + date + "T230000", world.night);
        assertThat(read(others)).doesNotContain("BEGIN:VEVENT");
    }

    @Test
    void aNewAddressEndsTheOldOneAndAnEndedOneTellsNothing() {
        String old = fixtures.as(world.agent, () -> calendars.renew());
        String next = fixtures.as(world.agent, () -> calendars.renew());
        assertThatThrownBy(() -> read(old)).isInstanceOf(NotFound.class);
        assertThat(read(next)).contains("BEGIN:VEVENT");
        fixtures.as(world.agent, () -> {
            calendars.end();
            return true;
        });
        assertThatThrownBy(() -> read(next)).isInstanceOf(NotFound.class);
    }

    @Test
    void whoHasLeftHasNoCalendar() {
        String token = fixtures.as(world.agent, () -> calendars.renew());
        jdbc.update("UPDATE core_employee SET state = 'LEFT' WHERE id = ?", world.people.getFirst());
        assertThatThrownBy(() -> read(token)).isInstanceOf(NotFound.class);
    }

    @Test
    void theSecretIsNotInTheDatabase() {
        String token = fixtures.as(world.agent, () -> calendars.renew());
        assertThat(jdbc.queryForList("SELECT token_hash FROM sched_calendar", String.class))
                .isNotEmpty()
                .doesNotContain(token);
    }
}
