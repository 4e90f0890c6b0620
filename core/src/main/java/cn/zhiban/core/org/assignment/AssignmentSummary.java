package cn.zhiban.core.org.assignment;

import cn.zhiban.core.org.Post;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who serves which shop in which post from when to when.
 *
 * @param id its id
 * @param employeeId who
 * @param staffNumber staff number of who
 * @param employeeName name of who
 * @param shopId the shop
 * @param shopCode code of the shop
 * @param shopName name of the shop
 * @param post in which post
 * @param validFrom first day
 * @param validTo last day, null for open
 * @param version to be handed back with a change
 */
public record AssignmentSummary(
        long id,
        long employeeId,
        String staffNumber,
        String employeeName,
        long shopId,
        String shopCode,
        String shopName,
        Post post,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        int version) {}
