package cn.zhiban.kb.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for an article, and when it was last looked at.
 *
 * @param articleId the article
 * @param ownerId account that answers for it (负责人), or null
 * @param ownerName its name, or null
 * @param verifierId account that looks after it when it is due (核对人), or null: the owner
 * @param verifierName its name, or null
 * @param intervalDays days between two looks, or null: by the kind of the article
 * @param verifiedAt when it was last found right, or null
 * @param verifiedByName who found so, or null
 * @param dueAt when it is due, or null while agents do not see it
 * @param version counter against lost updates
 */
public record Care(
        long articleId,
        @Nullable Long ownerId,
        @Nullable String ownerName,
        @Nullable Long verifierId,
        @Nullable String verifierName,
        @Nullable Integer intervalDays,
        @Nullable Instant verifiedAt,
        @Nullable String verifiedByName,
        @Nullable Instant dueAt,
        int version) {
    /** Nothing is known of the article yet. */
    static Care unknown(long articleId) {
        return new Care(articleId, null, null, null, null, null, null, null, null, 0);
    }

    /** Whether somebody should look by then. */
    public boolean isDue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }
}
