package cn.zhiban.scheduling.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A cell after a trade.
 *
 * @param employeeId whose
 * @param day which day
 * @param typeId what is worked, null for a day off
 */
public record TradedCell(
        long employeeId, LocalDate day, @Nullable Long typeId) {
    /** The cell. */
    public CellKey key() {
        return new CellKey(employeeId, day);
    }
}
