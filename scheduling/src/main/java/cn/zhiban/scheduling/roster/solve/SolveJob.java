package cn.zhiban.scheduling.roster.solve;

import cn.zhiban.core.job.JobCancelled;
import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.job.JobHandler;
import cn.zhiban.scheduling.solver.Engine;
import cn.zhiban.scheduling.solver.HybridEngine;
import cn.zhiban.scheduling.solver.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Runs the engine; while it runs, its curve is written down and who asked for an end is heard. */
@Component
class SolveJob implements JobHandler {
    private static final int LOOK_MS = 400;
    private static final int MOST_THREADS = 4;

    private final SolveRunStore runs;
    private final Solving solving;

    SolveJob(SolveRunStore runs, Solving solving) {
        this.runs = runs;
        this.solving = solving;
    }

    /** What came of a run. */
    private record Done(long runId, long hard, long penalty, long bound) {}

    @Override
    public String type() {
        return SolveService.JOB;
    }

    @Override
    public Object run(JobContext context) {
        SolveRun run =
                runs.find(context.parameters(SolveService.Order.class).runId()).orElseThrow(JobCancelled::new);
        try {
            Solving.Prepared prepared = run.isRepair()
                    ? solving.repair(run.rosterId(), run.absences())
                    : solving.prepare(run.rosterId(), false);
            runs.begin(run.id(), prepared.roster().revision(), prepared.hash());
            Watch watch = new Watch(run, context);
            Engine.Result result;
            try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
                clock.scheduleWithFixedDelay(watch::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
                int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
                Engine.Budget budget =
                        new Engine.Budget(run.seconds(), threads, run.seed(), () -> watch.stopped, watch::add);
                result = run.isRepair() ? prepared.mend(budget) : prepared.solve(new HybridEngine(), budget);
                clock.shutdownNow();
            }
            if (watch.cancelled) {
                runs.setState(run.id(), SolveRun.State.DROPPED);
                throw new JobCancelled();
            }
            watch.add(new Progress(watch.lastSeconds(), result.hard(), result.penalty(), result.bound()));
            runs.progress(run.id(), watch.curve());
            runs.finish(run.id(), prepared.cells(result.rows()));
            return new Done(run.id(), result.hard(), result.penalty(), result.bound());
        } catch (RuntimeException e) {
            if (!(e instanceof JobCancelled)) {
                runs.setState(run.id(), SolveRun.State.FAILED);
            }
            throw e;
        }
    }

    /** Carries points to the database and wishes to the engine. */
    private final class Watch {
        private final SolveRun run;
        private final JobContext context;
        private final long began = System.nanoTime();
        private final List<SolveRun.Point> points = new ArrayList<>();
        private volatile boolean stopped;
        private volatile boolean cancelled;
        private int written;
        private double told;

        Watch(SolveRun run, JobContext context) {
            this.run = run;
            this.context = context;
        }

        synchronized void add(Progress progress) {
            points.add(new SolveRun.Point(progress.seconds(), progress.hard(), progress.penalty(), progress.bound()));
        }

        synchronized List<SolveRun.Point> curve() {
            return List.copyOf(points);
        }

        double lastSeconds() {
            return (System.nanoTime() - began) / 1e9;
        }

        void look() {
            try {
                context.checkCancelled();
                stopped |= runs.isStopping(run.id());
                context.progress(Math.min(0.99, lastSeconds() / run.seconds()));
                List<SolveRun.Point> now = curve();
                if (!now.isEmpty() && (now.size() > written || lastSeconds() > told + 1)) {
                    written = now.size();
                    told = lastSeconds();
                    SolveRun.Point best = now.getLast();
                    List<SolveRun.Point> shown = new ArrayList<>(now);
                    shown.add(new SolveRun.Point(told, best.hard(), best.penalty(), best.bound()));
                    runs.progress(run.id(), shown);
                }
            } catch (JobCancelled e) {
                cancelled = true;
                stopped = true;
            }
        }
    }
}
