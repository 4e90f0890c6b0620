package cn.zhiban.training.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How many of a batch are still there. */
class SurvivalTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 26);

    @Test
    void whoLeftCountsUntilTheLastDay() {
        List<Optional<LocalDate>> left = List.of(
                Optional.empty(), Optional.of(START.plusDays(7)), Optional.of(START.plusDays(8)), Optional.empty());

        assertThat(Survival.curve(START, START.plusDays(21), left)).containsExactly(1.0, 1.0, 0.5, 0.5);
    }

    @Test
    void weeksThatAreNotOverAreNotShownAndNobodyIsNoCurve() {
        assertThat(Survival.curve(START, START.plusDays(6), List.of(Optional.empty())))
                .containsExactly(1.0);
        assertThat(Survival.curve(START, START.minusDays(6), List.of(Optional.empty())))
                .containsExactly(1.0);
        assertThat(Survival.curve(START, START.plusDays(600), List.of(Optional.empty())))
                .hasSize(53);
        assertThat(Survival.curve(START, START.plusDays(60), List.of())).isEmpty();
    }

    @Test
    void theCurveNeverRises() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            List<Optional<LocalDate>> left = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(30); i++) {
                left.add(random.nextBoolean() ? Optional.empty() : Optional.of(START.plusDays(random.nextInt(200))));
            }
            List<Double> curve = Survival.curve(START, START.plusDays(random.nextInt(300)), left);
            for (int week = 1; week < curve.size(); week++) {
                assertThat(curve.get(week)).isLessThanOrEqualTo(curve.get(week - 1));
            }
        }
    }
}
