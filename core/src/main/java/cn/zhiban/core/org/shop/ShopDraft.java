package cn.zhiban.core.org.shop;

import cn.zhiban.core.org.Platform;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a shop. Null stands for what was not chosen yet.
 *
 * @param code short code, unique
 * @param name what people call it
 * @param clientId the client it belongs to
 * @param platform where it stands
 * @param active whether it is still served
 */
public record ShopDraft(
        String code,
        String name,
        @Nullable Long clientId,
        @Nullable Platform platform,
        boolean active) {}
