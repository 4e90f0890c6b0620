package cn.zhiban.training.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemStatisticsTest {
    @Test
    void nothingIsSaidOfFewerThanThirtyTakers() {
        ItemStatistics few = ItemStatistics.of(new double[29], new double[29], 1);
        assertThat(few.takers()).isEqualTo(29);
        assertThat(few.facility()).isEmpty();
        assertThat(few.discrimination()).isEmpty();
        assertThat(few.isBad()).isFalse();
    }

    @Test
    void aQuestionOnlyTheBetterHalfKnowsTellsThemApart() {
        double[] marks = IntStream.range(0, 40).mapToDouble(i -> i < 20 ? 0 : 2).toArray();
        double[] totals = IntStream.range(0, 40).mapToDouble(i -> marks[i] + i).toArray();
        ItemStatistics statistics = ItemStatistics.of(marks, totals, 2);
        assertThat(statistics.facility().orElseThrow()).isEqualTo(0.5);
        // cov = 400/39 = 10.2564, var(mark) = 40/39, var(rest) = 40·41/12
        assertThat(statistics.discrimination().orElseThrow())
                .isEqualTo(100 * (400.0 / 39) / Math.sqrt(40.0 / 39 * (40 * 41 / 12.0)), within(1e-9));
        assertThat(statistics.efficiency().orElseThrow()).isEqualTo(100, within(1e-9));
        assertThat(statistics.isBad()).isFalse();
    }

    @Test
    void aQuestionTheBetterOnesGetWrongIsBad() {
        double[] marks = IntStream.range(0, 40).mapToDouble(i -> i < 20 ? 1 : 0).toArray();
        double[] totals = IntStream.range(0, 40).mapToDouble(i -> marks[i] + i).toArray();
        ItemStatistics statistics = ItemStatistics.of(marks, totals, 1);
        assertThat(statistics.discrimination().orElseThrow()).isNegative();
        assertThat(statistics.isBad()).isTrue();
    }

    @Test
    void whatEverybodyKnewTellsNobodyApart() {
        double[] marks = IntStream.range(0, 30).mapToDouble(_ -> 1).toArray();
        double[] totals = IntStream.range(0, 30).mapToDouble(i -> i).toArray();
        ItemStatistics statistics = ItemStatistics.of(marks, totals, 1);
        assertThat(statistics.discrimination()).isEmpty();
        assertThat(statistics.isBad()).isTrue();
    }
}
