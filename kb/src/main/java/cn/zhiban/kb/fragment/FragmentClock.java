package cn.zhiban.kb.fragment;

import cn.zhiban.core.time.CompanyTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Answers that include a fragment change at the moment it begins or ends to hold. After a start it looks two days back:
 * taking an answer into the index once more does no harm.
 */
@Component
class FragmentClock implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(FragmentClock.class);
    private static final Duration BACK = Duration.ofDays(2);
    private static final long EVERY_SECONDS = 5;

    private final FragmentUses uses;
    private final CompanyTime time;
    private volatile @Nullable Instant seen;
    private volatile @Nullable ScheduledExecutorService timer;

    FragmentClock(FragmentUses uses, CompanyTime time) {
        this.uses = uses;
        this.time = time;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("kb-fragments").daemon().factory());
        timer = started;
        started.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        Instant now = time.now();
        Instant last = seen;
        try {
            uses.turned(last == null ? now.minus(BACK) : last, now);
            seen = now;
        } catch (DataAccessException | TransactionException e) {
            log.warn("the clock of fragments has no database: {}", e.getMessage());
        } catch (RuntimeException e) {
            // an exception would end the timer for good
            log.warn("the clock of fragments could not do its work", e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
