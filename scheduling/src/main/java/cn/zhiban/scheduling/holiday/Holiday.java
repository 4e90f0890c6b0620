package cn.zhiban.scheduling.holiday;

import java.time.LocalDate;

/**
 * A day that is not what its weekday says.
 *
 * @param day which day
 * @param name of the holiday, as it was announced
 * @param kind what the day is
 */
public record Holiday(LocalDate day, String name, HolidayKind kind) {}
