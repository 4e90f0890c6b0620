package cn.zhiban.training.path;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is to learn a path.
 *
 * @param startOn the day from which due dates are counted
 * @param extraDays calendar days that were granted more
 * @param byRule a rule asks for it, not a person
 * @param endedAt since when it is no longer asked for, or null
 * @param completedAt when everything was passed, or null
 * @param completedNumber the version of the path that was completed, 0 before
 * @param progressedAt when something of it was last passed, or it was assigned
 */
public record Assigned(
        long id,
        long pathId,
        long employeeId,
        LocalDate startOn,
        int extraDays,
        boolean byRule,
        @Nullable Instant endedAt,
        @Nullable Instant completedAt,
        int completedNumber,
        Instant progressedAt) {}
