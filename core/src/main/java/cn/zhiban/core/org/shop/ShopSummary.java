package cn.zhiban.core.org.shop;

import cn.zhiban.core.org.Platform;

/**
 * A shop in a list.
 *
 * @param id its id
 * @param code short code, unique
 * @param name what people call it
 * @param clientId the client it belongs to
 * @param clientName what people call that client
 * @param platform where it stands
 * @param active whether it is still served
 * @param people how many people serve it today
 * @param version to be handed back with a change
 * @param editable whether the reader may change it
 */
public record ShopSummary(
        long id,
        String code,
        String name,
        long clientId,
        String clientName,
        Platform platform,
        boolean active,
        int people,
        int version,
        boolean editable) {}
