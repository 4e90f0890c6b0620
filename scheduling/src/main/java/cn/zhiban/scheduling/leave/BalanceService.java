package cn.zhiban.scheduling.leave;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.staff.Staff;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people have of annual leave and time off. Everybody reads their own; granting needs {@link SchedulingPermissions#PEOPLE}. */
@Service
@Transactional(readOnly = true)
public class BalanceService {
    private static final String TYPE = "sched.leave-grant";
    private static final int MOST = 400;
    private static final int HALF_DAY = 240;

    private final JdbcClient jdbc;
    private final Staff staff;
    private final AuditLog audit;
    private final CompanyTime time;

    BalanceService(JdbcClient jdbc, Staff staff, AuditLog audit, CompanyTime time) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.audit = audit;
        this.time = time;
    }

    private record Sum(String name, int halfDays) {}

    /** Balances of a year, of the kinds that have one. */
    public List<Balance> of(long employeeId, int year) {
        staff.requireSelfOr(SchedulingPermissions.PEOPLE, employeeId);
        return read(employeeId, year);
    }

    List<Balance> read(long employeeId, int year) {
        Map<String, Integer> granted = sums(
                "SELECT type AS name, SUM(half_days) AS half_days FROM sched_leave_grant"
                        + " WHERE employee_id = :employee AND year = :year GROUP BY type",
                employeeId,
                year);
        Map<String, Integer> taken = sums("""
                SELECT CONCAT(l.type, ' ', l.state) AS name, SUM(d.half_days) AS half_days
                  FROM sched_leave l JOIN sched_leave_day d ON d.leave_id = l.id
                 WHERE l.employee_id = :employee AND YEAR(d.day) = :year AND l.state IN ('APPROVED', 'REQUESTED')
                 GROUP BY l.type, l.state""", employeeId, year);
        return Arrays.stream(LeaveType.values())
                .filter(LeaveType::hasBalance)
                .map(type -> new Balance(
                        type,
                        granted.getOrDefault(type.name(), 0),
                        taken.getOrDefault(type + " APPROVED", 0),
                        taken.getOrDefault(type + " REQUESTED", 0)))
                .toList();
    }

    /**
     * Grants leave, or takes some back with a negative number.
     *
     * @param halfDays at most 400
     * @throws InvalidInput the kind has no balance or the number is wrong
     */
    @Transactional
    public void grant(long employeeId, LeaveType type, int year, int halfDays, String note) {
        staff.require(SchedulingPermissions.PEOPLE, employeeId);
        if (!type.hasBalance() || halfDays == 0 || Math.abs(halfDays) > MOST) {
            throw new InvalidInput("halfDays", "sched.leave.problem.grant");
        }
        insert(employeeId, type, year, halfDays, note, null);
        audit.record("created", TYPE, employeeId, staff.get(employeeId).name(), null, halfDays);
    }

    /**
     * Grants time off for overtime on days of rest, once per source; whole half days of four hours only.
     *
     * @param minutes of overtime
     * @param source what it came from, for example {@code overtime 2026-11}: a second grant of it changes nothing
     * @return half days that were granted now
     */
    @Transactional
    public int earn(long employeeId, int year, int minutes, String source) {
        staff.require(SchedulingPermissions.PEOPLE, employeeId);
        int halfDays = minutes / HALF_DAY;
        if (halfDays <= 0) {
            return 0;
        }
        int written = insert(employeeId, LeaveType.TIME_OFF, year, halfDays, source, source);
        return written == 0 ? 0 : halfDays;
    }

    private int insert(long employeeId, LeaveType type, int year, int halfDays, String note, @Nullable String source) {
        return jdbc.sql("""
                        INSERT IGNORE INTO sched_leave_grant (employee_id, type, year, half_days, note, source, granted_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .param(employeeId)
                .param(type.name())
                .param(year)
                .param(halfDays)
                .param(note.length() > 200 ? note.substring(0, 200) : note)
                .param(source)
                .param(Timestamp.from(time.now()))
                .update();
    }

    private Map<String, Integer> sums(String sql, long employee, int year) {
        return jdbc.sql(sql).param("employee", employee).param("year", year).query(Sum.class).list().stream()
                .collect(Collectors.toMap(Sum::name, Sum::halfDays));
    }
}
