package cn.zhiban.scheduling.solver;

/**
 * A point of the live curve.
 *
 * @param seconds since the start
 * @param hard breaches of hard rules in the best roster so far
 * @param penalty its penalty points
 * @param bound no roster has fewer points; 0 while nothing is known
 */
public record Progress(double seconds, long hard, long penalty, long bound) {}
