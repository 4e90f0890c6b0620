package cn.zhiban.scheduling.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.zhiban.scheduling.rule.RowRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HybridEngineTest {
    private static Engine.Budget budget(double seconds, List<Progress> heard) {
        return new Engine.Budget(seconds, 2, 5, () -> false, heard::add);
    }

    @Test
    void provesTheBestRosterOfATinyInstanceAndTellsTheSameTwice() throws IOException {
        List<String> text;
        try (InputStream in = getClass().getResourceAsStream("/roster/tiny.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        Problem problem = PublishedInstance.read(text);
        List<Progress> heard = new ArrayList<>();
        Engine.Result first = new HybridEngine().solve(problem, problem.emptyRows(), budget(30, heard));
        Judge judge = new Judge(text, PublishedInstance.write(problem, first.rows()));
        assertThat(judge.hard).isEmpty();
        assertThat(judge.penalty).isEqualTo(first.penalty());
        assertThat(first.proven()).isTrue();
        assertThat(heard).isNotEmpty();
        assertThat(heard.getLast().penalty()).isEqualTo(first.penalty());
        Engine.Result again = new HybridEngine().solve(problem, problem.emptyRows(), budget(30, new ArrayList<>()));
        assertThat(again.rows()).isDeepEqualTo(first.rows());
    }

    @Test
    void leavesFixedCellsAndDaysBeforeThePeriodAlone() {
        Random random = new Random(51);
        for (int round = 0; round < 4; round++) {
            Problem problem = RosterFixtures.problem(random, 6, 5, 14);
            Engine.Result result =
                    new HybridEngine().solve(problem, problem.emptyRows(), budget(1.5, new ArrayList<>()));
            for (int p = 0; p < problem.size(); p++) {
                for (int c = 0; c < problem.columns(); c++) {
                    assertThat(problem.isOpen(p, c, result.rows()[p][c])).isTrue();
                }
            }
            assertThat(result.cost()).isEqualTo(problem.cost(result.rows()));
            if (result.hard() == 0) {
                assertThat(result.bound()).isLessThanOrEqualTo(result.penalty());
            }
        }
    }

    @Test
    void annealsTheSameRosterForTheSameSeed() {
        Problem problem = RosterFixtures.problem(new Random(52), 8, 2, 28);
        Annealer first = new Annealer(problem, problem.emptyRows(), 9);
        Annealer second = new Annealer(problem, problem.emptyRows(), 9);
        first.run(50_000, 40, 1, () -> false);
        second.run(50_000, 40, 1, () -> false);
        assertThat(second.best()).isDeepEqualTo(first.best());
        assertThat(RowRule.softOf(problem.cost(first.best()))).isEqualTo(RowRule.softOf(first.bestCost()));
    }

    @Test
    void searchesPartsOfALongHorizonWithoutKnowingPrices() {
        assumeThat(NativeSolvers.available()).isTrue();
        Problem problem = PublishedInstance.read(RosterFixtures.instance(new Random(53), 8, 84));
        Engine.Budget budget = budget(3, new ArrayList<>());
        Incumbent best = new Incumbent(problem, problem.emptyRows(), budget);
        try (Lanes lane = new Lanes(1)) {
            Pricing.Workspace space = new Pricing.Workspace();
            Pricing pricing = new Pricing(problem, lane, space);
            Working now = new Working(problem, problem.emptyRows());
            Descent.run(problem, pricing, now, new SplittableRandom(1), best);
            best.offer(now.copy(), now.cost());
            long before = best.cost();
            Neighbourhoods.Known nothing = Neighbourhoods.Known.nothing(problem, pricing);
            assertThatCode(() -> new Neighbourhoods(problem, best, space, nothing, 1).search())
                    .doesNotThrowAnyException();
            assertThat(best.cost()).isLessThan(before).isEqualTo(problem.cost(best.rows()));
        }
    }
}
