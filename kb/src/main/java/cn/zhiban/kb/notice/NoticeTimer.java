package cn.zhiban.kb.notice;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every second whether a notice changed on another node, and every minute whom to remind. */
@Component
class NoticeTimer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(NoticeTimer.class);
    private static final int REMIND_EVERY_SECONDS = 60;

    private final LiveNotices live;
    private final NoticeReminders reminders;
    private volatile @Nullable ScheduledExecutorService timer;

    NoticeTimer(LiveNotices live, NoticeReminders reminders) {
        this.live = live;
        this.reminders = reminders;
    }

    @Override
    public void start() {
        safely(live::refresh);
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("must-read-notices").daemon().factory());
        timer = started;
        started.scheduleWithFixedDelay(() -> safely(live::refresh), 1, 1, TimeUnit.SECONDS);
        started.scheduleWithFixedDelay(
                () -> safely(reminders::sendDue), REMIND_EVERY_SECONDS, REMIND_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** An exception would end the timer for good. */
    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("cannot look after must-read notices", e);
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
