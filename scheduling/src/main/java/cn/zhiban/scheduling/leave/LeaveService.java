package cn.zhiban.scheduling.leave;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.NotFound;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.notify.Notices;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leave (请假): everybody asks for their own, who has {@link SchedulingPermissions#PEOPLE} decides for those within reach
 * and enters leave for them. Nobody decides about their own.
 */
@Service
@Transactional(readOnly = true)
public class LeaveService {
    private static final String TYPE = "sched.leave";
    private static final String MINE = "sched/leave";
    private static final int LONGEST = 200;
    private static final int REASON = 500;
    private static final int SICK_LATER = 31;

    private final JdbcClient jdbc;
    private final LeaveRows rows;
    private final LeaveCount count;
    private final BalanceService balances;
    private final ObjectProvider<RosterPeek> rosters;
    private final Staff staff;
    private final Access access;
    private final AuditLog audit;
    private final Notices notices;
    private final CompanyTime time;

    LeaveService(
            JdbcClient jdbc,
            LeaveRows rows,
            LeaveCount count,
            BalanceService balances,
            ObjectProvider<RosterPeek> rosters,
            Staff staff,
            Access access,
            AuditLog audit,
            Notices notices,
            CompanyTime time) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.count = count;
        this.balances = balances;
        this.rosters = rosters;
        this.staff = staff;
        this.access = access;
        this.audit = audit;
        this.notices = notices;
        this.time = time;
    }

    /** Leave of somebody, the latest first. */
    public List<Leave> of(long employeeId) {
        staff.requireSelfOr(SchedulingPermissions.PEOPLE, employeeId);
        return rows.of(employeeId);
    }

    /** What waits for a decision, of people within reach, without one's own. */
    public List<Leave> inbox() {
        return rows.open(others());
    }

    /** Approved leave of people within reach that is not over. */
    public List<Leave> ahead() {
        return rows.from(others(), time.today());
    }

    /** What it would take from a balance, in half days. @throws InvalidInput the days make no sense */
    public int halfDays(LeaveDraft draft) {
        staff.requireSelfOr(SchedulingPermissions.PEOPLE, draft.employeeId());
        checkDays(draft);
        return total(count.of(draft));
    }

    /** Published shifts that the leave collides with. */
    public List<RosterPeek.PublishedShift> conflicts(Leave leave) {
        staff.requireSelfOr(SchedulingPermissions.PEOPLE, leave.employeeId());
        return rosters.orderedStream()
                .flatMap(roster -> roster.published(leave.employeeId(), leave.firstDay(), leave.lastDay()).stream())
                .toList();
    }

    /**
     * Asks for leave of one's own and tells the lead.
     *
     * @throws InvalidInput it overlaps other leave, lies in the past (sick leave: more than a month), or the balance does
     *     not cover it
     */
    @Transactional
    public long ask(LeaveDraft draft) {
        if (!Staff.isSelf(access.require(SchedulingPermissions.OWN), draft.employeeId())) {
            throw new NotAllowed(SchedulingPermissions.OWN);
        }
        LocalDate earliest = draft.type() == LeaveType.SICK ? time.today().minusDays(SICK_LATER) : time.today();
        if (draft.firstDay().isBefore(earliest)) {
            throw new InvalidInput("firstDay", "sched.leave.problem.past", earliest.toString());
        }
        long id = insert(draft, LeaveState.REQUESTED);
        Leave leave = get(id);
        notices.send(
                staff.leads(draft.employeeId()),
                "sched.leave.notice.asked",
                MINE + "/inbox",
                leave.employeeName(),
                leave.days());
        return id;
    }

    /**
     * Enters leave for somebody, approved at once, also of the past.
     *
     * @throws InvalidInput it overlaps other leave or the balance does not cover it
     */
    @Transactional
    public long enter(LeaveDraft draft) {
        requireOther(draft.employeeId());
        long id = insert(draft, LeaveState.APPROVED);
        tell(get(id), "sched.leave.notice.entered");
        return id;
    }

    /** Approves. @throws ChangedMeanwhile it was decided or withdrawn meanwhile */
    @Transactional
    public void approve(long id, int version, String answer) {
        Leave leave = decidable(id);
        decide(leave, version, LeaveState.REQUESTED, LeaveState.APPROVED, answer);
        audit.record("approved", TYPE, id, label(leave), null, null);
        tell(leave, "sched.leave.notice.approved");
    }

    /** Refuses. @param answer why, must be given. @throws ChangedMeanwhile it was decided or withdrawn meanwhile */
    @Transactional
    public void refuse(long id, int version, String answer) {
        requireAnswer(answer);
        Leave leave = decidable(id);
        decide(leave, version, LeaveState.REQUESTED, LeaveState.REFUSED, answer);
        audit.record("refused", TYPE, id, label(leave), null, null);
        tell(leave, "sched.leave.notice.refused");
    }

    /**
     * Takes leave back: one's own as long as it was not decided or has not begun; of others approved leave, with a reason.
     *
     * @throws InvalidInput it has begun, or no reason was given
     * @throws ChangedMeanwhile somebody decided meanwhile
     */
    @Transactional
    public void withdraw(long id, int version, String answer) {
        Leave leave = get(id);
        Actor actor = access.current();
        if (Staff.isSelf(actor, leave.employeeId())) {
            access.require(SchedulingPermissions.OWN);
            if (leave.state() == LeaveState.APPROVED && !leave.firstDay().isAfter(time.today())) {
                throw new InvalidInput("firstDay", "sched.leave.problem.begun");
            }
        } else {
            decidable(id);
            requireAnswer(answer);
        }
        if (leave.state() != LeaveState.REQUESTED && leave.state() != LeaveState.APPROVED) {
            throw new ChangedMeanwhile(label(leave), leave.version());
        }
        decide(leave, version, leave.state(), LeaveState.WITHDRAWN, answer);
        audit.record("withdrawn", TYPE, id, label(leave), null, null);
        if (Staff.isSelf(actor, leave.employeeId())) {
            notices.send(
                    staff.leads(leave.employeeId()),
                    "sched.leave.notice.withdrawn",
                    MINE + "/inbox",
                    leave.employeeName(),
                    leave.days());
        } else {
            tell(leave, "sched.leave.notice.cancelled");
        }
    }

    private long insert(LeaveDraft draft, LeaveState state) {
        checkDays(draft);
        staff.lock(draft.employeeId());
        requireFree(draft);
        TreeMap<LocalDate, Integer> days = count.of(draft);
        if (total(days) == 0) {
            throw new InvalidInput("lastDay", "sched.leave.problem.no-workday");
        }
        requireBalance(draft, days);
        Actor actor = access.current();
        Timestamp now = Timestamp.from(time.now());
        boolean decided = state == LeaveState.APPROVED;
        long id = jdbc.sql("""
                        INSERT INTO sched_leave (employee_id, type, first_day, last_day, from_noon, to_noon, half_days,
                               reason, state, requested_by, requested_at, decided_by, decided_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""")
                .param(draft.employeeId())
                .param(draft.type().name())
                .param(draft.firstDay())
                .param(draft.lastDay())
                .param(draft.fromNoon())
                .param(draft.toNoon())
                .param(total(days))
                .param(cut(draft.reason()))
                .param(state.name())
                .param(actor.accountId())
                .param(now)
                .param(decided ? actor.accountId() : null)
                .param(decided ? now : null)
                .query(Long.class)
                .single();
        days.forEach((day, halfDays) -> jdbc.sql(
                        "INSERT INTO sched_leave_day (leave_id, day, part, half_days) VALUES (?, ?, ?, ?)")
                .params(id, day, draft.part(day).name(), halfDays)
                .update());
        audit.record("created", TYPE, id, label(get(id)), null, null);
        return id;
    }

    private static void checkDays(LeaveDraft draft) {
        if (draft.lastDay().isBefore(draft.firstDay())) {
            throw new InvalidInput("lastDay", "sched.leave.problem.ends-before");
        }
        if (ChronoUnit.DAYS.between(draft.firstDay(), draft.lastDay()) >= LONGEST) {
            throw new InvalidInput("lastDay", "sched.leave.problem.too-long", LONGEST);
        }
        if (draft.firstDay().equals(draft.lastDay()) && draft.fromNoon() && draft.toNoon()) {
            throw new InvalidInput("toNoon", "sched.leave.problem.noon");
        }
    }

    private void requireFree(LeaveDraft draft) {
        record Taken(LocalDate day, DayPart part, long leaveId) {}
        jdbc.sql("""
                        SELECT d.day, d.part, d.leave_id FROM sched_leave l JOIN sched_leave_day d ON d.leave_id = l.id
                         WHERE l.employee_id = ? AND l.state IN ('REQUESTED', 'APPROVED') AND d.day BETWEEN ? AND ?
                         ORDER BY d.day""").params(draft.employeeId(), draft.firstDay(), draft.lastDay()).query(Taken.class).list().stream()
                .filter(taken -> taken.part().overlaps(draft.part(taken.day())))
                .findFirst()
                .ifPresent(taken -> {
                    throw new InvalidInput(
                            "firstDay",
                            "sched.leave.problem.overlaps",
                            taken.day().toString(),
                            get(taken.leaveId()).days());
                });
    }

    private void requireBalance(LeaveDraft draft, Map<LocalDate, Integer> days) {
        if (!draft.type().hasBalance()) {
            return;
        }
        Map<Integer, Integer> byYear = days.entrySet().stream()
                .collect(Collectors.groupingBy(
                        day -> day.getKey().getYear(), TreeMap::new, Collectors.summingInt(Map.Entry::getValue)));
        byYear.forEach((year, wanted) -> {
            int left = balances.read(draft.employeeId(), year).stream()
                    .filter(one -> one.type() == draft.type())
                    .mapToInt(Balance::left)
                    .sum();
            if (wanted > left) {
                throw new InvalidInput(
                        "type", "sched.leave.problem.balance", String.valueOf(year), wanted / 2.0, left / 2.0);
            }
        });
    }

    private Leave get(long id) {
        return rows.find(id).orElseThrow(() -> new NotFound(TYPE, id));
    }

    /** Somebody else's within reach; what is out of reach is as if it were not there. */
    private Leave decidable(long id) {
        Actor actor = access.require(SchedulingPermissions.PEOPLE);
        Leave leave = get(id);
        if (Staff.isSelf(actor, leave.employeeId())) {
            throw new NotAllowed(SchedulingPermissions.PEOPLE);
        }
        if (!staff.reaches(actor, leave.employeeId())) {
            throw new NotFound(TYPE, id);
        }
        return leave;
    }

    private void requireOther(long employeeId) {
        if (Staff.isSelf(staff.require(SchedulingPermissions.PEOPLE, employeeId), employeeId)) {
            throw new NotAllowed(SchedulingPermissions.PEOPLE);
        }
    }

    private List<Long> others() {
        Actor actor = access.require(SchedulingPermissions.PEOPLE);
        return staff.within(actor).stream()
                .map(Person::id)
                .filter(id -> !Staff.isSelf(actor, id))
                .toList();
    }

    private void decide(Leave leave, int version, LeaveState from, LeaveState to, String answer) {
        int changed = jdbc.sql("""
                        UPDATE sched_leave SET state = ?, answer = ?, decided_by = ?, decided_at = ?, version = version + 1
                         WHERE id = ? AND version = ? AND state = ?""")
                .param(to.name())
                .param(cut(answer))
                .param(access.current().accountId())
                .param(Timestamp.from(time.now()))
                .param(leave.id())
                .param(version)
                .param(from.name())
                .update();
        if (changed == 0) {
            throw new ChangedMeanwhile(label(leave), leave.version());
        }
    }

    private void tell(Leave leave, String key) {
        notices.send(staff.accounts(List.of(leave.employeeId())), key, MINE, leave.days());
    }

    private static void requireAnswer(String answer) {
        if (answer.isBlank()) {
            throw new InvalidInput("answer", "sched.leave.problem.answer");
        }
    }

    private static int total(Map<LocalDate, Integer> days) {
        return days.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String label(Leave leave) {
        return leave.employeeName() + " " + leave.days();
    }

    private static String cut(String text) {
        String plain = text.strip();
        return plain.length() <= REASON ? plain : plain.substring(0, REASON);
    }
}
