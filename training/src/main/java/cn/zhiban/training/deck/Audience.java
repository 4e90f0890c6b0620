package cn.zhiban.training.deck;

import cn.zhiban.core.org.Platform;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a card is for: who serves a shop of the client, among the shops and on the platforms named, or everybody where
 * nothing is named.
 *
 * @param clientId the client, or null for all
 * @param shopIds shops; none: all
 * @param platforms platforms; none: all
 */
public record Audience(@Nullable Long clientId, Set<Long> shopIds, Set<Platform> platforms) {
    /** A shop somebody serves today. */
    public record Served(long employeeId, long shopId, long clientId, Platform platform) {}

    public Audience {
        shopIds = Set.copyOf(shopIds);
        platforms = Set.copyOf(platforms);
    }

    /** Whether it concerns who serves these shops. */
    public boolean concerns(Collection<Served> served) {
        return isEverybody()
                || served.stream()
                        .anyMatch(one -> (clientId == null || clientId == one.clientId())
                                && (shopIds.isEmpty() || shopIds.contains(one.shopId()))
                                && (platforms.isEmpty() || platforms.contains(one.platform())));
    }

    /** Whether it has to do with a shop, or with a client as a whole; what is for all is touched by what is for all. */
    public boolean touches(@Nullable Long client, @Nullable Long shop) {
        return (clientId == null || clientId.equals(client))
                && (shopIds.isEmpty() || shop == null || shopIds.contains(shop));
    }

    private boolean isEverybody() {
        return clientId == null && shopIds.isEmpty() && platforms.isEmpty();
    }
}
