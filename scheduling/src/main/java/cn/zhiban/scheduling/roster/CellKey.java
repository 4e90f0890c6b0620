package cn.zhiban.scheduling.roster;

import java.time.LocalDate;

/**
 * A person's day.
 *
 * @param employeeId who
 * @param day which day; a shift belongs to the day on which it starts
 */
public record CellKey(long employeeId, LocalDate day) {}
