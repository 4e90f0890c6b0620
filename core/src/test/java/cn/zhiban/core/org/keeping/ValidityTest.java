package cn.zhiban.core.org.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ValidityTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Test
    void lastDayAndNextFirstDayDoNotOverlap() {
        Validity first = new Validity(MONDAY, MONDAY.plusDays(6));
        assertThat(first.overlaps(new Validity(MONDAY.plusDays(7), null))).isFalse();
        assertThat(first.overlaps(new Validity(MONDAY.plusDays(6), null))).isTrue();
        assertThat(new Validity(MONDAY.plusDays(6), null).overlaps(first)).isTrue();
    }

    @Test
    void openOnesOverlap() {
        assertThat(new Validity(MONDAY, null).overlaps(new Validity(MONDAY.plusYears(9), null)))
                .isTrue();
    }

    @Test
    void includesItsFirstAndLastDay() {
        Validity week = new Validity(MONDAY, MONDAY.plusDays(6));
        assertThat(week.includes(MONDAY)).isTrue();
        assertThat(week.includes(MONDAY.plusDays(6))).isTrue();
        assertThat(week.includes(MONDAY.minusDays(1))).isFalse();
        assertThat(week.includes(MONDAY.plusDays(7))).isFalse();
    }

    @Test
    void refusesAnEndBeforeTheStartAndNamesTheField() {
        assertThatThrownBy(() -> Validity.typed(MONDAY, MONDAY.minusDays(1)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.field()).isEqualTo("validTo"));
        assertThatThrownBy(() -> Validity.typed(null, MONDAY))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.field()).isEqualTo("validFrom"));
    }
}
