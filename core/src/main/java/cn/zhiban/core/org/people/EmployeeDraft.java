package cn.zhiban.core.org.people;

import cn.zhiban.core.org.EmployeeState;
import cn.zhiban.core.org.Post;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of an employee. Null stands for what was not chosen yet.
 *
 * @param staffNumber staff number, unique
 * @param name their name
 * @param post what they do in general
 * @param teamId their team, or none
 * @param hireDate first day in the company
 * @param state whether they work here now
 * @param leftOn last day of somebody who left, not after today; null is today for somebody who leaves now
 */
public record EmployeeDraft(
        String staffNumber,
        String name,
        @Nullable Post post,
        @Nullable Long teamId,
        @Nullable LocalDate hireDate,
        EmployeeState state,
        @Nullable LocalDate leftOn) {}
