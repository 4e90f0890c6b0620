package cn.zhiban.scheduling.roster;

import static cn.zhiban.scheduling.SchedulingPermissions.OWN;
import static cn.zhiban.scheduling.SchedulingPermissions.PEOPLE;
import static cn.zhiban.scheduling.SchedulingPermissions.PLAN;
import static cn.zhiban.scheduling.SchedulingPermissions.PUBLISH;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Two teams with their leads, some shift types and a roster of the first team for March 2027. Shift types of all teams that
 * other tests left behind are switched off, as they would be types of this roster too.
 */
public final class RosterWorld {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    public static final LocalDate FIRST = LocalDate.of(2027, 3, 1);
    public static final LocalDate LAST = LocalDate.of(2027, 3, 31);

    public final long team;
    public final Actor lead;
    public final Actor otherLead;
    public final Actor agent;
    public final List<Long> people = new ArrayList<>();
    public final long roster;
    public final String early;
    public final String late;
    public final String night;

    public RosterWorld(SchedulingFixtures fixtures, JdbcTemplate jdbc, RosterService service) {
        jdbc.update("UPDATE sched_shift_type SET active = FALSE WHERE team_id IS NULL");
        long leader = fixtures.employee(null);
        team = fixtures.team(leader);
        for (int i = 0; i < 6; i++) {
            people.add(fixtures.employee(team));
        }
        long other = fixtures.employee(null);
        fixtures.employee(fixtures.team(other));
        lead = fixtures.actor(leader, Scope.NOTHING, PLAN, PUBLISH, OWN, PEOPLE);
        otherLead = fixtures.actor(other, Scope.NOTHING, PLAN, PUBLISH, OWN, PEOPLE);
        agent = fixtures.actor(people.getFirst(), Scope.NOTHING, OWN);
        early = type(jdbc, "EARLY", 510, 1050);
        late = type(jdbc, "LATE", 900, 1440);
        night = type(jdbc, "NIGHT", 1380, 1920);
        roster = fixtures.as(
                lead, () -> service.create(new RosterDraft("March " + team, Set.of(team), FIRST, LAST, null)));
    }

    private String type(JdbcTemplate jdbc, String band, int start, int end) {
        String code = band.charAt(0) + "" + NUMBER.incrementAndGet();
        jdbc.update(
                "INSERT INTO sched_shift_type (code, name, kind, band, start_minute, end_minute, break_minutes, team_id)"
                        + " VALUES (?, ?, 'WORK', ?, ?, ?, 60, ?)",
                code,
                band,
                band,
                start,
                end,
                team);
        return code;
    }

    /** A day of the roster, counted from 0. */
    public LocalDate day(int number) {
        return FIRST.plusDays(number);
    }
}
