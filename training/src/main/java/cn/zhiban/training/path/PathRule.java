package cn.zhiban.training.path;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.Post;
import org.jspecify.annotations.Nullable;

/**
 * Who is to learn a path. Everything that is named must hold; of several rules any one is enough.
 *
 * @param id its id, 0 for a new one
 * @param post the post, in general or for a shop served, or null
 * @param tenureFrom days since the hire date, at least
 * @param tenureTo days since the hire date, at most, or null
 * @param clientId serves a shop of this client, or null
 * @param shopId serves this shop, or null
 * @param platform serves a shop on this platform, or null
 * @param teamId belongs to this team, or null
 */
public record PathRule(
        long id,
        @Nullable Post post,
        int tenureFrom,
        @Nullable Integer tenureTo,
        @Nullable Long clientId,
        @Nullable Long shopId,
        @Nullable Platform platform,
        @Nullable Long teamId) {}
