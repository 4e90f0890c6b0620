package cn.zhiban.scheduling.solver;

import java.util.SplittableRandom;

/** Gives one person after the other the best row there is with everybody else as they are, until nobody can be improved. */
final class Descent {
    private Descent() {}

    static void run(Problem problem, Pricing pricing, Working now, SplittableRandom random, Incumbent best) {
        int n = problem.size();
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        int since = 0;
        for (int i = 0; since < n && !best.over(); i = (i + 1) % n) {
            since = improve(problem, pricing, now, order[i]) ? 0 : since + 1;
        }
    }

    private static boolean improve(Problem problem, Pricing pricing, Working now, int person) {
        int width = problem.width();
        RowGraph graph = pricing.graph(person);
        int[] row = now.rows[person];
        int[] linePrice = new int[problem.need.length];
        int[] own = new int[problem.need.length];
        for (int c = graph.first; c < row.length; c++) {
            for (int l : problem.linesOf(person, c, row[c])) {
                own[l]++;
            }
        }
        for (int l = 0; l < linePrice.length; l++) {
            int others = now.count[l] - own[l];
            linePrice[l] = (others < problem.need[l] ? problem.under[l] : -problem.over[l]) * RowPricer.SCALE;
        }
        int[] cell = pricing.cells(person, linePrice);
        long price = 0;
        for (int d = 0; d < graph.days; d++) {
            price += cell[d * width + row[graph.first + d]];
        }
        int cutoff = (int) Math.min(1 << 28, price);
        if (problem.rowCost(person, row) >= cn.zhiban.scheduling.rule.RowRule.HARD) {
            cutoff = 1 << 28;
        }
        Pricing.Answer answer = pricing.find(0, person, cell, cutoff, 1);
        if (answer.rows().isEmpty()) {
            return false;
        }
        long before = now.cost();
        int[] old = row.clone();
        now.putRow(person, answer.rows().getFirst().days);
        if (now.cost() < before) {
            return true;
        }
        now.putRow(person, old);
        return false;
    }
}
