package cn.zhiban.scheduling.wish;

/**
 * Whom somebody wants to work with, or not.
 *
 * @param employeeId who wishes
 * @param otherId about whom
 * @param otherName their name
 * @param together wants to, or wants not to
 */
public record Companion(long employeeId, long otherId, String otherName, boolean together) {}
