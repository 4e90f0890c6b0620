package cn.zhiban.training.certificate;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every hour whether a certificate ends soon. */
@Component
class CertificateTimer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(CertificateTimer.class);
    private static final int FIRST_SECONDS = 120;
    private static final int EVERY_SECONDS = 3_600;

    private final CertificateReminders reminders;
    private volatile @Nullable ScheduledExecutorService timer;

    CertificateTimer(CertificateReminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("certificate-reminders").daemon().factory());
        timer = started;
        started.scheduleWithFixedDelay(this::remind, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** An exception would end the timer for good. */
    private void remind() {
        try {
            reminders.sendDue();
        } catch (RuntimeException e) {
            log.warn("cannot remind of certificates", e);
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
