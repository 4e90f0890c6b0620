package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * At most so many shifts of a kind, such as nights: in a row, the days before the period counted, or in a period.
 *
 * @param first first day that can be at fault
 * @param from first day that counts
 * @param to day after the last
 * @param kind a bit per type that counts
 * @param inRow counts runs instead of the whole period
 */
record FewOfKind(String id, int first, int from, int to, long kind, boolean inRow, int max, long weight)
        implements RowRule {
    private boolean counts(int type) {
        return (kind >>> type & 1) != 0;
    }

    @Override
    public long amount(int[] row) {
        int run = 0;
        int over = 0;
        for (int c = from; c < to; c++) {
            if (counts(row[c])) {
                run++;
                if (run > max && c >= first) {
                    over++;
                }
            } else if (inRow) {
                run = 0;
            }
        }
        return over;
    }

    @Override
    public void violations(int[] row, Consumer<Violation> found) {
        List<Integer> run = new ArrayList<>();
        for (int c = from; c <= to; c++) {
            if (c < to && counts(row[c])) {
                run.add(c);
            } else if (inRow || c == to) {
                long over =
                        run.stream().skip(max).filter(column -> column >= first).count();
                if (over > 0) {
                    found.accept(
                            new Violation(id, over * weight, List.copyOf(run), "rule." + id, List.of(run.size(), max)));
                }
                run.clear();
            }
        }
    }
}
