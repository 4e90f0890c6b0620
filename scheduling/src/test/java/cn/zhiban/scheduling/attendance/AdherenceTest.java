package cn.zhiban.scheduling.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdherenceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 3);

    @Test
    void halfHoursOfSeveralDaysHoldEveryMinuteOnce() {
        Random dice = new Random(3);
        for (int round = 0; round < 200; round++) {
            List<PersonDay> days = new ArrayList<>();
            int planned = 0;
            int actual = 0;
            for (int i = 0; i < 5; i++) {
                int from = dice.nextInt(1440);
                Stretch plan = Stretch.of(DAY, from, from + 540);
                int came = from + dice.nextInt(60);
                Stretch there = Stretch.of(DAY, came, came + 1 + dice.nextInt(600));
                planned += plan.minutes();
                actual += there.minutes();
                days.add(day(plan, List.of(there)));
            }
            double plannedShown = 0;
            double actualShown = 0;
            // a shift of the first day may reach into the second
            for (LocalDate day : List.of(DAY, DAY.plusDays(1))) {
                for (Adherence.HalfHour half : Adherence.halfHours(days, day)) {
                    plannedShown += half.planned() * 30;
                    actualShown += half.actual() * 30;
                }
            }
            assertThat(plannedShown).isCloseTo(planned, within(0.001));
            assertThat(actualShown).isCloseTo(actual, within(0.001));
        }
    }

    @Test
    void whereNothingWasPlannedNothingWasMissed() {
        assertThat(Adherence.of(List.of(day(null, List.of()))).share()).isEqualTo(1);
    }

    private static PersonDay day(@Nullable Stretch plan, List<Stretch> actual) {
        return new PersonDay(1, DAY, true, null, null, plan, 0, actual, actual, 0, List.of(), null, false);
    }
}
