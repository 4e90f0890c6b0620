package cn.zhiban.scheduling.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A cell as somebody typed or pasted it.
 *
 * @param employeeId whose, null when {@code staff} says so
 * @param staff staff number or name, as it comes from a spreadsheet
 * @param day which day
 * @param code code of a shift type, a word for a day off, empty to clear; null leaves the shift as it is
 * @param locked locks or unlocks; null leaves it as it is
 */
public record CellEdit(
        @Nullable Long employeeId,
        @Nullable String staff,
        LocalDate day,
        @Nullable String code,
        @Nullable Boolean locked) {
    /** Writes a shift type or, with an empty code, nothing into a cell. */
    public static CellEdit of(long employeeId, LocalDate day, String code) {
        return new CellEdit(employeeId, null, day, code, null);
    }

    /** Locks or unlocks a cell. */
    public static CellEdit lock(long employeeId, LocalDate day, boolean locked) {
        return new CellEdit(employeeId, null, day, null, locked);
    }
}
