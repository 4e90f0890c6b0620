package cn.zhiban.scheduling.attendance;

import cn.zhiban.scheduling.staff.Person;

/**
 * Somebody's day with who it is.
 *
 * @param person whose
 * @param day what was planned, what happened
 * @param mayBeSettled whether whoever asks can decide about it
 */
public record AttendanceRow(Person person, PersonDay day, boolean mayBeSettled) {}
