package cn.zhiban.scheduling.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A cell before and after a change.
 *
 * @param employeeId whose
 * @param day which day
 * @param before what stood there, null for nothing
 * @param after what stands there, null for nothing
 */
public record CellChange(
        long employeeId,
        LocalDate day,
        @Nullable Mark before,
        @Nullable Mark after) {
    /** The cell. */
    public CellKey key() {
        return new CellKey(employeeId, day);
    }

    CellChange reversed() {
        return new CellChange(employeeId, day, after, before);
    }
}
