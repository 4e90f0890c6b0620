package cn.zhiban.core.org.shop;

/**
 * A client (brand) in a list.
 *
 * @param id its id
 * @param code short code, unique
 * @param name what people call it
 * @param active whether it is still served
 * @param shops how many active shops it has
 * @param version to be handed back with a change
 * @param editable whether the reader may change it
 */
public record ClientSummary(
        long id, String code, String name, boolean active, int shops, int version, boolean editable) {}
