package cn.zhiban.kb.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version that is shown to agents at a moment to come (定时发布).
 *
 * @param id its id
 * @param articleId the article
 * @param versionNumber number of the version within the article
 * @param publishAt when, to the second
 * @param plannedByName who planned it
 * @param failed it could not be published
 * @param problem key of the message that says why it failed, or null
 */
public record Plan(
        long id,
        long articleId,
        int versionNumber,
        Instant publishAt,
        String plannedByName,
        boolean failed,
        @Nullable String problem) {}
