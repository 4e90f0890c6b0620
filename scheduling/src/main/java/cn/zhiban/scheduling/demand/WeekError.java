package cn.zhiban.scheduling.demand;

import java.time.LocalDate;

/**
 * How far a week's forecast was from what happened.
 *
 * @param monday first day of the week
 * @param days days compared
 * @param actual what arrived
 * @param expected what had been forecast, before corrections by hand
 * @param wape sum of the differences per half hour as a share of what arrived
 * @param correctedWape the same after corrections by hand
 */
public record WeekError(
        LocalDate monday, int days, double actual, double expected, double wape, double correctedWape) {}
