package cn.zhiban.core.org.people;

import cn.zhiban.core.org.EmployeeState;
import cn.zhiban.core.org.Post;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An employee in a list.
 *
 * @param id their id
 * @param staffNumber staff number, unique
 * @param name their name
 * @param post what they do in general
 * @param teamId their team
 * @param teamName name of their team, empty without one
 * @param hireDate first day in the company
 * @param state whether they work here now
 * @param leftOn last day, of those who left
 * @param version to be handed back with a change
 * @param shops names of the shops they serve today, as far as the reader may know
 */
public record EmployeeSummary(
        long id,
        String staffNumber,
        String name,
        Post post,
        @Nullable Long teamId,
        String teamName,
        LocalDate hireDate,
        EmployeeState state,
        @Nullable LocalDate leftOn,
        int version,
        List<String> shops) {}
