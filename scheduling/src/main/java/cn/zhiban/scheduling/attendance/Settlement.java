package cn.zhiban.scheduling.attendance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a lead decided about a day.
 *
 * @param employeeId whose
 * @param day which day
 * @param kind what counts
 * @param fromMinute of a correction: minutes after midnight of the day
 * @param toMinute minutes after midnight; above 1440 on the next day
 * @param reason for the person too
 * @param differences what was settled
 * @param settledBy name of who decided
 */
public record Settlement(
        long employeeId,
        LocalDate day,
        SettlementKind kind,
        @Nullable Integer fromMinute,
        @Nullable Integer toMinute,
        String reason,
        String differences,
        String settledBy) {}
