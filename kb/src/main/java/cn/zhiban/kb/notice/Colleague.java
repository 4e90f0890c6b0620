package cn.zhiban.kb.notice;

import cn.zhiban.core.org.Post;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An employee with what decides whether a notice is meant for them.
 *
 * @param employeeId who
 * @param staffNumber staff number
 * @param name what people call them
 * @param accountId the account they sign in with, or null if they have none
 * @param teamId their team, or null
 * @param post their post in general
 * @param onLeave away for longer: has to read it on return, is not counted until then
 * @param left no longer works here
 * @param duties the shops they serve today
 */
record Colleague(
        long employeeId,
        String staffNumber,
        String name,
        @Nullable Long accountId,
        @Nullable Long teamId,
        Post post,
        boolean onLeave,
        boolean left,
        List<Duty> duties) {
    Colleague {
        duties = List.copyOf(duties);
    }

    /** A shop that somebody serves today, in a post. */
    record Duty(long shopId, long clientId, Post post) {}
}
