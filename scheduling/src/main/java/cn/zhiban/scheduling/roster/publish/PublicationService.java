package cn.zhiban.scheduling.roster.publish;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.notify.Robots;
import cn.zhiban.core.security.Access;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.Mark;
import cn.zhiban.scheduling.roster.Roster;
import cn.zhiban.scheduling.roster.RosterReach;
import cn.zhiban.scheduling.roster.RosterService;
import cn.zhiban.scheduling.roster.RosterStates;
import cn.zhiban.scheduling.roster.check.RosterPeople;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes rosters: an immutable version, shifts that people see, and a notice to everybody for whom something changed.
 * Needs {@link SchedulingPermissions#PUBLISH} within reach.
 */
@Service
@Transactional
public class PublicationService {
    private static final int NOTE = 500;
    private static final int NAMED_DAYS = 3;
    private static final String OWN_PAGE = "sched/my";

    private final RosterService rosters;
    private final RosterReach reach;
    private final RosterStates states;
    private final VersionStore versions;
    private final RosterPeople people;
    private final ShiftTypes types;
    private final Staff staff;
    private final Notices notices;
    private final Robots robots;
    private final AuditLog audit;
    private final Access access;

    PublicationService(
            RosterService rosters,
            RosterReach reach,
            RosterStates states,
            VersionStore versions,
            RosterPeople people,
            ShiftTypes types,
            Staff staff,
            Notices notices,
            Robots robots,
            AuditLog audit,
            Access access) {
        this.rosters = rosters;
        this.reach = reach;
        this.states = states;
        this.versions = versions;
        this.people = people;
        this.types = types;
        this.staff = staff;
        this.notices = notices;
        this.robots = robots;
        this.audit = audit;
        this.access = access;
    }

    /** What publishing now would change for whom; people for whom nothing changes are left out. */
    @Transactional(readOnly = true)
    public List<PersonChange> preview(long rosterId) {
        Roster roster = reach.toPublish(rosterId);
        return changes(versions.shifts(rosterId), cells(roster));
    }

    /**
     * Publishes what stands in the roster and tells everybody concerned.
     *
     * @param note what the lead says about it, at most 500 characters
     * @return number of the version
     * @throws InvalidInput it is a what-if copy, somebody is in another published roster on one of the days, or nothing
     *     changed since the last version
     */
    public int publish(long rosterId, String note) {
        Roster roster = states.lock(reach.toPublish(rosterId).id());
        String said = note.strip();
        if (said.length() > NOTE) {
            throw new InvalidInput("note", "sched.roster.problem.note", NOTE);
        }
        if (roster.baseId() != null) {
            throw new InvalidInput("roster", "sched.roster.problem.what-if");
        }
        List<PublishedCell> cells = cells(roster);
        List<Long> employees = rosters.people(rosterId);
        if (employees.isEmpty()) {
            throw new InvalidInput("roster", "sched.roster.problem.nobody");
        }
        versions.taken(rosterId, employees, roster.first(), roster.last()).ifPresent(one -> {
            throw new InvalidInput("roster", "sched.roster.problem.taken", one.name(), one.day(), one.roster());
        });
        List<PublishedCell> before = versions.shifts(rosterId);
        List<PersonChange> changes = changes(before, cells);
        if (!before.isEmpty() && changes.isEmpty()) {
            throw new InvalidInput("roster", "sched.roster.problem.no-change");
        }
        int number = versions.nextNumber(rosterId);
        long version =
                versions.insert(rosterId, number, said, cells, access.current().name());
        versions.replace(rosterId, cells);
        changes.forEach(one -> versions.receipt(version, one));
        states.published(rosterId, roster.revision());
        audit.record("published", "sched.roster", rosterId, roster.name(), null, new Published(number, changes.size()));
        tell(roster, changes, before.isEmpty());
        robots.tell(roster.teamIds(), "sched.roster.robot.published", roster.name(), number, changes.size());
        return number;
    }

    /** What the audit log says of a version. */
    record Published(int number, int people) {}

    private void tell(Roster roster, List<PersonChange> changes, boolean first) {
        for (PersonChange one : changes) {
            List<Long> accounts = staff.accounts(List.of(one.employeeId()));
            if (accounts.isEmpty()) {
                continue;
            }
            if (first) {
                notices.send(accounts, "sched.roster.notice.published", OWN_PAGE, roster.name());
            } else {
                String days = one.changes().stream()
                        .limit(NAMED_DAYS)
                        .map(day -> day.day() + " " + shown(day.before()) + "→" + shown(day.after()))
                        .collect(Collectors.joining(", "));
                notices.send(
                        accounts,
                        "sched.roster.notice.changed",
                        OWN_PAGE,
                        roster.name(),
                        String.valueOf(one.changes().size()),
                        days);
            }
        }
    }

    private static String shown(String code) {
        return code.isEmpty() ? "–" : code;
    }

    /** Takes a published roster back: people no longer see its shifts. Its versions stay on record. */
    public void withdraw(long rosterId) {
        Roster roster = states.lock(reach.toPublish(rosterId).id());
        if (roster.publishedRevision() == null) {
            throw new InvalidInput("state", "sched.roster.problem.state");
        }
        List<Long> accounts = staff.accounts(rosters.people(rosterId));
        versions.clear(rosterId);
        states.withdrawn(rosterId);
        audit.record("withdrawn", "sched.roster", rosterId, roster.name(), null, null);
        notices.send(accounts, "sched.roster.notice.withdrawn", OWN_PAGE, roster.name());
    }

    /** Who has acknowledged the latest version that concerned them. */
    @Transactional(readOnly = true)
    public List<Receipt> receipts(long rosterId) {
        reach.toPublish(rosterId);
        return versions.receipts(rosterId);
    }

    private List<PublishedCell> cells(Roster roster) {
        Map<CellKey, Mark> marks = rosters.cells(roster.id());
        List<PublishedCell> cells = new ArrayList<>();
        for (long person : rosters.people(roster.id())) {
            for (LocalDate day = roster.first(); !day.isAfter(roster.last()); day = day.plusDays(1)) {
                Mark mark = marks.get(new CellKey(person, day));
                cells.add(new PublishedCell(person, day, mark == null ? null : mark.typeId()));
            }
        }
        return cells;
    }

    private List<PersonChange> changes(List<PublishedCell> before, List<PublishedCell> after) {
        Map<CellKey, Long> was = new HashMap<>();
        before.forEach(cell -> was.put(new CellKey(cell.employeeId(), cell.day()), cell.typeId()));
        Map<Long, String> codes = types.all().stream().collect(Collectors.toMap(ShiftType::id, ShiftType::code));
        Map<Long, List<DayChange>> byPerson = new java.util.LinkedHashMap<>();
        for (PublishedCell cell : after) {
            Long old = was.get(new CellKey(cell.employeeId(), cell.day()));
            if (!Objects.equals(old, cell.typeId())) {
                byPerson.computeIfAbsent(cell.employeeId(), _ -> new ArrayList<>())
                        .add(new DayChange(cell.day(), code(codes, old), code(codes, cell.typeId())));
            }
        }
        Map<Long, String> names =
                people.of(List.copyOf(byPerson.keySet())).stream().collect(Collectors.toMap(Person::id, Person::name));
        return byPerson.entrySet().stream()
                .map(entry ->
                        new PersonChange(entry.getKey(), names.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .toList();
    }

    private static String code(Map<Long, String> codes, @Nullable Long type) {
        return type == null ? "" : codes.getOrDefault(type, "?");
    }
}
