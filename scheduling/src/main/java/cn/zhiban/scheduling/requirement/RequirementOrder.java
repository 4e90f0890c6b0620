package cn.zhiban.scheduling.requirement;

import java.time.LocalDate;
import java.util.List;

/**
 * What a job computes.
 *
 * @param groupIds groups
 * @param from first day
 * @param to last day
 */
public record RequirementOrder(List<Long> groupIds, LocalDate from, LocalDate to) {
    public RequirementOrder {
        groupIds = List.copyOf(groupIds);
    }
}
