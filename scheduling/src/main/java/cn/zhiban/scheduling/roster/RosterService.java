package cn.zhiban.scheduling.roster;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.staff.TeamRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes rosters (班表) and leads them from draft to review. Needs {@link SchedulingPermissions#PLAN}, for teams within reach;
 * whoever has not, learns nothing of a roster, not even that it is there.
 */
@Service
@Transactional(readOnly = true)
public class RosterService {
    private static final String TYPE = "sched.roster";
    private static final int NAME = 100;
    private static final int LONGEST = 62;
    private static final int WEEK = 7;

    private final RosterStore store;
    private final RosterReach reach;
    private final AuditLog audit;
    private final Access access;

    RosterService(RosterStore store, RosterReach reach, AuditLog audit, Access access) {
        this.store = store;
        this.reach = reach;
        this.audit = audit;
        this.access = access;
    }

    /** Rosters within reach, the latest first. */
    public List<Roster> list() {
        return reach.all();
    }

    /** Teams that can be planned. */
    public List<TeamRef> teams() {
        return reach.teams();
    }

    /** One roster. @throws NotFound there is none within reach */
    public Roster get(long id) {
        return reach.toPlan(id);
    }

    /** Who is in the roster, in the order of its rows. @throws NotFound there is none within reach */
    public List<Long> people(long id) {
        reach.toPlan(id);
        return store.people(id);
    }

    /** What stands in its cells; cells without anything are left out. @throws NotFound there is none within reach */
    public Map<CellKey, Mark> cells(long id) {
        reach.toPlan(id);
        return store.cells(id);
    }

    /**
     * Makes a draft with everybody who is in the teams now.
     *
     * @return its id
     * @throws InvalidInput without name or team, with more than 62 days, or nobody in it
     */
    @Transactional
    public long create(RosterDraft draft) {
        access.require(SchedulingPermissions.PLAN);
        RosterDraft checked = check(draft);
        long id = store.insert(checked, null);
        store.setPeople(id, store.members(checked.teamIds()));
        Long pattern = draft.patternOf();
        if (pattern != null) {
            copyPattern(reach.toPlan(pattern), id, checked);
        }
        audit.record("created", TYPE, id, checked.name(), null, checked);
        return id;
    }

    /** Puts each weekday of the other roster's last four weeks onto the same weekday, week after week. */
    private void copyPattern(Roster pattern, long id, RosterDraft draft) {
        Map<CellKey, Mark> cells = store.cells(pattern.id());
        Set<Long> people = new HashSet<>(store.people(id));
        int weeks = Math.max(1, Math.min(4, pattern.days() / WEEK));
        List<CellChange> changes = new ArrayList<>();
        for (LocalDate day = draft.first(); !day.isAfter(draft.last()); day = day.plusDays(1)) {
            LocalDate like = day;
            while (like.isAfter(pattern.last())) {
                like = like.minusDays((long) WEEK * weeks);
            }
            for (long person : people) {
                Mark mark = cells.get(new CellKey(person, like));
                if (mark != null) {
                    changes.add(new CellChange(person, day, null, Mark.of(mark.typeId(), CellSource.FIXED)));
                }
            }
        }
        store.write(id, changes);
    }

    /**
     * A copy to try things out: same people, days and cells, its own score. It is never published itself; what it holds can
     * be taken over into the roster it came from.
     */
    @Transactional
    public long whatIf(long id, String name) {
        Roster from = reach.toPlan(id);
        RosterDraft draft = check(new RosterDraft(name, from.teamIds(), from.first(), from.last(), null));
        long copy = store.insert(draft, from.baseId() != null ? from.baseId() : Long.valueOf(from.id()));
        store.setPeople(copy, store.people(id));
        List<CellChange> changes = new ArrayList<>();
        store.cells(id).forEach((key, mark) -> changes.add(new CellChange(key.employeeId(), key.day(), null, mark)));
        store.write(copy, changes);
        audit.record("created", TYPE, copy, draft.name(), null, draft);
        return copy;
    }

    /** Cells in which two rosters differ, from the first to the second; both have to be within reach. */
    public List<CellChange> difference(long first, long second) {
        reach.toPlan(first);
        reach.toPlan(second);
        return difference(store.cells(first), store.cells(second));
    }

    static List<CellChange> difference(Map<CellKey, Mark> before, Map<CellKey, Mark> after) {
        Map<CellKey, Mark> all = new HashMap<>(before);
        all.putAll(after);
        return all.keySet().stream()
                .map(key -> new CellChange(key.employeeId(), key.day(), before.get(key), after.get(key)))
                .filter(one -> !java.util.Objects.equals(
                        one.before() == null ? null : one.before().typeId(),
                        one.after() == null ? null : one.after().typeId()))
                .sorted(java.util.Comparator.comparing(CellChange::day).thenComparing(CellChange::employeeId))
                .toList();
    }

    /** Takes people in who joined the teams since, at the end. @return how many */
    @Transactional
    public int refreshPeople(long id) {
        Roster roster = reach.toPlan(id);
        List<Long> people = new ArrayList<>(store.people(id));
        int before = people.size();
        store.members(roster.teamIds()).stream()
                .filter(one -> !people.contains(one))
                .forEach(people::add);
        store.setPeople(id, people);
        return people.size() - before;
    }

    /** Hands a draft to who publishes, or takes it back. @throws NotAllowed takes back without the permission to publish */
    @Transactional
    public void review(long id, boolean handed) {
        Roster roster = reach.toPlan(id);
        if (roster.state() == RosterState.PUBLISHED || roster.baseId() != null) {
            throw new InvalidInput("state", "sched.roster.problem.state");
        }
        if (!handed && !access.current().may(SchedulingPermissions.PUBLISH)) {
            throw new NotAllowed(SchedulingPermissions.PUBLISH);
        }
        store.setState(id, handed ? RosterState.REVIEW : RosterState.DRAFT);
        audit.record(
                "changed", TYPE, id, roster.name(), roster.state(), handed ? RosterState.REVIEW : RosterState.DRAFT);
    }

    /** Deletes a roster that was never published. @throws InvalidInput it was */
    @Transactional
    public void delete(long id) {
        Roster roster = reach.toPlan(id);
        if (roster.state() == RosterState.PUBLISHED || store.wasPublished(id)) {
            throw new InvalidInput("state", "sched.roster.problem.published");
        }
        store.delete(id);
        audit.record("deleted", TYPE, id, roster.name(), roster, null);
    }

    private RosterDraft check(RosterDraft draft) {
        String name = draft.name().strip();
        if (name.isEmpty() || name.length() > NAME) {
            throw new InvalidInput("name", "sched.roster.problem.name", NAME);
        }
        if (draft.last().isBefore(draft.first())
                || draft.last().toEpochDay() - draft.first().toEpochDay() >= LONGEST) {
            throw new InvalidInput("last", "sched.roster.problem.days", LONGEST);
        }
        Set<Long> teams = reach.teams().stream().map(TeamRef::id).collect(Collectors.toSet());
        if (draft.teamIds().isEmpty() || !teams.containsAll(draft.teamIds())) {
            throw new InvalidInput("teamIds", "sched.roster.problem.teams");
        }
        return new RosterDraft(name, draft.teamIds(), draft.first(), draft.last(), draft.patternOf());
    }
}
