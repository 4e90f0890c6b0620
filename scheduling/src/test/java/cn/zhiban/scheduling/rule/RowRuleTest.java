package cn.zhiban.scheduling.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowRuleTest {
    private static final List<String> NAMES = List.of("-", "E", "L", "N");

    private static List<RowRule> catalogue(Random random, Horizon horizon) {
        int[] minutes = {0, 480, 600, 480};
        boolean[][] barred = new boolean[4][4];
        barred[3][1] = true;
        barred[2][1] = true;
        long weight = random.nextBoolean() ? RowRule.HARD : 7;
        Wish want = new Wish(horizon.first() + 1, Set.of(1, 2), true, 3);
        Wish avoid = new Wish(horizon.first() + 1, Set.of(0), false, 2);
        return List.of(
                new MinutesInPeriod("hours-of-week", minutes, horizon.first(), horizon.first() + 7, 1000, 2000, weight),
                new MaxConsecutiveShifts(horizon, 3, weight),
                new MinConsecutiveShifts(horizon, 3, weight),
                new MinConsecutiveDaysOff(horizon, 2, weight),
                new MaxWeekends(horizon, 1, weight),
                new MaxShiftsOfType(horizon, 3, "N", 2, weight),
                new ForbiddenSuccession(horizon, barred, NAMES, weight),
                new Wishes(horizon, 3, List.of(want, avoid)));
    }

    @Test
    void theCostOfARuleIsTheSumOfItsViolations() {
        Random random = new Random(41);
        for (int round = 0; round < 300; round++) {
            Horizon horizon = new Horizon(
                    LocalDate.of(2026, 1, 1).plusDays(random.nextInt(20)),
                    random.nextInt(9),
                    8 + random.nextInt(20),
                    Set.of());
            int[] row =
                    random.ints(horizon.columns(), 0, 5).map(type -> type % 4).toArray();
            for (RowRule rule : catalogue(random, horizon)) {
                List<Violation> found = new ArrayList<>();
                rule.violations(row, found::add);
                assertThat(found.stream().mapToLong(Violation::cost).sum())
                        .as(rule.id())
                        .isEqualTo(rule.cost(row));
                assertThat(found)
                        .allSatisfy(violation -> assertThat(violation.rule()).isEqualTo(rule.id()));
            }
        }
    }

    @Test
    void daysBeforeThePeriodCountForRunsAndSuccessions() {
        Horizon horizon = new Horizon(LocalDate.of(2026, 3, 1), 3, 4, Set.of());
        int[] row = {1, 1, 3, 1, 1, 0, 0};
        assertThat(new MaxConsecutiveShifts(horizon, 4, RowRule.HARD).amount(row))
                .isEqualTo(1);
        boolean[][] barred = new boolean[4][4];
        barred[3][1] = true;
        assertThat(new ForbiddenSuccession(horizon, barred, NAMES, RowRule.HARD).amount(row))
                .isEqualTo(1);
    }

    @Test
    void whatIsOverBeforeThePeriodIsNobodysFaultAnyMore() {
        Horizon horizon = new Horizon(LocalDate.of(2026, 3, 1), 7, 3, Set.of());
        int[] row = {1, 1, 1, 1, 1, 0, 0, 0, 1, 1};
        assertThat(new MaxConsecutiveShifts(horizon, 3, RowRule.HARD).amount(row))
                .isZero();
        assertThat(new MinConsecutiveDaysOff(horizon, 3, RowRule.HARD).amount(row))
                .isZero();
        assertThat(new MinConsecutiveDaysOff(horizon, 4, RowRule.HARD).amount(row))
                .isEqualTo(1);
    }

    @Test
    void aWeekendIsWorkedOnceHoweverManyOfItsDaysAre() {
        Horizon horizon = Horizon.of(LocalDate.of(2026, 3, 2), 14);
        int[] row = new int[14];
        row[5] = 1;
        row[6] = 1;
        row[13] = 1;
        assertThat(new MaxWeekends(horizon, 1, 1).amount(row)).isEqualTo(1);
        assertThat(new MaxWeekends(horizon, 2, 1).amount(row)).isZero();
    }
}
