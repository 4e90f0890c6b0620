package cn.zhiban.scheduling.roster.check;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.RowShape;
import cn.zhiban.scheduling.rule.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final int EARLY = 1;
    private static final int LATE = 2;
    private static final int NIGHT = 3;
    private static final long[] KINDS = {1L << EARLY, 1L << LATE};

    /** A Thursday: the period begins in the middle of a block that runs from Monday. */
    private static final Horizon HORIZON = new Horizon(LocalDate.of(2027, 4, 1), 10, 20, Set.of());

    private static int[] row(int before, int... weeks) {
        int[] row = new int[HORIZON.columns()];
        for (int c = 0; c < row.length; c++) {
            LocalDate day = HORIZON.date(c);
            long week = Math.floorDiv(day.toEpochDay() - 4, 7L)
                    - Math.floorDiv(HORIZON.firstDay().toEpochDay() - 4, 7L);
            row[c] = c < HORIZON.first() ? before : weeks[Math.toIntExact(week)];
        }
        return row;
    }

    private static Rotation rotation(int[] past) {
        return Rotation.of(HORIZON, 7, KINDS, past, List.of("-", "E", "L", "N"), List.of("E", "L"), 10);
    }

    @Test
    void aBlockThatBeganInTheMonthBeforeGoesOnAndTheNextBandFollowsOnMonday() {
        int[] good = row(EARLY, EARLY, LATE, EARLY, LATE);
        assertThat(rotation(good).amount(good)).isZero();
        int[] turned = row(EARLY, LATE, EARLY, LATE, EARLY);
        assertThat(rotation(turned).amount(turned)).isEqualTo(20);
    }

    @Test
    void whoHadNothingBeforeMayStandAnywhere() {
        int[] one = row(0, EARLY, LATE, EARLY, LATE);
        int[] other = row(0, LATE, EARLY, LATE, EARLY);
        assertThat(rotation(one).amount(one)).isZero();
        assertThat(rotation(other).amount(other)).isZero();
        int[] same = row(0, LATE, LATE, LATE, LATE);
        assertThat(rotation(same).amount(same)).isEqualTo(9);
    }

    @Test
    void daysOffAndBandsThatTakeNoPartAreLeftAlone() {
        int[] nights = row(EARLY, NIGHT, 0, NIGHT, 0);
        assertThat(rotation(nights).amount(nights)).isZero();
    }

    @Test
    void eachShiftOutOfTurnIsNamedWithWhoseTurnItIs() {
        int[] row = row(EARLY, EARLY, LATE, EARLY, LATE);
        row[HORIZON.first()] = LATE;
        List<Violation> told = new ArrayList<>();
        rotation(row).violations(row, told::add);
        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.columns()).containsExactly(HORIZON.first());
            assertThat(one.arguments()).isEqualTo(List.of("L", "E"));
        });
    }

    @Test
    void theSearchForRowsKnowsThePriceWhenThePlaceIsKnown() {
        RowShape shape = new RowShape(HORIZON, 3);
        assertThat(rotation(row(EARLY, 0, 0, 0, 0)).shape(shape)).isTrue();
        assertThat(shape.price(HORIZON.first(), LATE)).isEqualTo(10);
        assertThat(shape.price(HORIZON.first(), EARLY)).isZero();
        assertThat(shape.price(HORIZON.first(), NIGHT)).isZero();
        assertThat(rotation(row(0, 0, 0, 0, 0)).shape(shape)).isFalse();
    }
}
