package cn.zhiban.scheduling.market;

import java.util.List;

/**
 * Somebody who might take a shift.
 *
 * @param employeeId who
 * @param name their name
 * @param staffNumber their number
 * @param possible whether no hard rule speaks against it
 * @param points what it costs: rules, wishes, coverage, hours and fairness; less is better
 * @param against hard reasons against it
 * @param worse soft rules that get worse
 * @param before hours and unpopular shifts of the month as they are
 * @param after the same after it
 */
public record Candidate(
        long employeeId,
        String name,
        String staffNumber,
        boolean possible,
        long points,
        List<String> against,
        List<String> worse,
        Standing before,
        Standing after) {
    public Candidate {
        against = List.copyOf(against);
        worse = List.copyOf(worse);
    }
}
