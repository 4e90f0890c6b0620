package cn.zhiban.kb.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhiban.core.InvalidInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
    @ParameterizedTest
    @CsvSource({"20,20", "20.5,20.50", "10%,10%", "20/10%,20/10%", "10%/20,20/10%", "￥２０／10％,20/10%", "0.5%,0.5%"})
    void readsWhatPeopleWriteAndWritesItAgain(String typed, String written) {
        assertThat(LimitText.of(LimitText.read(Step.FLOOR, typed, Remedy.GIFT))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "20/30", "10%/20%", "1.234", "%", "/", "20/", "0.001%", "99999999999999999999"})
    void refusesWhatIsNoLimit(String typed) {
        assertThatThrownBy(() -> LimitText.read(Step.FLOOR, typed, Remedy.GIFT)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void nothingTypedIsNoStep() {
        assertThat(LimitText.read(Step.SECOND, "  ", Remedy.GIFT)).isNull();
    }

    @Test
    void roundsSharesHalfUpToTheCent() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            long order = random.nextLong(10_000_000L);
            int points = 1 + random.nextInt(10_000);
            long expected = BigDecimal.valueOf(order)
                    .multiply(BigDecimal.valueOf(points))
                    .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_UP)
                    .longValueExact();
            assertThat(new Limit(Step.FLOOR, null, points, Remedy.REFUND).of(order))
                    .as(order + " × " + points)
                    .isEqualTo(expected);
            assertThat(new Limit(Step.FLOOR, 500L, points, Remedy.REFUND).of(order))
                    .isEqualTo(Math.min(500, expected));
        }
    }
}
