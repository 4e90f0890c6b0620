package cn.zhiban.kb.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version that somebody asked to be approved (审核).
 *
 * @param id its id
 * @param articleId the article
 * @param versionNumber number of the version within the article
 * @param state where it stands
 * @param note what the author tells the reviewer; may be empty
 * @param requestedById account that asked, or null
 * @param requestedByName its name, or null
 * @param requestedAt when
 * @param decidedByName who decided, or null
 * @param decidedAt when, or null
 * @param reason why it was rejected; may be empty
 */
public record Review(
        long id,
        long articleId,
        int versionNumber,
        State state,
        String note,
        @Nullable Long requestedById,
        @Nullable String requestedByName,
        Instant requestedAt,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt,
        String reason) {
    /** Where a review stands. Translated as {@code kb.lifecycle.review.state.<NAME>}. */
    public enum State {
        OPEN,
        APPROVED,
        REJECTED,
        /** the author took it back */
        WITHDRAWN,
        /** a newer version was written */
        OUTDATED
    }
}
