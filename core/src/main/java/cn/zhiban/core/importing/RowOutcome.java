package cn.zhiban.core.importing;

import cn.zhiban.core.tabular.CellError;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row.
 *
 * @param kind what was done
 * @param error why it was not done, only for {@link Kind#REFUSED}
 */
public record RowOutcome(Kind kind, @Nullable CellError error) {
    /** Something new was made of the row. */
    public static final RowOutcome CREATED = new RowOutcome(Kind.CREATED, null);
    /** Something that was there was changed. */
    public static final RowOutcome UPDATED = new RowOutcome(Kind.UPDATED, null);
    /** It was there already, just so. */
    public static final RowOutcome UNCHANGED = new RowOutcome(Kind.UNCHANGED, null);
    /** Left out on purpose, without being a mistake. */
    public static final RowOutcome SKIPPED = new RowOutcome(Kind.SKIPPED, null);

    /** What was done with a row. */
    public enum Kind {
        CREATED,
        UPDATED,
        UNCHANGED,
        SKIPPED,
        REFUSED
    }

    /** The row could not be kept; counts as skipped and as an error. */
    public static RowOutcome refused(CellError error) {
        return new RowOutcome(Kind.REFUSED, error);
    }
}
