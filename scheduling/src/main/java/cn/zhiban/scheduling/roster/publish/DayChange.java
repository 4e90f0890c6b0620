package cn.zhiban.scheduling.roster.publish;

import java.time.LocalDate;

/**
 * A day of a person that is not what it was.
 *
 * @param day which day
 * @param before code of the shift, empty for a day off or nothing
 * @param after code of the shift, empty for a day off
 */
public record DayChange(LocalDate day, String before, String after) {}
