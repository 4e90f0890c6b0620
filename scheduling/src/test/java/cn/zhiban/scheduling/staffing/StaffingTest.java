package cn.zhiban.scheduling.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StaffingTest {
    private static final double HALF_HOUR = 1_800;

    @Test
    void findsTheLeastNumberThatKeepsThePromise() {
        StaffingRule rule = new StaffingRule(180, 1, 1, null, 20, 0.8, null, 0.85, 0.3, 0);
        StaffingNeed need = Staffing.need(100, HALF_HOUR, rule);
        assertThat(need.onLine()).isEqualTo(14);
        assertThat(need.scheduled()).isEqualTo(20);
        assertThat(Staffing.figures(10, 13, rule, 20).serviceLevel()).isLessThan(0.8);
    }

    @Test
    void occupancyCanAskForMoreThanTheReplies() {
        StaffingRule rule = new StaffingRule(180, 1, 1, null, 20, 0.8, null, 0.7, 0.3, 0);
        assertThat(Staffing.need(100, HALF_HOUR, rule).onLine()).isEqualTo(15);
        assertThat(Staffing.need(100, HALF_HOUR, rule).scheduled()).isEqualTo(22);
    }

    @Test
    void parallelChatsNeedFewerPeople() {
        StaffingRule one = new StaffingRule(360, 1, 1, 180.0, 30, 0.8, null, 0.9, 0, 0);
        StaffingRule four = new StaffingRule(360, 4, 1, 180.0, 30, 0.8, null, 0.9, 0, 0);
        int alone = Staffing.need(120, HALF_HOUR, one).onLine();
        int parallel = Staffing.need(120, HALF_HOUR, four).onLine();
        assertThat(parallel).isEqualTo((alone + 3) / 4);
    }

    @Test
    void theThreeMinuteRateIsAPromiseOfItsOwn() {
        StaffingRule loose = new StaffingRule(600, 1, 1, null, 30, 0.01, null, 1, 0, 0);
        StaffingRule strict = new StaffingRule(600, 1, 1, null, 30, 0.01, 0.95, 1, 0, 0);
        assertThat(Staffing.need(60, HALF_HOUR, strict).onLine())
                .isGreaterThan(Staffing.need(60, HALF_HOUR, loose).onLine());
    }

    @Test
    void theNeedNeverFallsWhenTheLoadRises() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 200; i++) {
            StaffingRule rule = new StaffingRule(
                    random.nextDouble(60, 900),
                    random.nextDouble(1, 6),
                    random.nextDouble(0.5, 1),
                    random.nextBoolean() ? null : Double.valueOf(random.nextDouble(20, 600)),
                    random.nextDouble(5, 60),
                    random.nextDouble(0.3, 0.99),
                    random.nextBoolean() ? null : Double.valueOf(random.nextDouble(0.5, 0.99)),
                    random.nextDouble(0.4, 1),
                    random.nextDouble(0, 0.5),
                    random.nextInt(0, 3));
            int before = 0;
            for (double arrivals = 0; arrivals < 300; arrivals = arrivals * 1.3 + 1) {
                StaffingNeed need = Staffing.need(arrivals, HALF_HOUR, rule);
                assertThat(need.onLine()).isGreaterThanOrEqualTo(Math.max(before, rule.minimum()));
                assertThat(need.scheduled()).isGreaterThanOrEqualTo(need.onLine());
                before = need.onLine();
            }
        }
    }
}
