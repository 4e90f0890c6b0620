package cn.zhiban.core.job;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the runner of this node when a job was queued here; other nodes find it at their next look. */
@Component
class JobSignal {
    private final Semaphore waiting = new Semaphore(0);

    void wake() {
        waiting.release();
    }

    void await(long milliseconds) throws InterruptedException {
        if (waiting.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
            waiting.drainPermits();
        }
    }
}
