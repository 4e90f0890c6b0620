package cn.zhiban.kb.article;

import cn.zhiban.core.UserFacingProblem;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row.
 *
 * @param row row of the file
 * @param action what was done, or would be done in a dry run
 * @param problem why nothing was done, for {@link Action#REFUSED}
 */
public record UpsertOutcome(
        int row, Action action, @Nullable UserFacingProblem problem) {
    /** What was done. */
    public enum Action {
        CREATED,
        UPDATED,
        UNCHANGED,
        REFUSED
    }
}
