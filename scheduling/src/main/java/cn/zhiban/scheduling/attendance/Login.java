package cn.zhiban.scheduling.attendance;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A row of a log as it was imported.
 *
 * @param employeeId who
 * @param mark what makes it the same row when it is imported again
 * @param startsAt login, null of a logout alone
 * @param endsAt logout, null if it is missing
 * @param punch one of two moments that belong together
 */
record Login(
        long employeeId,
        String mark,
        @Nullable LocalDateTime startsAt,
        @Nullable LocalDateTime endsAt,
        boolean punch) {}
