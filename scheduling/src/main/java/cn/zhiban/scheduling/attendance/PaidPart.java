package cn.zhiban.scheduling.attendance;

import java.time.LocalDate;

/**
 * Minutes of a day that are paid alike.
 *
 * @param day the day to which they belong: on which the shift starts
 * @param date on which they lie by the clock
 * @param minutes how many
 * @param reason why they are paid so
 */
public record PaidPart(LocalDate day, LocalDate date, int minutes, PayReason reason) {}
