package cn.zhiban.scheduling.solver;

import cn.zhiban.scheduling.rule.PairRule;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.RowShape;
import cn.zhiban.scheduling.rule.Violation;
import java.util.function.Consumer;

/**
 * A rule about two people of whom one stands still: a rule about the other's row.
 *
 * @param pair the rule
 * @param person who may change
 * @param partners the row of who stands still
 */
record HeldPair(PairRule pair, int person, int[] partners) implements RowRule {
    @Override
    public String id() {
        return pair.id();
    }

    @Override
    public long weight() {
        return pair.weight();
    }

    @Override
    public long amount(int[] row) {
        return pair.weight() == 0 ? 0 : cost(row) / pair.weight();
    }

    @Override
    public long cost(int[] row) {
        return person == pair.one() ? pair.cost(row, partners) : pair.cost(partners, row);
    }

    @Override
    public void violations(int[] row, Consumer<Violation> found) {
        boolean first = person == pair.one();
        pair.violations(person, first ? row : partners, first ? partners : row, found);
    }

    @Override
    public boolean shape(RowShape shape) {
        if (hard() || pair.allowed() > 0) {
            return false;
        }
        for (int c = shape.horizon().first(); c < partners.length; c++) {
            for (int type = 0; type <= shape.types(); type++) {
                if (pair.breaks(c, person, type, partners[c])) {
                    shape.charge(c, type, pair.weight());
                }
            }
        }
        return true;
    }
}
