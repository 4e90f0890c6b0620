package cn.zhiban.scheduling.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The threads of one run; a single lane is the caller's own thread. */
final class Lanes implements AutoCloseable {
    private final int size;
    private final @Nullable ExecutorService threads;

    Lanes(int size) {
        this.size = Math.max(1, size);
        this.threads = Executors.newFixedThreadPool(
                this.size, Thread.ofPlatform().name("roster-", 0).daemon().factory());
    }

    int size() {
        return size;
    }

    /** Runs the task once per lane, each with its number, and waits for all. */
    void each(IntConsumer task) {
        if (threads == null) {
            task.accept(0);
            return;
        }
        List<Future<?>> running = new ArrayList<>();
        for (int lane = 0; lane < size; lane++) {
            int number = lane;
            running.add(threads.submit(() -> task.accept(number)));
        }
        for (Future<?> future : running) {
            await(future);
        }
    }

    private static void await(Future<?> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    future.get();
                    return;
                } catch (InterruptedException e) {
                    // the run ends through its budget; the lanes must not be left behind
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("A lane of the roster engine failed", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdown();
        }
    }
}
