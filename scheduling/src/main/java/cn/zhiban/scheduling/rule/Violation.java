package cn.zhiban.scheduling.rule;

import java.util.List;

/**
 * One breach of a rule in words for people.
 *
 * @param rule id of the rule
 * @param cost what it adds to the cost of the row (see {@link RowRule#HARD})
 * @param columns the days concerned
 * @param key message
 * @param arguments of the message
 */
public record Violation(String rule, long cost, List<Integer> columns, String key, List<Object> arguments) {
    public boolean hard() {
        return cost >= RowRule.HARD;
    }
}
