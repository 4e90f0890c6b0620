package cn.zhiban.kb.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question that agents searched in vain (知识缺口).
 *
 * @param id its id
 * @param question as it was first typed
 * @param shopId shop of the chat, or null
 * @param times how often it was asked
 * @param asked an agent asked the editors to answer it
 * @param note what the agent added
 * @param state where it stands
 * @param articleId the article that answers it, or null
 * @param askedByName who asked the editors, or null
 * @param firstAt when it was first asked
 * @param lastAt when it was last asked
 */
public record Gap(
        long id,
        String question,
        @Nullable Long shopId,
        int times,
        boolean asked,
        @Nullable String note,
        State state,
        @Nullable Long articleId,
        @Nullable String askedByName,
        Instant firstAt,
        Instant lastAt) {
    /** Where a gap stands. Translated as {@code kb.gap.state.<NAME>}. */
    public enum State {
        OPEN,
        ANSWERED,
        DISMISSED
    }
}
