package cn.zhiban.kb.lifecycle;

/**
 * An account to choose.
 *
 * @param id its id
 * @param name what people call it
 */
public record AccountChoice(long id, String name) {}
