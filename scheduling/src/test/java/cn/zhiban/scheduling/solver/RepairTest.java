package cn.zhiban.scheduling.solver;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.MinutesInPeriod;
import cn.zhiban.scheduling.rule.RowRule;
import cn.zhiban.scheduling.rule.ShiftType;
import cn.zhiban.scheduling.rule.Wish;
import cn.zhiban.scheduling.rule.Wishes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepairTest {
    private static final Horizon WEEK = Horizon.of(LocalDate.of(2027, 3, 1), 7);
    private static final List<ShiftType> TYPES =
            List.of(new ShiftType("A", 480, 480, 960, Set.of()), new ShiftType("B", 480, 840, 1320, Set.of()));
    private static final int[] MINUTES = {0, 480, 480};

    /** Everybody works at most four days; a change costs 20; missing people cost 100. */
    private static Problem problem(int[][] rows, long[][] open, List<Demand> demands) {
        List<Person> people = new ArrayList<>();
        for (int p = 0; p < rows.length; p++) {
            List<Wish> kept = new ArrayList<>();
            for (int c = 0; c < 7; c++) {
                kept.add(new Wish(c, Set.of(rows[p][c]), true, 20));
            }
            people.add(new Person(
                    "P" + p,
                    Set.of(),
                    open[p],
                    List.of(
                            new MinutesInPeriod("hours-week", MINUTES, 0, 7, 0, 4 * 480, RowRule.HARD),
                            new Wishes(WEEK, 2, kept))));
        }
        return new Problem(WEEK, TYPES, people, demands);
    }

    private static long[] open(long mask) {
        long[] open = new long[7];
        java.util.Arrays.fill(open, mask);
        return open;
    }

    private static List<Demand> oneOf(int type) {
        List<Demand> demands = new ArrayList<>();
        for (int c = 0; c < 7; c++) {
            demands.add(Demand.ofShift(c, type, null, 1, 100, 5));
        }
        return demands;
    }

    private static int changes(int[][] before, int[][] after) {
        int n = 0;
        for (int p = 0; p < before.length; p++) {
            for (int c = 0; c < before[p].length; c++) {
                n += before[p][c] != after[p][c] ? 1 : 0;
            }
        }
        return n;
    }

    @Test
    void aLostShiftGoesToSomebodyFreeAndNothingElseMoves() {
        int[][] rows = {{0, 1, 1, 0, 0, 0, 0}, {1, 0, 0, 1, 1, 1, 0}, {0, 0, 0, 0, 0, 0, 1}};
        long[][] open = {open(7), open(7), open(7)};
        rows[0][2] = 0;
        open[0][2] = 1;
        Problem problem = problem(rows, open, oneOf(1));
        Engine.Result result = Repair.run(problem, rows, List.of(new Repair.Hole(0, 2, 1)), () -> false);
        assertThat(result.hard()).isZero();
        assertThat(result.rows()[2][2]).isEqualTo(1);
        assertThat(changes(rows, result.rows())).isEqualTo(1);
    }

    @Test
    void whoHasNoHoursLeftGivesAnotherDayAway() {
        // the only one who can do B has four days already; somebody else can take one of the A days
        int[][] rows = {{0, 0, 0, 0, 0, 0, 0}, {1, 1, 1, 1, 0, 0, 0}, {0, 0, 0, 0, 0, 0, 0}};
        long[][] open = {open(1), open(7), open(3)};
        List<Demand> demands = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            demands.add(Demand.ofShift(c, 1, null, 1, 100, 5));
        }
        demands.add(Demand.ofShift(5, 2, null, 1, 100, 5));
        Problem problem = problem(rows, open, demands);
        Engine.Result result = Repair.run(problem, rows, List.of(new Repair.Hole(0, 5, 2)), () -> false);
        assertThat(result.hard()).isZero();
        assertThat(result.rows()[1][5]).isEqualTo(2);
        assertThat(changes(rows, result.rows())).isEqualTo(3);
        assertThat(result.penalty()).isEqualTo(60);
    }

    @Test
    void aShiftIsLeftOpenWhenFillingItWouldCostMore() {
        int[][] rows = {{0, 0, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0, 0}};
        long[][] open = {open(1), open(7)};
        Problem problem = problem(rows, open, List.of(Demand.ofShift(3, 1, null, 1, 15, 5)));
        Engine.Result result = Repair.run(problem, rows, List.of(new Repair.Hole(0, 3, 1)), () -> false);
        assertThat(changes(rows, result.rows())).isZero();
    }

    @Test
    void aWishIsPricedWithWhatOthersDoThen() {
        int[][] rows = {{1, 0, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0, 0}};
        Problem problem =
                problem(rows, new long[][] {open(7), open(7)}, List.of(Demand.ofShift(0, 1, null, 1, 100, 5)));
        assertThat(Repair.price(problem, rows, 0, 0, 0, () -> false)).isEqualTo(40);
        assertThat(Repair.price(problem, rows, 0, 0, 2, () -> false)).isEqualTo(40);
        Problem alone =
                problem(new int[][] {rows[0]}, new long[][] {open(7)}, List.of(Demand.ofShift(0, 1, null, 1, 100, 5)));
        assertThat(Repair.price(alone, new int[][] {rows[0]}, 0, 0, 0, () -> false))
                .isEqualTo(120);
    }

    @Test
    void neverBreaksWhatIsFixedNeverCostsMoreThanTheHolesAndDoesTheSameTwice() {
        Random random = new Random(71);
        for (int round = 0; round < 30; round++) {
            Problem whole = RosterFixtures.problem(random, 8, 5, 14);
            int[][] rows = RosterFixtures.randomRows(random, whole);
            for (int p = 0; p < rows.length; p++) {
                for (int c = 0; c < rows[p].length; c++) {
                    rows[p][c] = whole.isOpen(p, c, rows[p][c]) ? rows[p][c] : whole.emptyRows()[p][c];
                }
            }
            List<Repair.Hole> holes = new ArrayList<>();
            for (int c = 7; c < 10; c++) {
                if (rows[0][c] > 0 && whole.isOpen(0, c, 0)) {
                    holes.add(new Repair.Hole(0, c, rows[0][c]));
                    rows[0][c] = 0;
                }
            }
            int[][] given = Incumbent.copy(rows);
            Engine.Result result = Repair.run(whole, rows, holes, () -> false);
            assertThat(rows).isDeepEqualTo(given);
            assertThat(result.cost()).isLessThanOrEqualTo(whole.cost(rows)).isEqualTo(whole.cost(result.rows()));
            assertThat(changes(rows, result.rows())).isLessThanOrEqualTo(3 * holes.size());
            for (int p = 0; p < rows.length; p++) {
                for (int c = 0; c < rows[p].length; c++) {
                    assertThat(whole.isOpen(p, c, result.rows()[p][c])).isTrue();
                }
            }
            for (Repair.Hole hole : holes) {
                assertThat(result.rows()[0][hole.column()]).isZero();
            }
            assertThat(Repair.run(whole, rows, holes, () -> false).rows()).isDeepEqualTo(result.rows());
        }
    }
}
