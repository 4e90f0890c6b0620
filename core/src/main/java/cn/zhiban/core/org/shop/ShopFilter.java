package cn.zhiban.core.org.shop;

import cn.zhiban.core.org.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Which shops are wanted.
 *
 * @param query part of the code or name, may be empty
 * @param clientId only those of this client
 * @param platform only those on this platform
 * @param inactive also those no longer served
 */
public record ShopFilter(
        String query, @Nullable Long clientId, @Nullable Platform platform, boolean inactive) {
    /** Every shop that is served. */
    public static final ShopFilter ACTIVE = new ShopFilter("", null, null, false);
}
