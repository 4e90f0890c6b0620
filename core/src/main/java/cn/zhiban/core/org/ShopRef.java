package cn.zhiban.core.org;

/**
 * A shop as other modules need it.
 *
 * @param id its id
 * @param code short code, unique, used in spreadsheets and the REST interface
 * @param name what people call it
 * @param clientId the client it belongs to
 * @param clientName what people call that client
 * @param platform where it stands
 * @param active whether it is still served
 */
public record ShopRef(
        long id, String code, String name, long clientId, String clientName, Platform platform, boolean active) {}
