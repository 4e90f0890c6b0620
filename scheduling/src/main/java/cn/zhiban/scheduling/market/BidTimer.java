package cn.zhiban.scheduling.market;

import cn.zhiban.core.security.Access;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Decides bids when their time is over and ends requests whose shift has begun, also if nobody looks. */
@Component
class BidTimer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(BidTimer.class);
    private static final int EVERY_SECONDS = 30;

    private final BidService bids;
    private final Access access;
    private volatile @Nullable ScheduledExecutorService timer;

    BidTimer(BidService bids, Access access) {
        this.bids = bids;
        this.access = access;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("bid-timer").daemon().factory());
        timer = started;
        started.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** An exception would end the timer for good. */
    private void look() {
        try {
            access.callAs(access.system(), () -> {
                bids.clear();
                for (long due : bids.due()) {
                    decide(due);
                }
                return null;
            });
        } catch (Exception e) {
            log.warn("cannot look for bids whose time is over", e);
        }
    }

    private void decide(long due) {
        try {
            bids.decide(due);
        } catch (RuntimeException e) {
            // the next one waits for nobody; this one is tried again
            log.error("the bids for {} could not be decided", due, e);
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
