package cn.zhiban.scheduling.roster.check;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.scheduling.rule.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairShareTest {
    private static final long NIGHT = 1L << 2;

    private static FairShare share(int share) {
        boolean[] days = new boolean[30];
        Arrays.fill(days, 5, 30, true);
        return new FairShare("fair-nights", NIGHT, days, share, 3, 20);
    }

    private static int[] nights(int number) {
        int[] row = new int[30];
        Arrays.fill(row, 0, 5, 2);
        Arrays.fill(row, 5, 5 + number, 2);
        Arrays.fill(row, 5 + number, 20, 1);
        return row;
    }

    @Test
    void whatIsWithinTheShareCostsNothingAndTheDaysBeforeDoNotCount() {
        assertThat(share(4).amount(nights(4))).isZero();
        assertThat(share(4).amount(nights(0))).isZero();
    }

    @Test
    void eachFurtherOneCostsMoreThanTheOneBefore() {
        assertThat(share(2).amount(nights(3))).isEqualTo(1);
        assertThat(share(2).amount(nights(4))).isEqualTo(3);
        assertThat(share(2).amount(nights(5))).isEqualTo(6);
    }

    @Test
    void whoHadTooManyBeforePaysMoreForTheFirst() {
        assertThat(share(-3).amount(nights(0))).isZero();
        assertThat(share(-3).amount(nights(1))).isEqualTo(4);
        assertThat(share(-3).amount(nights(2))).isEqualTo(9);
    }

    @Test
    void aNightNeverCostsMoreThanFiveUnitsSoThatDemandIsStillCovered() {
        for (int n = 0; n < 12; n++) {
            assertThat(share(1).amount(nights(n + 1)) - share(1).amount(nights(n)))
                    .isBetween(0L, 5L);
        }
    }

    @Test
    void theSameNumberOfNightsIsCheapestWhenSpreadEvenly() {
        for (int share = -2; share < 4; share++) {
            for (int total = 0; total <= 12; total++) {
                long even =
                        share(share).amount(nights(total / 2)) + share(share).amount(nights(total - total / 2));
                for (int one = 0; one <= total; one++) {
                    long other = share(share).amount(nights(one)) + share(share).amount(nights(total - one));
                    assertThat(other).isGreaterThanOrEqualTo(even);
                }
            }
        }
    }

    @Test
    void theSentenceNamesNightsShareAndWhatCameBefore() {
        List<Violation> told = new ArrayList<>();
        share(2).violations(nights(4), told::add);
        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.cost()).isEqualTo(60);
            assertThat(one.columns()).containsExactly(7, 8);
            assertThat(one.arguments()).isEqualTo(List.of(4, 2, 3));
        });
    }
}
