package cn.zhiban.scheduling.solver;

import cn.zhiban.scheduling.rule.RowRule;
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
        for (int i = 0; since < n && !best.over(); ) {
            int batch = Math.min(pricing.lanes().size(), n - since);
            int from = i;
            Pricing.Answer[] answers = new Pricing.Answer[batch];
            pricing.lanes().each(lane -> {
                if (lane < batch) {
                    answers[lane] = bestRow(problem, pricing, now, order[(from + lane) % n], lane);
                }
            });
            for (int k = 0; k < batch; k++) {
                since = take(now, order[(from + k) % n], answers[k]) ? 0 : since + 1;
            }
            i = (i + batch) % n;
        }
    }

    /** Takes the row when the roster is better with it: somebody of the same batch may have changed what is needed. */
    private static boolean take(Working now, int person, Pricing.Answer answer) {
        if (answer.rows().isEmpty()) {
            return false;
        }
        long before = now.cost();
        int[] old = now.rows[person].clone();
        now.putRow(person, answer.rows().getFirst().days);
        if (now.cost() < before) {
            return true;
        }
        now.putRow(person, old);
        return false;
    }

    private static Pricing.Answer bestRow(Problem problem, Pricing pricing, Working now, int person, int lane) {
        int width = problem.width();
        RowGraph graph = pricing.graph(person);
        int[] row = now.rows[person];
        int[] linePrice = new int[problem.lines()];
        int[] own = new int[problem.lines()];
        for (int c = graph.first; c < row.length; c++) {
            for (int l : problem.linesOf(person, c, row[c])) {
                own[l]++;
            }
        }
        for (int l = 0; l < linePrice.length; l++) {
            int others = now.count[l] - own[l];
            linePrice[l] = Math.toIntExact(-problem.lineStep(l, others) * RowPricer.SCALE);
        }
        int[] cell = pricing.cells(person, linePrice);
        for (int i = 0; problem.pairsOf(person).length > 0 && i < cell.length; i++) {
            if (cell[i] != RowGraph.NEVER) {
                long price = cell[i] + now.pairPrice(person, graph.first + i / width, i % width) * RowPricer.SCALE;
                cell[i] = (int) Math.clamp(price, -(1 << 26), 1 << 26);
            }
        }
        long price = 0;
        for (int d = 0; d < graph.days; d++) {
            price += cell[d * width + row[graph.first + d]];
        }
        boolean broken = problem.rowCost(person, row) >= RowRule.HARD;
        int cutoff = broken ? 1 << 28 : (int) Math.min(1 << 28, price);
        return pricing.find(lane, person, cell, cutoff, 1);
    }
}
