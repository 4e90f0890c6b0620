package cn.zhiban.scheduling.solver;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.scheduling.rule.RowRule;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PublishedInstanceTest {
    @Test
    void costsAgreeWithAnIndependentJudgeOnAnyRoster() {
        Random random = new Random(21);
        int usable = 0;
        for (int round = 0; round < 60; round++) {
            List<String> text = RosterFixtures.instance(random, 4 + random.nextInt(5), 14 + 7 * random.nextInt(2));
            Problem problem = PublishedInstance.read(text);
            int[][] rows = round % 2 == 0 ? RosterFixtures.randomRows(random, problem) : descended(problem);
            Judge judge = new Judge(text, PublishedInstance.write(problem, rows));
            boolean inDomain = true;
            for (int p = 0; p < rows.length; p++) {
                for (int c = 0; c < rows[p].length; c++) {
                    inDomain &= problem.isOpen(p, c, rows[p][c]);
                }
            }
            long cost = problem.cost(rows);
            assertThat(RowRule.softOf(cost)).isEqualTo(judge.penalty);
            assertThat(RowRule.hardOf(cost) == 0 && inDomain).isEqualTo(judge.hard.isEmpty());
            usable += judge.hard.isEmpty() ? 1 : 0;
        }
        assertThat(usable).isGreaterThan(10);
    }

    private static int[][] descended(Problem problem) {
        Annealer annealer = new Annealer(problem, problem.emptyRows(), 1);
        annealer.run(40_000, 30, 0.5, () -> false);
        return annealer.best();
    }
}
