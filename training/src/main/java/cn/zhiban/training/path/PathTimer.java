package cn.zhiban.training.path;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every quarter of an hour whom rules name now, who joined, moved or got a shop, and what is due. */
@Component
class PathTimer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PathTimer.class);
    private static final int FIRST_SECONDS = 90;
    private static final int EVERY_SECONDS = 900;

    private final PathRules rules;
    private final PathNotices notices;
    private volatile @Nullable ScheduledExecutorService timer;

    PathTimer(PathRules rules, PathNotices notices) {
        this.rules = rules;
        this.notices = notices;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("learning-paths").daemon().factory());
        timer = started;
        started.scheduleWithFixedDelay(this::look, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** An exception would end the timer for good. */
    private void look() {
        try {
            rules.applyAll();
            notices.sendDue();
        } catch (RuntimeException e) {
            log.warn("cannot look after learning paths", e);
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
