package cn.zhiban.core.org.shop;

/**
 * What can be said of a client.
 *
 * @param code short code, unique
 * @param name what people call it
 * @param active whether it is still served
 */
public record ClientDraft(String code, String name, boolean active) {}
