package cn.zhiban.scheduling.roster;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.roster.EditResult.Overwritten;
import cn.zhiban.scheduling.roster.EditResult.Refusal;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes cells of rosters. Needs {@link SchedulingPermissions#PLAN} within reach; a roster under review is changed by who
 * publishes. Each batch is one step that its author can undo.
 */
@Service
@Transactional
public class CellService {
    /** Cells of one batch at most: a month of 500 people and a little more. */
    private static final int MOST = 20_000;

    private final RosterStore store;
    private final RosterReach reach;
    private final ShiftTypes types;
    private final Access access;
    private final OffWords off;

    CellService(RosterStore store, RosterReach reach, ShiftTypes types, Access access, OffWords off) {
        this.store = store;
        this.reach = reach;
        this.types = types;
        this.access = access;
        this.off = off;
    }

    /**
     * Changes cells; what cannot be done is told edit by edit and the others are done.
     *
     * @param seen revision that the author's screen shows
     * @throws NotFound there is no such roster within reach
     * @throws InvalidInput more than 20,000 edits
     */
    public EditResult edit(long rosterId, int seen, List<CellEdit> edits) {
        if (edits.size() > MOST) {
            throw new InvalidInput("edits", "sched.roster.problem.too-many", MOST);
        }
        Roster roster = toChange(rosterId);
        Map<CellKey, Mark> cells = store.cells(rosterId);
        Reading reading = new Reading(roster);
        Map<CellKey, CellChange> changes = new LinkedHashMap<>();
        List<Refusal> refused = new ArrayList<>();
        for (int i = 0; i < edits.size(); i++) {
            CellEdit edit = edits.get(i);
            Long employee = reading.employee(edit);
            String problem = reading.problem(edit, employee, cells);
            if (problem != null || employee == null) {
                String argument = problem != null && problem.endsWith("code") ? edit.code() : edit.staff();
                refused.add(new Refusal(
                        i,
                        employee,
                        edit.day(),
                        Objects.requireNonNull(problem),
                        Objects.requireNonNullElse(argument, "")));
                continue;
            }
            CellKey key = new CellKey(employee, edit.day());
            Mark before = cells.get(key);
            Mark after = reading.after(edit, before);
            CellChange known = changes.get(key);
            changes.put(key, new CellChange(employee, edit.day(), known == null ? before : known.before(), after));
            cells.put(key, after);
        }
        return finish(roster, seen, changes.values(), refused);
    }

    /** Writes given marks, as from the engine; locked cells stay unless the mark is locked, too. One step to undo. */
    public EditResult write(long rosterId, Map<CellKey, Mark> marks) {
        Roster roster = toChange(rosterId);
        Map<CellKey, Mark> cells = store.cells(rosterId);
        Set<Long> people = new HashSet<>(store.people(rosterId));
        List<CellChange> changes = new ArrayList<>();
        marks.forEach((key, mark) -> {
            Mark before = cells.get(key);
            boolean free = before == null || !before.locked() || mark.locked();
            if (free && people.contains(key.employeeId()) && roster.contains(key.day()) && differ(before, mark)) {
                changes.add(new CellChange(key.employeeId(), key.day(), before, mark));
            }
        });
        return finish(roster, roster.revision(), changes, List.of());
    }

    private static boolean differ(@Nullable Mark before, Mark after) {
        return !Objects.equals(before == null ? null : before.typeId(), after.typeId());
    }

    private EditResult finish(Roster roster, int seen, Collection<CellChange> wanted, List<Refusal> refused) {
        List<CellChange> changes = wanted.stream()
                .filter(one -> !Objects.equals(one.before(), one.after()))
                .toList();
        if (changes.isEmpty()) {
            return new EditResult(roster.revision(), changes, refused, List.of());
        }
        Actor actor = access.current();
        List<Overwritten> overwritten = overwritten(roster, seen, changes, actor);
        store.write(roster.id(), changes);
        store.forgetUndone(roster.id(), actor.reference());
        int revision = store.log(roster, actor.reference(), actor.name(), "DONE", changes);
        return new EditResult(revision, changes, refused, overwritten);
    }

    private List<Overwritten> overwritten(Roster roster, int seen, List<CellChange> changes, Actor actor) {
        if (seen >= roster.revision()) {
            return List.of();
        }
        Map<CellKey, String> others = new HashMap<>();
        for (RosterStore.Logged entry : store.since(roster.id(), seen)) {
            if (!entry.actor().equals(actor.reference())) {
                entry.changes().forEach(one -> others.put(one.key(), entry.actorName()));
            }
        }
        return changes.stream()
                .filter(one -> others.containsKey(one.key()))
                .map(one -> new Overwritten(one.employeeId(), one.day(), Objects.requireNonNull(others.get(one.key()))))
                .toList();
    }

    /** Takes back the actor's latest step; cells that somebody else has changed since stay and are told. */
    public EditResult undo(long rosterId) {
        Roster roster = toChange(rosterId);
        return store.lastDone(rosterId, access.current().reference())
                .map(step -> replay(roster, step, true))
                .orElseGet(() -> new EditResult(roster.revision(), List.of(), List.of(), List.of()));
    }

    /** Does again what the actor took back last. */
    public EditResult redo(long rosterId) {
        Roster roster = toChange(rosterId);
        return store.lastUndone(rosterId, access.current().reference())
                .map(step -> replay(roster, step, false))
                .orElseGet(() -> new EditResult(roster.revision(), List.of(), List.of(), List.of()));
    }

    private EditResult replay(Roster roster, RosterStore.Logged step, boolean back) {
        Map<CellKey, Mark> cells = store.cells(roster.id());
        List<CellChange> changes = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (CellChange one : step.changes()) {
            CellChange change = back ? one.reversed() : one;
            if (Objects.equals(cells.get(one.key()), change.before())) {
                changes.add(change);
            } else if (!Objects.equals(cells.get(one.key()), change.after())) {
                refused.add(new Refusal(-1, one.employeeId(), one.day(), "sched.roster.problem.changed-since", ""));
            }
        }
        store.write(roster.id(), changes);
        store.mark(step.id(), back ? "UNDONE" : "DONE");
        Actor actor = access.current();
        int revision = changes.isEmpty()
                ? roster.revision()
                : store.log(roster, actor.reference(), actor.name(), "STEP", changes);
        return new EditResult(revision, changes, refused, List.of());
    }

    /** What anybody has changed since a revision, in order; the last of a cell is what stands there. */
    @Transactional(readOnly = true)
    public EditResult since(long rosterId, int revision) {
        Roster roster = reach.toPlan(rosterId);
        List<CellChange> changes = new ArrayList<>();
        List<Overwritten> by = new ArrayList<>();
        String self = access.current().reference();
        for (RosterStore.Logged entry : store.since(rosterId, revision)) {
            changes.addAll(entry.changes());
            if (!entry.actor().equals(self)) {
                entry.changes().forEach(one -> by.add(new Overwritten(one.employeeId(), one.day(), entry.actorName())));
            }
        }
        return new EditResult(roster.revision(), changes, List.of(), by);
    }

    private Roster toChange(long id) {
        reach.toPlan(id);
        Roster roster = store.lock(id).orElseThrow(() -> new NotFound("sched.roster", id));
        if (roster.state() == RosterState.REVIEW && !access.current().may(SchedulingPermissions.PUBLISH)) {
            throw new NotAllowed(SchedulingPermissions.PUBLISH);
        }
        return roster;
    }

    /** What typed codes and names mean in one roster. */
    private final class Reading {
        private final Roster roster;
        private final Map<String, Long> codes = new HashMap<>();
        private final Set<Long> people;
        private final Map<String, Long> names;

        Reading(Roster roster) {
            this.roster = roster;
            for (ShiftType type : types.all()) {
                Long team = type.teamId();
                if (type.active() && (team == null || roster.teamIds().contains(team))) {
                    codes.put(OffWords.plain(type.code()), type.id());
                }
            }
            people = new HashSet<>(store.people(roster.id()));
            names = store.peopleByName(roster.id());
        }

        @Nullable
        Long employee(CellEdit edit) {
            Long employee = edit.employeeId();
            if (employee == null && edit.staff() != null) {
                employee = names.get(edit.staff().strip());
            }
            return employee != null && people.contains(employee) ? employee : null;
        }

        /** Key of what speaks against the edit, null for nothing. */
        @Nullable
        String problem(CellEdit edit, @Nullable Long employee, Map<CellKey, Mark> cells) {
            if (employee == null) {
                return "sched.roster.problem.person";
            }
            if (!roster.contains(edit.day())) {
                return "sched.roster.problem.day";
            }
            String code = edit.code();
            if (code != null && !code.isBlank() && !off.contains(code) && !codes.containsKey(OffWords.plain(code))) {
                return "sched.roster.problem.code";
            }
            Mark before = cells.get(new CellKey(employee, edit.day()));
            return before != null && before.locked() && code != null && !Boolean.FALSE.equals(edit.locked())
                    ? "sched.roster.problem.locked"
                    : null;
        }

        @Nullable
        Mark after(CellEdit edit, @Nullable Mark before) {
            String code = edit.code();
            Mark mark = before;
            if (code != null && code.isBlank()) {
                mark = null;
            } else if (code != null) {
                Long type = off.contains(code) && !codes.containsKey(OffWords.plain(code))
                        ? null
                        : codes.get(OffWords.plain(code));
                mark = new Mark(
                        type, before != null && before.locked(), CellSource.HAND, before == null ? "" : before.note());
            }
            Boolean locked = edit.locked();
            if (locked == null) {
                return mark;
            }
            return mark == null ? (locked ? Mark.of(null, CellSource.HAND).with(true) : null) : mark.with(locked);
        }
    }
}
