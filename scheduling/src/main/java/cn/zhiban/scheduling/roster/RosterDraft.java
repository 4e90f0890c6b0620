package cn.zhiban.scheduling.roster;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A roster to be made.
 *
 * @param name for people
 * @param teamIds whose people it plans
 * @param first first day
 * @param last last day, at most 62 days after the first
 * @param patternOf a roster whose weeks are copied, weekday by weekday; null to begin empty
 */
public record RosterDraft(
        String name,
        Set<Long> teamIds,
        LocalDate first,
        LocalDate last,
        @Nullable Long patternOf) {
    public RosterDraft {
        teamIds = Set.copyOf(teamIds);
    }
}
