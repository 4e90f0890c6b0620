package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.RowShape;
import cn.zhiban.scheduling.rule.Violation;
import java.util.function.Consumer;

/**
 * A rule of the engine's catalogue under the name that people know it by, because one class serves several rules of theirs.
 *
 * @param id name for messages
 * @param rule what it does
 */
record NamedRule(String id, RowRule rule) implements RowRule {
    @Override
    public long weight() {
        return rule.weight();
    }

    @Override
    public long amount(int[] row) {
        return rule.amount(row);
    }

    @Override
    public void violations(int[] row, Consumer<Violation> found) {
        rule.violations(
                row,
                one -> found.accept(new Violation(
                        id, one.cost(), one.columns(), one.key().replace(rule.id(), id), one.arguments())));
    }

    @Override
    public boolean shape(RowShape shape) {
        return rule.shape(shape);
    }

    @Override
    public long cost(int[] row) {
        return rule.cost(row);
    }
}
