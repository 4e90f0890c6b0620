package cn.zhiban.scheduling.leave;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Leave that was asked for.
 *
 * @param id key
 * @param employeeId for whom
 * @param employeeName their name
 * @param type which kind
 * @param firstDay first day away
 * @param lastDay last day away, inclusive
 * @param fromNoon the first day begins at noon
 * @param toNoon the last day ends at noon
 * @param halfDays what it takes from a balance, in half days
 * @param reason why
 * @param state what became of it
 * @param requestedAt when it was asked for
 * @param decidedByName who decided, null if nobody did
 * @param answer what they said
 * @param version counter against lost updates
 */
public record Leave(
        long id,
        long employeeId,
        String employeeName,
        LeaveType type,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean fromNoon,
        boolean toNoon,
        int halfDays,
        String reason,
        LeaveState state,
        Instant requestedAt,
        @Nullable String decidedByName,
        String answer,
        int version) {
    /** From when to when, for people of any language: {@code 2026-11-23 (12:00–) – 2026-11-25}. */
    public String days() {
        String first = firstDay + (fromNoon ? " (12:00–)" : "");
        String half = toNoon ? " (–12:00)" : "";
        return firstDay.equals(lastDay) ? first + half : first + " – " + lastDay + half;
    }
}
