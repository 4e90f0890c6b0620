package cn.zhiban.scheduling.attendance;

/**
 * One thing in which a day differs from the roster.
 *
 * @param kind what
 * @param minutes how much, 0 where nothing can be counted
 */
public record Difference(DifferenceKind kind, int minutes) {}
