package cn.zhiban.training.question;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question of the bank as it is now.
 *
 * @param id its id
 * @param version its newest version, from 1
 * @param content what that says
 * @param clientId whose it is; null together with the shop: shared by all
 * @param shopId the shop it is about, or null
 * @param archived no longer put into papers
 * @param flaggedAt since when an article it asks about says something newer, or null
 * @param updatedAt last change
 * @param editable whether whoever asks may change it
 */
public record Question(
        long id,
        int version,
        QuestionContent content,
        @Nullable Long clientId,
        @Nullable Long shopId,
        boolean archived,
        @Nullable Instant flaggedAt,
        Instant updatedAt,
        boolean editable) {
    Question editable(boolean may) {
        return new Question(id, version, content, clientId, shopId, archived, flaggedAt, updatedAt, may);
    }
}
