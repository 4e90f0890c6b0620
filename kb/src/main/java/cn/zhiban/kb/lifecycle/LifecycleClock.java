package cn.zhiban.kb.lifecycle;

import cn.zhiban.core.security.Access;
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

/** Looks every second whether a publication is due, and every minute for what expired and for the daily work. */
@Component
class LifecycleClock implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LifecycleClock.class);

    private final Access access;
    private final DailyRun daily;
    private final PlanRunner plans;
    private final DueArticles due;
    private final LiveKeys keys;
    private volatile boolean caughtUp;
    private volatile @Nullable ScheduledExecutorService timer;

    LifecycleClock(Access access, DailyRun daily, PlanRunner plans, DueArticles due, LiveKeys keys) {
        this.access = access;
        this.daily = daily;
        this.plans = plans;
        this.due = due;
        this.keys = keys;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("kb-lifecycle").daemon().factory());
        timer = started;
        started.scheduleWithFixedDelay(() -> safely(plans::runDue), 1, 1, TimeUnit.SECONDS);
        started.scheduleWithFixedDelay(() -> safely(this::catchUp), 1, 1, TimeUnit.SECONDS);
        started.scheduleWithFixedDelay(() -> safely(due::raiseExpired), 30, 60, TimeUnit.SECONDS);
        started.scheduleWithFixedDelay(() -> safely(daily::queueIfDue), 60, 60, TimeUnit.SECONDS);
    }

    /** Only after an upgrade there is something to catch up with. */
    private int catchUp() {
        int found = caughtUp ? 0 : keys.catchUp();
        caughtUp = found == 0;
        return found;
    }

    /** Work that returns something or not, and may fail. */
    private interface Work {
        Object run() throws Exception;
    }

    private void safely(Work work) {
        try {
            access.callAs(access.system(), work::run);
        } catch (DataAccessException | TransactionException e) {
            log.warn("the clock of knowledge has no database: {}", e.getMessage());
        } catch (Exception e) {
            // an exception would end the timer for good
            log.warn("the clock of knowledge could not do its work", e);
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
