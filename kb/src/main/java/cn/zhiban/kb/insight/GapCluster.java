package cn.zhiban.kb.insight;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions that ask the same and have no answer yet.
 *
 * @param gapIds all of them, the one asked most first
 * @param question the one asked most
 * @param others further wordings
 * @param times how often they were asked together
 * @param shopIds shops they were asked in
 * @param asked an agent asked the editors to answer
 * @param firstAt when the first of them was first asked
 * @param lastAt when one was last asked
 * @param ownerId account that answers it, or null if nobody took it yet
 * @param ownerName its name, or null
 * @param dueAt until when it should be answered
 * @param overdue that moment is over
 */
public record GapCluster(
        List<Long> gapIds,
        String question,
        List<String> others,
        int times,
        List<Long> shopIds,
        boolean asked,
        Instant firstAt,
        Instant lastAt,
        @Nullable Long ownerId,
        @Nullable String ownerName,
        Instant dueAt,
        boolean overdue) {}
