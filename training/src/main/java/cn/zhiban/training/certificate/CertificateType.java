package cn.zhiban.training.certificate;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.training.ItemKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to be proven for a shop, a platform and a post.
 *
 * @param id its id, 0 for a new one
 * @param name what people call it
 * @param clientId the client it is for, or null
 * @param shopId the shop it is for, or null for all of the client or all
 * @param platform the platform it is for, or null for any
 * @param post the post it is for, or null for whoever serves
 * @param validityDays how long it holds
 * @param binding without it nobody is rostered for the shop
 * @param needs all of these must be passed; none: it is granted by hand only
 * @param version counter against lost updates
 */
public record CertificateType(
        long id,
        String name,
        @Nullable Long clientId,
        @Nullable Long shopId,
        @Nullable Platform platform,
        @Nullable Post post,
        int validityDays,
        boolean binding,
        List<Need> needs,
        int version) {
    /** A thing that must be passed. */
    public record Need(ItemKind kind, long itemId) {}

    public CertificateType {
        needs = List.copyOf(needs);
    }

    /** Whether it is about a shop. */
    public boolean covers(ShopRef shop) {
        return (shopId == null || shopId == shop.id())
                && (clientId == null || clientId == shop.clientId())
                && (platform == null || platform == shop.platform());
    }
}
