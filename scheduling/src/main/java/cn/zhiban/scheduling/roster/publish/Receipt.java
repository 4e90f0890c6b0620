package cn.zhiban.scheduling.roster.publish;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was told about a version, and whether they have seen it.
 *
 * @param versionId the version
 * @param roster name of the roster
 * @param number of the version
 * @param note what the lead said
 * @param employeeId who
 * @param name of who
 * @param changes days that changed
 * @param publishedAt when
 * @param acknowledgedAt when they said so, null not yet
 */
public record Receipt(
        long versionId,
        String roster,
        int number,
        String note,
        long employeeId,
        String name,
        List<DayChange> changes,
        Instant publishedAt,
        @Nullable Instant acknowledgedAt) {
    public Receipt {
        changes = List.copyOf(changes);
    }
}
