package cn.zhiban.scheduling.holiday;

/**
 * A day of the traditional calendar (农历).
 *
 * @param month 1 to 12
 * @param leap whether the month is a leap month
 * @param day 1 to 30
 */
public record LunarDay(int month, boolean leap, int day) {}
