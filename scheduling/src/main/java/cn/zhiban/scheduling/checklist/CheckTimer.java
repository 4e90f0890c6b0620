package cn.zhiban.scheduling.checklist;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every minute whether a window ended without a tick. */
@Component
class CheckTimer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(CheckTimer.class);
    private static final int EVERY_SECONDS = 60;

    private final CheckReminders reminders;
    private volatile @Nullable ScheduledExecutorService timer;

    CheckTimer(CheckReminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("checklist-reminders").daemon().factory());
        timer = started;
        started.scheduleWithFixedDelay(this::remind, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** An exception would end the timer for good. */
    private void remind() {
        try {
            reminders.sendDue();
        } catch (RuntimeException e) {
            log.warn("cannot remind of checklists", e);
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
