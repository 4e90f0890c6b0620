package cn.zhiban.training.exam;

import cn.zhiban.core.time.CompanyTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands in what time has run out for, also if nobody looks at it any more. */
@Component
class ExamTimer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ExamTimer.class);
    private static final int GRACE_SECONDS = 5;
    private static final int EVERY_SECONDS = 10;
    private final AttemptStore attempts;
    private final ExamScoring scoring;
    private final CompanyTime time;
    private final TransactionTemplate transactions;
    private volatile @Nullable ScheduledExecutorService timer;

    ExamTimer(AttemptStore attempts, ExamScoring scoring, CompanyTime time, TransactionTemplate transactions) {
        this.attempts = attempts;
        this.scoring = scoring;
        this.time = time;
        this.transactions = transactions;
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("exam-timer").daemon().factory());
        timer = started;
        started.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** An exception would end the timer for good. */
    private void look() {
        try {
            handIn();
        } catch (RuntimeException e) {
            log.warn("cannot look for exams whose time ran out", e);
        }
    }

    void handIn() {
        for (long due : attempts.due(time.now().minusSeconds(GRACE_SECONDS))) {
            try {
                transactions.executeWithoutResult(_ -> scoring.handIn(due, true));
            } catch (RuntimeException e) {
                // the next one waits for nobody; this one is tried again
                log.error("attempt {} could not be handed in", due, e);
            }
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
