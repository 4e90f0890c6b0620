package cn.zhiban.scheduling.roster;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import cn.zhiban.scheduling.staff.TeamRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose rosters somebody plans: those of teams they lead, or of which everybody is within their reach. A roster with one
 * other team in it is as good as not there.
 */
@Component
public class RosterReach {
    private final RosterStore store;
    private final Access access;
    private final Staff staff;
    private final JdbcClient jdbc;

    RosterReach(RosterStore store, Access access, Staff staff, JdbcClient jdbc) {
        this.store = store;
        this.access = access;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** Teams whose rosters the actor may plan, by name. @throws cn.zhiban.core.security.NotAllowed may not plan */
    public List<TeamRef> teams() {
        return teams(access.require(SchedulingPermissions.PLAN));
    }

    private List<TeamRef> teams(Actor actor) {
        Set<Long> led = staff.teams(actor).stream().map(TeamRef::id).collect(Collectors.toSet());
        Set<Long> people = staff.within(actor).stream().map(Person::id).collect(Collectors.toSet());
        record Member(long teamId, String team, long employeeId) {}
        return jdbc
                .sql("SELECT t.id AS team_id, t.name AS team, e.id AS employee_id FROM core_team t"
                        + " JOIN core_employee e ON e.team_id = t.id AND e.state <> 'LEFT' ORDER BY t.name")
                .query(Member.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        one -> new TeamRef(one.teamId(), one.team()),
                        java.util.LinkedHashMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .filter(entry -> led.contains(entry.getKey().id())
                        || entry.getValue().stream().allMatch(one -> people.contains(one.employeeId())))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    /** The roster for planning. @throws NotFound there is none within reach */
    public Roster toPlan(long id) {
        return within(id, SchedulingPermissions.PLAN);
    }

    /** The roster for publishing. @throws NotFound there is none within reach */
    public Roster toPublish(long id) {
        return within(id, SchedulingPermissions.PUBLISH);
    }

    private Roster within(long id, String permission) {
        Actor actor = access.require(permission);
        Set<Long> teams = teams(actor).stream().map(TeamRef::id).collect(Collectors.toSet());
        return store.find(id)
                .filter(roster -> !roster.teamIds().isEmpty() && teams.containsAll(roster.teamIds()))
                .orElseThrow(() -> new NotFound("sched.roster", id));
    }

    /** Rosters the actor plans, the latest first. */
    public List<Roster> all() {
        Actor actor = access.require(SchedulingPermissions.PLAN);
        Set<Long> teams = teams(actor).stream().map(TeamRef::id).collect(Collectors.toSet());
        return store.all().stream()
                .filter(roster -> !roster.teamIds().isEmpty() && teams.containsAll(roster.teamIds()))
                .toList();
    }
}
