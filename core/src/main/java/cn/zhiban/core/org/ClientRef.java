package cn.zhiban.core.org;

/**
 * A client (brand) as other modules need it.
 *
 * @param id its id
 * @param code short code, unique
 * @param name what people call it
 * @param active whether it is still served
 */
public record ClientRef(long id, String code, String name, boolean active) {}
