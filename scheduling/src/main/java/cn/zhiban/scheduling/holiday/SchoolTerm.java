package cn.zhiban.scheduling.holiday;

import java.time.LocalDate;

/**
 * A term of the schools (学期): wishes can hold in term time only.
 *
 * @param id key, 0 of a new one
 * @param name for people
 * @param firstDay first day of school
 * @param lastDay last day of school, inclusive
 */
public record SchoolTerm(long id, String name, LocalDate firstDay, LocalDate lastDay) {
    /** Whether the day lies in it. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
