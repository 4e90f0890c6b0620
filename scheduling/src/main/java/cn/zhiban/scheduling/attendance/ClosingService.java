package cn.zhiban.scheduling.attendance;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.leave.BalanceService;
import cn.zhiban.scheduling.leave.LeaveType;
import cn.zhiban.scheduling.ledger.Ledger;
import cn.zhiban.scheduling.ledger.LedgerFigures;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import cn.zhiban.scheduling.staff.TeamRef;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes months of teams (月结): hours are frozen, overtime is counted by factor, time off is earned and the fairness
 * ledger is written. Needs {@link SchedulingPermissions#PLAN}; time off and reopening need
 * {@link SchedulingPermissions#PEOPLE}; always within reach. Everybody reads their own figures.
 */
@Service
@Transactional(readOnly = true)
public class ClosingService {
    private static final String TYPE = "sched.closing";
    private static final int REASON = 300;

    private final ClosingStore store;
    private final PayMonths months;
    private final Attendances attendances;
    private final Ledger ledger;
    private final BalanceService balances;
    private final Staff staff;
    private final Access access;
    private final AuditLog audit;
    private final CompanyTime time;

    ClosingService(
            ClosingStore store,
            PayMonths months,
            Attendances attendances,
            Ledger ledger,
            BalanceService balances,
            Staff staff,
            Access access,
            AuditLog audit,
            CompanyTime time) {
        this.store = store;
        this.months = months;
        this.attendances = attendances;
        this.ledger = ledger;
        this.balances = balances;
        this.staff = staff;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** Teams of which everybody is within reach. */
    public List<TeamRef> teams() {
        return staff.teams(access.require(SchedulingPermissions.PLAN));
    }

    /** A team's month as it was closed, or as it would be closed now. @throws NotFound the team is out of reach */
    public ClosingMonth month(long team, YearMonth month) {
        Map<Long, Person> people = people(team);
        ClosingStore.Row row = store.find(team, month).orElse(null);
        boolean closed = row != null && row.closed();
        Map<Long, MonthFigures> figures;
        List<PersonDay> days = List.of();
        if (row != null && closed) {
            figures = store.figures(row.id());
        } else {
            days = attendances.days(people.keySet(), month.atDay(1), month.atEndOfMonth());
            figures = new HashMap<>(months.of(people.keySet(), month));
            Set<Long> concerned = days.stream().map(PersonDay::employeeId).collect(Collectors.toSet());
            figures.keySet().retainAll(concerned);
        }
        List<ClosingMonth.Line> lines = figures.entrySet().stream()
                .map(entry -> new ClosingMonth.Line(
                        people.containsKey(entry.getKey())
                                ? Objects.requireNonNull(people.get(entry.getKey()))
                                : staff.get(entry.getKey()),
                        entry.getValue()))
                .sorted(Comparator.comparing(line -> line.person().staffNumber()))
                .toList();
        return new ClosingMonth(
                month,
                closed,
                row == null ? "" : row.changedBy(),
                row == null ? null : row.changedAt(),
                row == null ? "" : row.note(),
                lines,
                (int) days.stream().filter(PersonDay::open).count(),
                closed ? 0 : unpublished(days, lines.size(), month),
                days.stream()
                        .filter(day -> day.has(DifferenceKind.NO_DATA))
                        .map(PersonDay::day)
                        .distinct()
                        .sorted()
                        .toList(),
                month.atEndOfMonth().isBefore(time.today()));
    }

    private static int unpublished(List<PersonDay> days, int people, YearMonth month) {
        return people * month.lengthOfMonth()
                - (int) days.stream().filter(PersonDay::published).count();
    }

    /**
     * Closes a month.
     *
     * @param timeOff people whose work on days of rest is given back as time off instead of being paid
     * @throws InvalidInput the month is not over, is closed already, or something waits for a decision
     */
    @Transactional
    public void close(long team, YearMonth month, Set<Long> timeOff) {
        people(team).keySet().stream().sorted().forEach(staff::lock);
        store.lock(team, month);
        ClosingMonth now = month(team, month);
        if (!now.isReady()) {
            throw new InvalidInput(
                    "month",
                    now.closed()
                            ? "sched.closing.problem.closed"
                            : now.over() ? "sched.closing.problem.open" : "sched.closing.problem.not-over",
                    now.open());
        }
        ClosingStore.Row row = store.close(team, month, access.current().name());
        Map<Long, LedgerFigures> fairness = new HashMap<>();
        for (ClosingMonth.Line line : now.people()) {
            long employee = line.person().id();
            MonthFigures figures = line.figures().with(timeOff.contains(employee));
            earn(row, month, employee, figures.halfDays());
            store.write(row.id(), month, employee, figures);
            fairness.put(employee, figures.fairness());
        }
        ledger.close(month, fairness);
        audit.record(
                "closed", TYPE, row.id(), label(team, month), null, now.people().size());
    }

    /** Grants what the month earns more than when it was closed before, and takes back what it earns less. */
    private void earn(ClosingStore.Row row, YearMonth month, long employee, int halfDays) {
        int more = halfDays - store.halfDays(row.id(), employee);
        String source = "overtime " + month + (row.times() == 1 ? "" : " #" + row.times());
        if (more > 0) {
            balances.earn(employee, month.getYear(), more * MonthFigures.HALF_DAY, source);
        } else if (more < 0) {
            balances.grant(employee, LeaveType.TIME_OFF, month.getYear(), more, source);
        }
    }

    /**
     * Opens a closed month again, for corrections. What it earned stays until it is closed anew.
     *
     * @throws InvalidInput it is not closed, or no reason was given
     */
    @Transactional
    public void reopen(long team, YearMonth month, String reason) {
        access.require(SchedulingPermissions.PEOPLE);
        people(team);
        ClosingStore.Row row = store.lock(team, month)
                .filter(ClosingStore.Row::closed)
                .orElseThrow(() -> new InvalidInput("month", "sched.closing.problem.not-closed"));
        String why = reason.strip();
        if (why.isEmpty() || why.length() > REASON) {
            throw new InvalidInput("reason", "sched.attendance.problem.reason", REASON);
        }
        store.reopen(row.id(), access.current().name(), why);
        audit.record("reopened", TYPE, row.id(), label(team, month), null, why);
    }

    /** One's own figures of a month: as they were closed, or so far. */
    public MonthFigures own(YearMonth month) {
        long self = staff.self();
        return store.closed(self, month)
                .orElseGet(() ->
                        Objects.requireNonNull(months.of(List.of(self), month).get(self)));
    }

    /** Whether one's own month is closed. */
    public boolean isOwnClosed(YearMonth month) {
        return store.closed(staff.self(), month).isPresent();
    }

    private Map<Long, Person> people(long team) {
        Actor actor = access.require(SchedulingPermissions.PLAN);
        if (staff.teams(actor).stream().noneMatch(one -> one.id() == team)) {
            throw new NotFound("core.team", team);
        }
        return staff.within(actor).stream()
                .filter(one -> one.teamId() != null && one.teamId() == team)
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    private String label(long team, YearMonth month) {
        return staff.teams(access.current()).stream()
                        .filter(one -> one.id() == team)
                        .map(TeamRef::name)
                        .findFirst()
                        .orElse("")
                + " " + month;
    }
}
