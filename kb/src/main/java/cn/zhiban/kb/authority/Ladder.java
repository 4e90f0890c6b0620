package cn.zhiban.kb.authority;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One immutable version of a ladder.
 *
 * @param id id of the version, which decisions record
 * @param lineId the ladder over all its versions
 * @param number 1, 2, 3 … within the line
 * @param draft what it says
 * @param createdAt when it was written
 * @param createdBy name of who wrote it
 * @param replacedAt when it stopped to be the newest, null if it is
 */
public record Ladder(
        long id,
        long lineId,
        int number,
        LadderDraft draft,
        Instant createdAt,
        String createdBy,
        @Nullable Instant replacedAt) {
    /** The limit of a step, if the ladder has the step. */
    public Optional<Limit> limit(Step step) {
        return draft.limits().stream().filter(limit -> limit.step() == step).findFirst();
    }

    /** The most that may be given without asking. */
    public Limit floor() {
        return limit(Step.FLOOR).orElseThrow();
    }
}
