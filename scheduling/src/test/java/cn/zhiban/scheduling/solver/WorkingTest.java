package cn.zhiban.scheduling.solver;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.scheduling.rule.PairRule;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WorkingTest {
    @Test
    void keepsTheCostOfARosterWhileCellsChange() {
        Random random = new Random(11);
        for (int round = 0; round < 40; round++) {
            Problem problem = RosterFixtures.problem(random, 5, random.nextInt(8), 10 + random.nextInt(20));
            Working working = new Working(problem, RosterFixtures.randomRows(random, problem));
            for (int edit = 0; edit < 60; edit++) {
                int person = random.nextInt(problem.size());
                long known = working.rowCost[person];
                int column = problem.horizon().first()
                        + random.nextInt(problem.horizon().days());
                int before = working.rows[person][column];
                working.put(person, column, random.nextInt(problem.width()));
                working.settle(person);
                assertThat(working.cost()).isEqualTo(problem.cost(working.rows));
                if (random.nextBoolean()) {
                    working.put(person, column, before);
                    working.restore(person, known);
                    assertThat(working.cost()).isEqualTo(problem.cost(working.rows));
                }
            }
        }
    }

    @Test
    void aPartCostsWhatTheWholeCostsWithoutTheRowsOfTheOthers() {
        Random random = new Random(12);
        for (int round = 0; round < 40; round++) {
            Problem problem = RosterFixtures.problem(random, 6, 3, 14);
            int[][] rows = RosterFixtures.randomRows(random, problem);
            int[] chosen = {1, 4};
            long[][] open = {
                problem.people().get(1).open(), problem.people().get(4).open()
            };
            Problem part = problem.part(rows, chosen, open);
            long others = 0;
            for (int p : new int[] {0, 2, 3, 5}) {
                others += problem.rowCost(p, rows[p]);
            }
            for (PairRule pair : problem.pairs()) {
                boolean touched = pair.isAbout(1) || pair.isAbout(4);
                others += touched ? 0 : pair.cost(rows[pair.one()], rows[pair.other()]);
            }
            assertThat(part.cost(new int[][] {rows[1], rows[4]}) + others).isEqualTo(problem.cost(rows));
        }
    }

    @Test
    void demandsThatTheSameShiftsServeCostTogetherWhatTheyCostOneByOne() {
        Random random = new Random(13);
        int merged = 0;
        for (int round = 0; round < 40; round++) {
            Problem problem = RosterFixtures.problem(random, 6, 3, 14);
            int[][] rows = RosterFixtures.randomRows(random, problem);
            merged += problem.demands().size() - problem.lines();
            long cost = 0;
            for (int p = 0; p < rows.length; p++) {
                cost += problem.rowCost(p, rows[p]);
            }
            for (Demand demand : problem.demands()) {
                int count = 0;
                for (int p = 0; p < rows.length; p++) {
                    boolean counts = demand.group() == null
                            || problem.people().get(p).groups().contains(demand.group());
                    for (int c = 0; counts && c < problem.columns(); c++) {
                        int type = rows[p][c];
                        if (type > 0 && demand.servedBy(c, type, problem.types().get(type - 1))) {
                            count++;
                        }
                    }
                }
                cost += demand.cost(count);
            }
            for (PairRule pair : problem.pairs()) {
                cost += pair.cost(rows[pair.one()], rows[pair.other()]);
            }
            assertThat(problem.cost(rows)).isEqualTo(cost);
        }
        assertThat(merged).isPositive();
    }

    @Test
    void theNumberOfPeopleWantedAtAPriceIsTheCheapest() {
        Random random = new Random(14);
        for (int round = 0; round < 20; round++) {
            Problem problem = RosterFixtures.problem(random, 6, 3, 14);
            for (int line = 0; line < problem.lines(); line++) {
                long price = random.nextInt(-20_000, 20_000);
                long least = Long.MAX_VALUE;
                for (int n = 0; n <= problem.mostOf(line); n++) {
                    least = Math.min(least, problem.lineCost(line, n) * RowPricer.SCALE + price * n);
                }
                assertThat(problem.leastOf(line, price)).isEqualTo(least);
            }
        }
    }
}
