package cn.zhiban.core.job;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as people and the REST interface see it.
 *
 * @param id its id
 * @param type type of its handler
 * @param title what it works on, for example the file's name
 * @param state where it stands
 * @param progress 0..1
 * @param resultJson the result as JSON once there is one
 * @param failureKey key of the message that says why it failed
 * @param failureArguments values for that message
 * @param ownerName who started it
 * @param cancelRequested somebody asked to cancel it
 * @param createdAt when it was submitted
 * @param startedAt when a node first took it
 * @param finishedAt when it ended
 */
public record JobDetails(
        long id,
        String type,
        String title,
        JobState state,
        double progress,
        @Nullable String resultJson,
        @Nullable String failureKey,
        List<String> failureArguments,
        String ownerName,
        boolean cancelRequested,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
