package cn.zhiban.scheduling.roster.solve;

import java.time.LocalDate;

/**
 * Somebody who falls out.
 *
 * @param employeeId who
 * @param first first day
 * @param last last day, inclusive
 */
public record Absence(long employeeId, LocalDate first, LocalDate last) {
    /** Whether it is about the person on the day. */
    boolean covers(long employee, LocalDate day) {
        return employee == employeeId && !day.isBefore(first) && !day.isAfter(last);
    }
}
