package cn.zhiban.training.skill;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed a level.
 *
 * @param shopId for which shop, or null for a skill that is the same everywhere
 * @param evidence what was seen, a chat or a day
 */
public record Sign(
        long skillId,
        long employeeId,
        @Nullable Long shopId,
        int level,
        String evidence,
        String signedBy,
        Instant at) {}
