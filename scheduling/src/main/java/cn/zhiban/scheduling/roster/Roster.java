package cn.zhiban.scheduling.roster;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A roster (班表).
 *
 * @param id key
 * @param name for people
 * @param teamIds whose people it plans
 * @param first first day
 * @param last last day
 * @param state how far it is
 * @param baseId the roster of which it is a what-if copy
 * @param seed of the run of the engine that was taken last
 * @param engine engine of that run, empty without one
 * @param inputHash of what that run was given
 * @param revision counts batches of changes
 * @param publishedRevision revision of the version that is published now, null without one
 */
public record Roster(
        long id,
        String name,
        Set<Long> teamIds,
        LocalDate first,
        LocalDate last,
        RosterState state,
        @Nullable Long baseId,
        long seed,
        String engine,
        String inputHash,
        int revision,
        @Nullable Integer publishedRevision) {
    public Roster {
        teamIds = Set.copyOf(teamIds);
    }

    /** Number of days. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** Whether the day lies in it. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** Whether it differs from what people know. */
    public boolean hasHiddenChanges() {
        return publishedRevision != null && publishedRevision != revision;
    }
}
