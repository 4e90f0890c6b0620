package cn.zhiban.scheduling.market;

import java.util.List;

/**
 * What a trade does to one of its people, for the lead who decides.
 *
 * @param employeeId who
 * @param name their name
 * @param before hours and unpopular shifts of the month as they are
 * @param after the same after it
 * @param against hard rules it would break
 * @param worse soft rules that get worse
 */
public record Effect(
        long employeeId, String name, Standing before, Standing after, List<String> against, List<String> worse) {
    public Effect {
        against = List.copyOf(against);
        worse = List.copyOf(worse);
    }
}
