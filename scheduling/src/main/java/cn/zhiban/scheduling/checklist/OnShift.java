package cn.zhiban.scheduling.checklist;

import cn.zhiban.core.org.Post;
import cn.zhiban.scheduling.shift.ShiftType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a published shift.
 *
 * @param employeeId who
 * @param name for people
 * @param teamId their team, null for none
 * @param post what they do
 * @param day on which the shift starts
 * @param shift which
 */
public record OnShift(
        long employeeId, String name, @Nullable Long teamId, Post post, LocalDate day, ShiftType shift) {
    /** When it begins, in the company's zone. */
    public LocalDateTime begins() {
        return day.atStartOfDay().plusMinutes(shift.startMinute());
    }

    /** When it ends; of a night shift on the next day. */
    public LocalDateTime ends() {
        return day.atStartOfDay().plusMinutes(shift.endMinute());
    }
}
