package cn.zhiban.core.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleRuleTest {
    @Test
    void letsPeopleMistypeAFewTimesWithoutWaiting() {
        assertThat(ThrottleRule.ACCOUNT.waitAfter(1)).isZero();
        assertThat(ThrottleRule.ACCOUNT.waitAfter(4)).isZero();
    }

    @Test
    void doublesTheWaitWithEachFurtherFailure() {
        assertThat(ThrottleRule.ACCOUNT.waitAfter(5)).isEqualTo(Duration.ofSeconds(30));
        assertThat(ThrottleRule.ACCOUNT.waitAfter(6)).isEqualTo(Duration.ofMinutes(1));
        assertThat(ThrottleRule.ACCOUNT.waitAfter(7)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void neverLocksForLongerThanAQuarterOfAnHour() {
        assertThat(ThrottleRule.ACCOUNT.waitAfter(12)).isEqualTo(Duration.ofMinutes(15));
        assertThat(ThrottleRule.ACCOUNT.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
        assertThat(ThrottleRule.address(30).waitAfter(1_000_000)).isEqualTo(Duration.ofMinutes(15));
    }
}
