package cn.zhiban.scheduling.wish;

import java.time.LocalDate;

/**
 * A wish on one of the days on which it holds.
 *
 * @param day which day
 * @param wish which wish
 */
public record WishDay(LocalDate day, Wish wish) {}
