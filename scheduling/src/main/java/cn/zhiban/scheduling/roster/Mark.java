package cn.zhiban.scheduling.roster;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell.
 *
 * @param typeId shift type, null for a day off
 * @param locked the engine leaves it alone
 * @param source where it comes from
 * @param note for who plans
 */
public record Mark(@Nullable Long typeId, boolean locked, CellSource source, String note) {
    /** An unlocked cell without a note. */
    public static Mark of(@Nullable Long typeId, CellSource source) {
        return new Mark(typeId, false, source, "");
    }

    /** The same locked or not. */
    public Mark with(boolean isLocked) {
        return new Mark(typeId, isLocked, source, note);
    }
}
