package cn.zhiban.scheduling.market;

import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.scheduling.SchedulingFixtures;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.roster.CellEdit;
import cn.zhiban.scheduling.roster.CellService;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.RosterWorld;
import cn.zhiban.scheduling.roster.publish.PublicationService;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.JdbcTemplate;

/** A published roster of March 2027 with six people, each with an account. */
final class MarketWorld {
    final RosterWorld rosters;
    final List<Actor> agents = new ArrayList<>();
    private final SchedulingFixtures fixtures;
    private final JdbcTemplate jdbc;
    private final CellService cells;
    private final PublicationService publications;

    MarketWorld(
            SchedulingFixtures fixtures,
            JdbcTemplate jdbc,
            RosterService service,
            CellService cells,
            PublicationService publications) {
        this.fixtures = fixtures;
        this.jdbc = jdbc;
        this.cells = cells;
        this.publications = publications;
        rosters = new RosterWorld(fixtures, jdbc, service);
        agents.add(rosters.agent);
        rosters.people.stream()
                .skip(1)
                .forEach(one -> agents.add(fixtures.actor(one, Scope.NOTHING, SchedulingPermissions.OWN)));
    }

    /** Writes a shift into the draft. */
    void shift(int person, int day, String code) {
        fixtures.as(
                rosters.lead,
                () -> cells.edit(
                        rosters.roster,
                        Integer.MAX_VALUE,
                        List.of(CellEdit.of(person(person), rosters.day(day), code))));
    }

    void publish() {
        fixtures.as(rosters.lead, () -> publications.publish(rosters.roster, ""));
    }

    long person(int number) {
        return rosters.people.get(number);
    }

    LocalDate day(int number) {
        return rosters.day(number);
    }

    <T> T as(int person, Callable<T> work) {
        return fixtures.as(agents.get(person), work);
    }

    <T> T lead(Callable<T> work) {
        return fixtures.as(rosters.lead, work);
    }

    /** Code that is published for somebody, empty for a day off. */
    String published(int person, int day) {
        return code(
                "SELECT COALESCE(MAX(t.code), '') FROM sched_shift s LEFT JOIN sched_shift_type t"
                        + " ON t.id = s.shift_type_id WHERE s.employee_id = ? AND s.day = ?",
                person,
                day);
    }

    /** Code that stands in the roster, empty for a day off or nothing. */
    String planned(int person, int day) {
        return code(
                "SELECT COALESCE(MAX(t.code), '') FROM sched_roster_cell s LEFT JOIN sched_shift_type t"
                        + " ON t.id = s.shift_type_id WHERE s.employee_id = ? AND s.day = ?",
                person,
                day);
    }

    private String code(String sql, int person, int day) {
        return String.valueOf(jdbc.queryForObject(sql, String.class, person(person), day(day)));
    }

    /** Arguments of the notices that somebody has got with a key, as they are stored. */
    List<String> notices(Actor actor, String key) {
        return jdbc.queryForList(
                "SELECT arguments FROM core_notice WHERE account_id = ? AND message_key = ?",
                String.class,
                actor.accountId(),
                key);
    }
}
