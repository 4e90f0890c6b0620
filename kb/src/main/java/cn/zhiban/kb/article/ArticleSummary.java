package cn.zhiban.kb.article;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as a row of the editors' list.
 *
 * @param id its id
 * @param externalId id in the spreadsheets of the company, or null
 * @param kind what it is
 * @param title title of the newest version
 * @param state where it stands
 * @param unpublishedChanges the newest version is not the published one
 * @param categoryPath path of its category, or null
 * @param clientId its client, or null
 * @param shopIds its shops
 * @param validFrom first moment at which it holds, or null
 * @param validTo first moment at which it no longer holds, or null
 * @param updatedAt when it was last changed
 * @param updatedBy name of who changed it
 * @param inReview somebody asked for its newest version to be approved
 */
public record ArticleSummary(
        long id,
        @Nullable String externalId,
        ArticleKind kind,
        String title,
        ArticleState state,
        boolean unpublishedChanges,
        @Nullable String categoryPath,
        @Nullable Long clientId,
        List<Long> shopIds,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        Instant updatedAt,
        String updatedBy,
        boolean inReview) {}
