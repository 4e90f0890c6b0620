package cn.zhiban.core.org.assignment;

import cn.zhiban.core.org.Post;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of an assignment. Null stands for what was not chosen yet, except for the last day: null is open.
 *
 * @param employeeId who
 * @param shopId which shop
 * @param post in which post
 * @param validFrom first day
 * @param validTo last day, null for open
 */
public record AssignmentDraft(
        @Nullable Long employeeId,
        @Nullable Long shopId,
        @Nullable Post post,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {}
