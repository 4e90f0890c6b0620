package cn.zhiban.scheduling.solver;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.scheduling.rule.RowRule;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowSearchTest {
    private static final int DAYS = 8;

    @Test
    void findsTheCheapestRowOfAllThatKeepTheRules() {
        Random random = new Random(31);
        int possible = 0;
        Pricing.Workspace space = new Pricing.Workspace();
        for (int round = 0; round < 150; round++) {
            Problem problem = RosterFixtures.problem(random, 1, random.nextInt(5), DAYS);
            int[] linePrice = random.ints(problem.lines(), -2 * RowPricer.SCALE, 60 * RowPricer.SCALE)
                    .toArray();
            long best = cheapest(problem, linePrice);
            try (Lanes lane = new Lanes(1)) {
                Pricing pricing = new Pricing(problem, lane, space);
                int[] cell = pricing.cells(0, linePrice);
                Pricing.Answer answer = pricing.find(0, 0, cell, 1 << 28, 3);
                if (best == Long.MAX_VALUE) {
                    assertThat(answer.rows()).isEmpty();
                    continue;
                }
                possible++;
                assertThat(answer.bound()).isLessThanOrEqualTo((int) best);
                assertThat(answer.rows()).isNotEmpty();
                assertThat((long) answer.prices()[0]).isEqualTo(best);
                for (Row row : answer.rows()) {
                    assertThat(RowRule.hardOf(problem.rowCost(0, row.days))).isZero();
                }
            }
        }
        assertThat(possible).isGreaterThan(50);
    }

    @Test
    void saysThatNothingIsCheaperThanTheCheapest() {
        Random random = new Random(32);
        Pricing.Workspace space = new Pricing.Workspace();
        for (int round = 0; round < 60; round++) {
            Problem problem = RosterFixtures.problem(random, 1, 2, DAYS);
            int[] linePrice =
                    random.ints(problem.lines(), 0, 30 * RowPricer.SCALE).toArray();
            long best = cheapest(problem, linePrice);
            try (Lanes lane = new Lanes(1)) {
                Pricing pricing = new Pricing(problem, lane, space);
                int cutoff = (int) Math.min(1 << 28, best);
                List<Row> rows = pricing.find(0, 0, pricing.cells(0, linePrice), cutoff, 2)
                        .rows();
                assertThat(rows).isEmpty();
            }
        }
    }

    /** Tries every row there is. */
    private static long cheapest(Problem problem, int[] linePrice) {
        int first = problem.horizon().first();
        int[] row = problem.emptyRows()[0];
        long best = Long.MAX_VALUE;
        for (int code = 0; code < 1 << 2 * DAYS; code++) {
            boolean open = true;
            for (int d = 0; d < DAYS; d++) {
                row[first + d] = code >> 2 * d & 3;
                open &= problem.isOpen(0, first + d, row[first + d]);
            }
            if (!open) {
                continue;
            }
            long cost = problem.rowCost(0, row);
            if (RowRule.hardOf(cost) > 0) {
                continue;
            }
            long price = RowRule.softOf(cost) * RowPricer.SCALE;
            for (int c = first; c < row.length; c++) {
                for (int l : problem.linesOf(0, c, row[c])) {
                    price -= linePrice[l];
                }
            }
            best = Math.min(best, price);
        }
        return best;
    }
}
