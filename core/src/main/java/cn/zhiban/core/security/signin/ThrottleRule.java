package cn.zhiban.core.security.signin;

import java.time.Duration;

/**
 * How long to wait after failures: not at all at first, then a while that doubles up to a limit. There is always an end
 * to it, so that nobody can lock an account for good by guessing.
 *
 * @param free failure with which waiting begins
 * @param first wait after that failure
 * @param longest limit of the wait
 * @param memory how long after the last failure or wait all failures are forgotten
 */
record ThrottleRule(int free, Duration first, Duration longest, Duration memory) {
    /** For guesses at one account. */
    static final ThrottleRule ACCOUNT =
            new ThrottleRule(5, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofMinutes(15));

    /** For guesses from one address at whatever accounts; a whole office may stand behind one address. */
    static ThrottleRule address(int free) {
        return new ThrottleRule(free, Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofMinutes(15));
    }

    /** The wait after that many failures in a row. */
    Duration waitAfter(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - free, 20);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
