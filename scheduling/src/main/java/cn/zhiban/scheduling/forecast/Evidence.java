package cn.zhiban.scheduling.forecast;

import java.time.LocalDate;

/**
 * A past day from which an effect was learned.
 *
 * @param effect the effect
 * @param day the day
 * @param expected what would have come without it
 * @param actual what came
 */
public record Evidence(String effect, LocalDate day, double expected, double actual) {}
