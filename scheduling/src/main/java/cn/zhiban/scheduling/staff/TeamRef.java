package cn.zhiban.scheduling.staff;

/**
 * A team within reach.
 *
 * @param id key
 * @param name for people
 */
public record TeamRef(long id, String name) {}
