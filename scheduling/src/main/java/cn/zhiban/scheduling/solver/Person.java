package cn.zhiban.scheduling.solver;

import cn.zhiban.scheduling.rule.RowRule;
import java.util.List;
import java.util.Set;

/**
 * One person of a roster problem.
 *
 * @param id unique in the problem
 * @param groups what the person counts for in demand
 * @param open per column a bit per type that may stand there (bit 0: day off); one bit alone fixes the cell, which is how
 *     leave, locked cells and the days before the period are given
 * @param rules the rules that hold for the person
 */
public record Person(String id, Set<String> groups, long[] open, List<RowRule> rules) {
    public Person {
        groups = Set.copyOf(groups);
        rules = List.copyOf(rules);
    }

    boolean isOpen(int column, int type) {
        return (open[column] >>> type & 1) != 0;
    }

    boolean isFixed(int column) {
        return Long.bitCount(open[column]) == 1;
    }
}
