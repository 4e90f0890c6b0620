package cn.zhiban.scheduling.attendance;

import cn.zhiban.scheduling.leave.LeaveType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A decision about a day.
 *
 * @param employeeId whose
 * @param day which day
 * @param kind what counts
 * @param fromMinute of a correction, minutes after midnight of the day
 * @param toMinute minutes after midnight; above 1440 on the next day
 * @param leave of leave, which kind
 * @param reason why; the person reads it
 */
public record SettlementDraft(
        long employeeId,
        LocalDate day,
        SettlementKind kind,
        @Nullable Integer fromMinute,
        @Nullable Integer toMinute,
        @Nullable LeaveType leave,
        String reason) {}
