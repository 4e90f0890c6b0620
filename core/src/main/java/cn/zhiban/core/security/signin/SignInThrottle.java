package cn.zhiban.core.security.signin;

import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows guessing down, per account and per address, on all nodes together because it counts in the database. Names that
 * do not exist are counted like those that do.
 *
 * <p>Guesses at an account from addresses it never signed in from share one count; an address it did sign in from has a
 * count of its own. So a stranger who keeps guessing keeps strangers out, not the owner at the usual desk.
 */
@Component
class SignInThrottle {
    private static final int LONGEST_NAME = 60;
    private static final int FAMILIAR_DAYS = 90;
    private static final int CLEARED_AT_ONCE = 20;
    private final JdbcClient jdbc;
    private final CompanyTime time;
    private final ThrottleRule addressRule;

    SignInThrottle(
            JdbcClient jdbc, CompanyTime time, @Value("${zhiban.sign-in.failures-per-address:30}") int perAddress) {
        this.jdbc = jdbc;
        this.time = time;
        this.addressRule = ThrottleRule.address(perAddress);
    }

    /**
     * A sign-in that is being checked.
     *
     * @param account what failures at the account are counted under
     * @param address what failures from the address are counted under, or null if they are not
     */
    record Attempt(String account, @Nullable String address) {}

    private record Count(int failures, @Nullable Instant lockedUntil, Instant forgetAt) {}

    /**
     * Lets an attempt pass or not. It counts as a failure until it has succeeded, so that many at the same time cannot
     * slip through together.
     *
     * @throws TooManyAttempts account or address has to wait
     */
    @Transactional
    Attempt begin(String username, String address) {
        String name = username.length() <= LONGEST_NAME ? username : username.substring(0, LONGEST_NAME);
        Attempt attempt =
                new Attempt("account:" + name + (isFamiliar(name, address) ? "@" + address : ""), "address:" + address);
        Instant now = time.now();
        Optional<Count> fromAddress = jdbc.sql(
                        "SELECT failures, locked_until, forget_at FROM core_sign_in_throttle WHERE subject = ?")
                .param(attempt.address())
                .query(Count.class)
                .optional();
        fromAddress.ifPresent(count -> requireOpen(count, now));
        count(attempt.account(), ThrottleRule.ACCOUNT, now);
        return attempt;
    }

    /**
     * As {@link #begin}, for the password of an account whose owner is signed in already and may be somebody else. Counts
     * in a transaction of its own, because the caller's is rolled back when the password is wrong.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Attempt beginConfirmation(String username) {
        Attempt attempt = new Attempt("account:" + username + "@session", null);
        count(attempt.account(), ThrottleRule.ACCOUNT, time.now());
        return attempt;
    }

    /** Notes that an attempt failed; how long to wait before the next, zero if not at all. */
    @Transactional
    Duration failed(Attempt attempt) {
        Instant now = time.now();
        Instant account = lockedUntil(attempt.account());
        Instant address = attempt.address() == null ? Instant.MIN : count(attempt.address(), addressRule, now);
        clear(now);
        Instant until = account.isAfter(address) ? account : address;
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    /** Notes that an attempt succeeded: the account starts anew, the address does not. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void succeeded(Attempt attempt) {
        jdbc.sql("DELETE FROM core_sign_in_throttle WHERE subject = ?")
                .param(attempt.account())
                .update();
    }

    /** Remembers that the account signed in from the address. */
    @Transactional
    void remember(long accountId, String address) {
        Instant now = time.now();
        jdbc.sql("INSERT INTO core_sign_in_address (account_id, address, last_at) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE last_at = VALUES(last_at)")
                .params(accountId, address, Timestamp.from(now))
                .update();
        jdbc.sql("DELETE FROM core_sign_in_address WHERE account_id = ? AND last_at < ?")
                .params(accountId, Timestamp.from(now.minus(Duration.ofDays(FAMILIAR_DAYS))))
                .update();
    }

    private boolean isFamiliar(String username, String address) {
        return jdbc.sql("""
                        SELECT 1 FROM core_account a JOIN core_sign_in_address s ON s.account_id = a.id
                         WHERE a.username = ? AND s.address = ?""")
                .params(username, address)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Adds a failure and returns until when the subject is locked, or a moment long ago. */
    private Instant count(String subject, ThrottleRule rule, Instant now) {
        // takes the row's lock, whether the row is new or not
        jdbc.sql("INSERT INTO core_sign_in_throttle (subject, failures, forget_at) VALUES (?, 0, ?)"
                        + " ON DUPLICATE KEY UPDATE subject = subject")
                .params(subject, Timestamp.from(now.plus(rule.memory())))
                .update();
        Count before = jdbc.sql("SELECT failures, locked_until, forget_at FROM core_sign_in_throttle"
                        + " WHERE subject = ? FOR UPDATE")
                .param(subject)
                .query(Count.class)
                .single();
        requireOpen(before, now);
        int failures = before.forgetAt().isAfter(now) ? before.failures() + 1 : 1;
        Duration wait = rule.waitAfter(failures);
        Instant locked = now.plus(wait);
        jdbc.sql("UPDATE core_sign_in_throttle SET failures = ?, locked_until = ?, forget_at = ? WHERE subject = ?")
                .param(failures)
                .param(wait.isZero() ? null : Timestamp.from(locked))
                .param(Timestamp.from(locked.plus(rule.memory())))
                .param(subject)
                .update();
        return wait.isZero() ? Instant.MIN : locked;
    }

    private Instant lockedUntil(String subject) {
        return jdbc.sql("SELECT locked_until FROM core_sign_in_throttle WHERE subject = ? AND locked_until IS NOT NULL")
                .param(subject)
                .query(Instant.class)
                .optional()
                .orElse(Instant.MIN);
    }

    private static void requireOpen(Count count, Instant now) {
        if (count.lockedUntil() != null && count.lockedUntil().isAfter(now)) {
            throw new TooManyAttempts(Duration.between(now, count.lockedUntil()));
        }
    }

    /** Removes a few that nobody waits for any more; skips what others have locked, so that nobody waits for this. */
    private void clear(Instant now) {
        jdbc.sql("SELECT subject FROM core_sign_in_throttle WHERE forget_at < ? LIMIT ? FOR UPDATE SKIP LOCKED")
                .params(Timestamp.from(now), CLEARED_AT_ONCE)
                .query((found, _) -> found.getString(1))
                .list()
                .forEach(subject -> jdbc.sql("DELETE FROM core_sign_in_throttle WHERE subject = ?")
                        .param(subject)
                        .update());
    }
}
