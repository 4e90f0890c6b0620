package cn.zhiban.kb.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article as a page shows it.
 *
 * @param id its id
 * @param externalId id in the spreadsheets of the company, or null
 * @param state where it stands
 * @param content what the version says: the newest for editors, the published one for everybody else
 * @param number number of that version within the article
 * @param latest whether that is the newest version
 * @param publishedNumber number of the published version, or null
 * @param updatedAt when it was last changed
 * @param updatedBy name of who changed it
 * @param version counter against lost updates, to be handed back when saving
 * @param canEdit the person may write drafts of it
 * @param canPublish the person may publish and archive it
 */
public record ArticleDetails(
        long id,
        @Nullable String externalId,
        ArticleState state,
        ArticleContent content,
        int number,
        boolean latest,
        @Nullable Integer publishedNumber,
        Instant updatedAt,
        String updatedBy,
        int version,
        boolean canEdit,
        boolean canPublish) {
    /** Agents do not see the newest version. */
    public boolean hasUnpublishedChanges() {
        return publishedNumber == null || !latest || publishedNumber != number;
    }
}
