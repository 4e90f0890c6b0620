package cn.zhiban.scheduling.holiday;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What importing a file would change.
 *
 * @param year of the file
 * @param changes day by day
 * @param unchanged how many days stay as they are
 * @param problems what is wrong with the file; it can be imported only without any
 */
public record HolidayPreview(int year, List<Change> changes, int unchanged, List<Problem> problems) {
    /**
     * A day that would change.
     *
     * @param day which day
     * @param before what it is now, null if an ordinary day
     * @param after what it would be, null if an ordinary day
     */
    public record Change(
            LocalDate day,
            @Nullable Holiday before,
            @Nullable Holiday after) {}

    /**
     * A mistake.
     *
     * @param where path in the file
     * @param messageKey key of its text
     * @param arguments values for the text
     */
    public record Problem(String where, String messageKey, List<String> arguments) {}
}
