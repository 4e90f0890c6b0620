package cn.zhiban.scheduling.attendance;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.leave.LeaveDraft;
import cn.zhiban.scheduling.leave.LeaveService;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import cn.zhiban.scheduling.staff.TeamRef;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people really worked, against the published roster. Who has {@link SchedulingPermissions#VIEW} reads it of those
 * within reach, {@link SchedulingPermissions#PLAN} settles differences, of others only; everybody reads their own.
 */
@Service
@Transactional(readOnly = true)
public class AttendanceService {
    private static final String TYPE = "sched.settlement";
    private static final int LONGEST = 62;
    private static final int REASON = 300;
    private static final int LATEST_END = 2880;
    private static final int LONGEST_SHIFT = 960;

    private final Attendances attendances;
    private final SettlementStore settlements;
    private final LoginStore logins;
    private final LeaveService leave;
    private final Staff staff;
    private final Access access;
    private final AuditLog audit;
    private final Notices notices;
    private final CompanyTime time;

    AttendanceService(
            Attendances attendances,
            SettlementStore settlements,
            LoginStore logins,
            LeaveService leave,
            Staff staff,
            Access access,
            AuditLog audit,
            Notices notices,
            CompanyTime time) {
        this.attendances = attendances;
        this.settlements = settlements;
        this.logins = logins;
        this.leave = leave;
        this.staff = staff;
        this.access = access;
        this.audit = audit;
        this.notices = notices;
        this.time = time;
    }

    /** Teams of the people within reach, by name. */
    public List<TeamRef> teams() {
        return staff.within(access.require(SchedulingPermissions.VIEW)).stream()
                .filter(one -> one.teamId() != null)
                .map(one -> new TeamRef(Objects.requireNonNull(one.teamId()), one.teamName()))
                .distinct()
                .toList();
    }

    /**
     * Days of people within reach, the latest first.
     *
     * @param team of this team only, null of all
     * @throws InvalidInput more than 62 days
     */
    public List<AttendanceRow> days(@Nullable Long team, LocalDate first, LocalDate last) {
        Actor actor = access.require(SchedulingPermissions.VIEW);
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= LONGEST) {
            throw new InvalidInput("last", "sched.attendance.problem.days", LONGEST);
        }
        Map<Long, Person> people = staff.within(actor).stream()
                .filter(one -> team == null || team.equals(one.teamId()))
                .collect(Collectors.toMap(Person::id, Function.identity()));
        boolean plans = actor.may(SchedulingPermissions.PLAN);
        return attendances.days(people.keySet(), first, last).stream()
                .map(day -> new AttendanceRow(
                        Objects.requireNonNull(people.get(day.employeeId())),
                        day,
                        plans && !Staff.isSelf(actor, day.employeeId())))
                .sorted(java.util.Comparator.comparing(
                                (AttendanceRow row) -> row.day().day())
                        .reversed()
                        .thenComparing(row -> row.person().name()))
                .toList();
    }

    /** One's own days of a month, the latest first. */
    public List<PersonDay> own(YearMonth month) {
        return attendances
                .days(List.of(staff.self()), month.atDay(1), month.atEndOfMonth())
                .reversed();
    }

    /**
     * Decides about a day with differences and tells the person.
     *
     * @throws InvalidInput there is nothing to decide, the month is closed, no reason was given, or the times are wrong
     * @throws NotAllowed about oneself, or out of reach; leave also without the permission for people
     */
    @Transactional
    public void settle(SettlementDraft draft) {
        PersonDay day = decidable(draft.employeeId(), draft.day());
        if (day.differences().isEmpty()) {
            throw new InvalidInput("day", "sched.attendance.problem.nothing");
        }
        String reason = draft.reason().strip();
        if (reason.isEmpty() || reason.length() > REASON) {
            throw new InvalidInput("reason", "sched.attendance.problem.reason", REASON);
        }
        check(draft, day);
        if (draft.kind() == SettlementKind.LEAVE) {
            leave.enter(new LeaveDraft(
                    draft.employeeId(),
                    Objects.requireNonNull(draft.leave()),
                    draft.day(),
                    false,
                    draft.day(),
                    false,
                    reason));
        }
        // leave changes what differs
        PersonDay now = draft.kind() == SettlementKind.LEAVE ? find(draft.employeeId(), draft.day()) : day;
        boolean corrected = draft.kind() == SettlementKind.CORRECTED;
        Settlement settlement = new Settlement(
                draft.employeeId(),
                draft.day(),
                draft.kind(),
                corrected ? draft.fromMinute() : null,
                corrected ? draft.toMinute() : null,
                reason,
                DayJudge.text(now.differences()),
                access.current().name());
        settlements.write(settlement);
        audit.record(
                "settled",
                TYPE,
                draft.employeeId(),
                label(draft.employeeId(), draft.day()),
                day.settlement(),
                settlement);
        notices.send(
                staff.accounts(List.of(draft.employeeId())),
                "sched.attendance.notice.settled",
                "sched/my-hours",
                draft.day().toString(),
                reason);
    }

    /** Takes a decision back; the differences wait again. */
    @Transactional
    public void unsettle(long employeeId, LocalDate day) {
        PersonDay now = decidable(employeeId, day);
        if (settlements.delete(employeeId, day) > 0) {
            audit.record("deleted", TYPE, employeeId, label(employeeId, day), now.settlement(), null);
        }
    }

    private PersonDay decidable(long employeeId, LocalDate day) {
        Actor actor = staff.require(SchedulingPermissions.PLAN, employeeId);
        if (Staff.isSelf(actor, employeeId)) {
            throw new NotAllowed(SchedulingPermissions.PLAN);
        }
        staff.lock(employeeId);
        if (logins.isClosed(employeeId, day)) {
            throw new InvalidInput(
                    "day",
                    "sched.attendance.problem.closed",
                    YearMonth.from(day).toString());
        }
        return find(employeeId, day);
    }

    private PersonDay find(long employeeId, LocalDate day) {
        return attendances.days(List.of(employeeId), day, day).stream()
                .findFirst()
                .orElseThrow(() -> new InvalidInput("day", "sched.attendance.problem.nothing"));
    }

    private void check(SettlementDraft draft, PersonDay day) {
        if (draft.kind() == SettlementKind.CORRECTED) {
            Integer from = draft.fromMinute();
            Integer to = draft.toMinute();
            if (from == null || from < 0 || from >= Stretch.DAY) {
                throw new InvalidInput("from", "sched.attendance.problem.times");
            }
            if (to == null || to <= from || to > LATEST_END || to - from > LONGEST_SHIFT) {
                throw new InvalidInput("to", "sched.attendance.problem.times");
            }
            if (Stretch.midnight(draft.day()) + to > Stretch.minute(time.local(time.now()))) {
                throw new InvalidInput("to", "sched.attendance.problem.future");
            }
        } else if (draft.kind() == SettlementKind.LEAVE && (draft.leave() == null || day.shift() == null)) {
            throw new InvalidInput("leave", "sched.attendance.problem.leave");
        }
    }

    private String label(long employeeId, LocalDate day) {
        return staff.get(employeeId).name() + " " + day;
    }
}
