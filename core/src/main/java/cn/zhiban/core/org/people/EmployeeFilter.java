package cn.zhiban.core.org.people;

import cn.zhiban.core.org.EmployeeState;
import cn.zhiban.core.org.Post;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which employees are wanted.
 *
 * @param query part of the name or staff number, may be empty
 * @param teamId only those of this team
 * @param post only those in this post
 * @param states only those in one of these states
 * @param shopId only those who serve this shop today
 */
public record EmployeeFilter(
        String query,
        @Nullable Long teamId,
        @Nullable Post post,
        Set<EmployeeState> states,
        @Nullable Long shopId) {
    /** States of those who belong to the company. */
    public static final Set<EmployeeState> EMPLOYED = Set.of(EmployeeState.ACTIVE, EmployeeState.ON_LEAVE);

    /** Everybody who belongs to the company, by a part of the name or staff number. */
    public static EmployeeFilter employed(String query) {
        return new EmployeeFilter(query, null, null, EMPLOYED, null);
    }

    /** Everybody there ever was. */
    public static EmployeeFilter everybody() {
        return new EmployeeFilter("", null, null, EnumSet.allOf(EmployeeState.class), null);
    }
}
