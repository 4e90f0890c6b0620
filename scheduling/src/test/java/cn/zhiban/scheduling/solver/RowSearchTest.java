package cn.zhiban.scheduling.solver;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.scheduling.rule.RowRule;
import java.util.ArrayList;
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

    @Test
    void holdsTheCountsOfManyLimitedTypesAndLimitsOfMoreThanAHundred() {
        for (int limit : new int[] {2, 130}) {
            int types = limit == 2 ? 24 : 2;
            int days = limit == 2 ? 56 : 210;
            Problem problem = PublishedInstance.read(limited(types, limit, days));
            int[] linePrice = new int[problem.lines()];
            for (int l = 0; l < linePrice.length; l++) {
                linePrice[l] = (100 - problem.demands().get(l).type()) * RowPricer.SCALE;
            }
            try (Lanes lane = new Lanes(1)) {
                Pricing pricing = new Pricing(problem, lane, new Pricing.Workspace());
                Pricing.Answer answer = pricing.find(0, 0, pricing.cells(0, linePrice), 1 << 28, 3);
                assertThat(answer.rows()).isNotEmpty();
                for (Row row : answer.rows()) {
                    assertThat(RowRule.hardOf(problem.rowCost(0, row.days))).isZero();
                }
            }
        }
    }

    private static List<String> limited(int types, int limit, int days) {
        List<String> lines = new ArrayList<>(List.of("SECTION_HORIZON", "" + days, "SECTION_SHIFTS"));
        List<String> most = new ArrayList<>();
        for (int t = 0; t < types; t++) {
            lines.add("T" + t + ",480,");
            most.add("T" + t + "=" + limit);
        }
        lines.add("SECTION_STAFF");
        lines.add("P," + String.join("|", most) + "," + 480 * days + "," + 480 * (days * 2 / 3) + ",5,2,2," + days);
        lines.addAll(List.of(
                "SECTION_DAYS_OFF", "P", "SECTION_SHIFT_ON_REQUESTS", "SECTION_SHIFT_OFF_REQUESTS", "SECTION_COVER"));
        for (int d = 0; d < days; d++) {
            for (int t = 0; t < types; t++) {
                lines.add(d + ",T" + t + ",1,100,1");
            }
        }
        return lines;
    }
}
