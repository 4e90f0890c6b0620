package cn.zhiban.scheduling.checklist;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import cn.zhiban.scheduling.staff.TeamRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps checklists and shows how they stand. Lists of a team are kept by who leads it with
 * {@link SchedulingPermissions#PLAN}, lists for all by who sees everything; how they stand is read with
 * {@link SchedulingPermissions#VIEW} of people within reach.
 */
@Service
@Transactional(readOnly = true)
public class ChecklistService {
    private static final String TYPE = "sched.checklist";
    private static final int NAME = 60;
    private static final int TEXT = 200;
    private static final int DAY = 1440;

    private final ChecklistStore store;
    private final Tasks tasks;
    private final Staff staff;
    private final Access access;
    private final AuditLog audit;

    ChecklistService(ChecklistStore store, Tasks tasks, Staff staff, Access access, AuditLog audit) {
        this.store = store;
        this.tasks = tasks;
        this.staff = staff;
        this.access = access;
        this.audit = audit;
    }

    /**
     * Somebody's shift with its tasks.
     *
     * @param on who and when
     * @param tasks in the order of their windows
     */
    public record Row(OnShift on, List<Task> tasks) {
        /** How many stand so. */
        public int count(TaskState... states) {
            List<TaskState> wanted = List.of(states);
            return (int)
                    tasks.stream().filter(one -> wanted.contains(one.state())).count();
        }
    }

    /** How the tasks of a day stand; people without tasks are left out. @param team of this team only, null of all */
    public List<Row> board(@Nullable Long team, LocalDate day) {
        Actor actor = access.require(SchedulingPermissions.VIEW);
        List<Person> people = staff.within(actor).stream()
                .filter(one -> team == null || team.equals(one.teamId()))
                .toList();
        List<OnShift> shifts = tasks.shifts(people, day, day);
        Map<OnShift, List<Task>> of = tasks.of(shifts);
        return shifts.stream()
                .map(on -> new Row(on, of.getOrDefault(on, List.of())))
                .filter(row -> !row.tasks().isEmpty())
                .toList();
    }

    /** Teams within reach, for lists and filters. */
    public List<TeamRef> teams() {
        return staff.teams(access.require(SchedulingPermissions.VIEW));
    }

    /** Whether whoever asks keeps lists for all teams. */
    public boolean mayKeepForAll() {
        return access.current().scope().all();
    }

    /** Lists of the teams whoever asks leads, and those that hold for all. */
    public List<Checklist> lists() {
        Actor actor = access.require(SchedulingPermissions.PLAN);
        return store.lists().stream()
                .filter(one -> one.teamId() == null || reaches(actor, one.teamId()))
                .toList();
    }

    /** Whether whoever asks may change the list. */
    public boolean mayChange(Checklist list) {
        Actor actor = access.current();
        return actor.may(SchedulingPermissions.PLAN) && reaches(actor, list.teamId());
    }

    /** Adds a list or changes its name and for whom it is; its tasks stay. @throws InvalidInput the name is wrong */
    @Transactional
    public long save(Checklist list) {
        requireReach(list.teamId());
        String name = list.name().strip();
        if (name.isEmpty() || name.length() > NAME) {
            throw new InvalidInput("name", "sched.checklist.problem.name", NAME);
        }
        Checklist checked = new Checklist(list.id(), name, list.teamId(), list.post(), List.of());
        if (list.id() == 0) {
            long id = store.insert(checked);
            audit.record("created", TYPE, id, name, null, checked);
            return id;
        }
        Checklist before = get(list.id());
        store.update(checked);
        audit.record("changed", TYPE, list.id(), name, before, checked);
        return list.id();
    }

    /** Ends a list; what was ticked stays on record. */
    @Transactional
    public void remove(long id) {
        Checklist before = get(id);
        store.removeList(id);
        audit.record("deleted", TYPE, id, before.name(), before, null);
    }

    /** Adds or changes a task. @throws InvalidInput something is missing or the window makes no sense */
    @Transactional
    public void save(ChecklistItem item) {
        Checklist list = get(item.checklistId());
        check(item);
        ChecklistItem before = list.items().stream()
                .filter(one -> one.id() == item.id())
                .findFirst()
                .orElse(null);
        if (item.id() == 0) {
            store.insert(item);
        } else if (before == null) {
            throw new NotFound(TYPE, item.id());
        } else {
            store.update(item);
        }
        audit.record("changed", TYPE, list.id(), list.name(), before, item);
    }

    /** Ends a task. */
    @Transactional
    public void removeItem(ChecklistItem item) {
        Checklist list = get(item.checklistId());
        if (list.items().stream().noneMatch(one -> one.id() == item.id())) {
            throw new NotFound(TYPE, item.id());
        }
        store.removeItem(item.id());
        audit.record("changed", TYPE, list.id(), list.name(), item, null);
    }

    private static void check(ChecklistItem item) {
        if (item.text().isBlank() || item.text().length() > TEXT) {
            throw new InvalidInput("text", "sched.checklist.problem.text", TEXT);
        }
        if (item.weekdays().isEmpty()) {
            throw new InvalidInput("weekdays", "sched.checklist.problem.weekdays");
        }
        boolean clock = item.anchor() == Anchor.CLOCK;
        if (item.fromMinute() < (clock ? 0 : -DAY) || item.fromMinute() >= DAY) {
            throw new InvalidInput("from", "sched.checklist.problem.window");
        }
        if (item.toMinute() <= item.fromMinute() || item.toMinute() - item.fromMinute() > DAY) {
            throw new InvalidInput("to", "sched.checklist.problem.window");
        }
    }

    private Checklist get(long id) {
        Actor actor = access.require(SchedulingPermissions.PLAN);
        return store.list(id).filter(one -> reaches(actor, one.teamId())).orElseThrow(() -> new NotFound(TYPE, id));
    }

    private void requireReach(@Nullable Long team) {
        if (!reaches(access.require(SchedulingPermissions.PLAN), team)) {
            throw new NotAllowed(SchedulingPermissions.PLAN);
        }
    }

    private boolean reaches(Actor actor, @Nullable Long team) {
        return actor.scope().all()
                || team != null && staff.teams(actor).stream().anyMatch(one -> one.id() == team);
    }
}
