package cn.zhiban.scheduling.leave;

import java.time.LocalDate;

/**
 * A day on which somebody is away.
 *
 * @param employeeId who
 * @param day which day
 * @param part which part of it
 * @param type why
 * @param state approved, or still only requested
 */
public record LeaveDay(long employeeId, LocalDate day, DayPart part, LeaveType type, LeaveState state) {}
