package cn.zhiban.scheduling.leave;

import java.time.LocalDate;

/**
 * Leave as it is asked for.
 *
 * @param employeeId for whom
 * @param type which kind
 * @param firstDay first day away
 * @param fromNoon the first day begins at noon
 * @param lastDay last day away, inclusive
 * @param toNoon the last day ends at noon
 * @param reason for the lead, may be empty
 */
public record LeaveDraft(
        long employeeId,
        LeaveType type,
        LocalDate firstDay,
        boolean fromNoon,
        LocalDate lastDay,
        boolean toNoon,
        String reason) {
    /** Which part of a day within it is taken. */
    DayPart part(LocalDate day) {
        if (day.equals(firstDay) && fromNoon) {
            return DayPart.AFTERNOON;
        }
        return day.equals(lastDay) && toNoon ? DayPart.MORNING : DayPart.WHOLE;
    }
}
