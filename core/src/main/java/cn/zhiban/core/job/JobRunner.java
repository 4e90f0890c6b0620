package cn.zhiban.core.job;

import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.NotSignedIn;
import cn.zhiban.core.security.SignedIn;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes queued jobs, one node at a time each, and runs them. The node of a running job gives a sign of life every second; a job
 * whose node died is queued again and goes on where its handler had committed.
 */
@Component
class JobRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final int PARALLEL = 2;
    private static final long LOOK_EVERY_MS = 1_000;
    /** How often a running job looks whether somebody cancelled it. */
    private static final Duration ASK_EVERY = Duration.ofMillis(500);
    /** Without a sign of life for so long a job's node is taken for dead. */
    private static final Duration DEAD_AFTER = Duration.ofSeconds(15);

    private record Claimed(
            long id,
            String type,
            String parameters,
            @Nullable Long ownerAccountId,
            @Nullable Long ownerTokenId,
            String owner) {}

    private final String node = UUID.randomUUID().toString();
    private final JdbcTemplate jdbc;
    private final CompanyTime time;
    private final Access access;
    private final ActorDirectory directory;
    private final JsonMapper json;
    private final JobSignal signal;
    private final ObjectProvider<JobHandler> handlers;
    private final Semaphore free = new Semaphore(PARALLEL);
    private final Map<Long, RunningJob> running = new ConcurrentHashMap<>();
    private volatile @Nullable Thread looker;
    private volatile @Nullable ExecutorService workers;

    JobRunner(
            JdbcTemplate jdbc,
            CompanyTime time,
            Access access,
            ActorDirectory directory,
            JsonMapper json,
            JobSignal signal,
            ObjectProvider<JobHandler> handlers) {
        this.jdbc = jdbc;
        this.time = time;
        this.access = access;
        this.directory = directory;
        this.json = json;
        this.signal = signal;
        this.handlers = handlers;
    }

    @Override
    public void start() {
        workers = Executors.newFixedThreadPool(
                PARALLEL, Thread.ofPlatform().name("job-", 0).factory());
        // the thread goes on while it is the current one, so it must be that before it begins
        Thread thread = Thread.ofPlatform().name("job-runner").unstarted(this::lookForWork);
        looker = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = looker;
        ExecutorService pool = workers;
        looker = null;
        if (thread != null) {
            thread.interrupt();
        }
        running.values().forEach(RunningJob::stop);
        if (pool != null) {
            pool.shutdown();
            try {
                if (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
                    pool.shutdownNow();
                }
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return looker != null;
    }

    private void lookForWork() {
        Map<String, JobHandler> byType =
                handlers.stream().collect(Collectors.toMap(JobHandler::type, Function.identity()));
        while (Thread.currentThread() == looker) {
            try {
                signOfLife();
                requeueOrphans();
                boolean took = free.tryAcquire() && takeOne(byType);
                if (!took) {
                    signal.await(LOOK_EVERY_MS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("cannot look for jobs: {}", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signOfLife() {
        if (!running.isEmpty()) {
            jdbc.update(
                    "UPDATE core_job SET heartbeat_at = ? WHERE state = 'RUNNING' AND node = ?",
                    Timestamp.from(time.now()),
                    node);
        }
    }

    private void requeueOrphans() {
        int found = jdbc.update(
                "UPDATE core_job SET state = 'QUEUED', node = NULL WHERE state = 'RUNNING' AND heartbeat_at < ?",
                Timestamp.from(time.now().minus(DEAD_AFTER)));
        if (found > 0) {
            log.warn("{} jobs of a node that ended are started again", found);
        }
    }

    private boolean takeOne(Map<String, JobHandler> byType) {
        Optional<Claimed> claimed = Optional.empty();
        try {
            claimed = jdbc
                    .query(
                            "SELECT id, type, parameters, owner_account_id, owner_token_id, owner FROM core_job"
                                    + " WHERE state = 'QUEUED' ORDER BY id LIMIT 1",
                            (row, _) -> new Claimed(
                                    row.getLong(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getObject(4, Long.class),
                                    row.getObject(5, Long.class),
                                    row.getString(6)))
                    .stream()
                    .findFirst()
                    .filter(this::claim);
        } finally {
            if (claimed.isEmpty()) {
                free.release();
            }
        }
        ExecutorService pool = workers;
        if (claimed.isEmpty() || pool == null) {
            return false;
        }
        Claimed job = claimed.get();
        pool.execute(() -> {
            try {
                run(job, byType.get(job.type()));
            } finally {
                free.release();
                signal.wake();
            }
        });
        return true;
    }

    private boolean claim(Claimed job) {
        Timestamp now = Timestamp.from(time.now());
        return jdbc.update(
                        "UPDATE core_job SET state = 'RUNNING', node = ?, heartbeat_at = ?, started_at = COALESCE(started_at, ?)"
                                + " WHERE id = ? AND state = 'QUEUED'",
                        node,
                        now,
                        now,
                        job.id())
                == 1;
    }

    private void run(Claimed job, @Nullable JobHandler handler) {
        RunningJob context = new RunningJob(job.id(), job.parameters());
        running.put(job.id(), context);
        try {
            if (handler == null) {
                throw new IllegalStateException("no handler for jobs of type " + job.type());
            }
            Object result = access.callAs(owner(job), () -> handler.run(context));
            finish(job.id(), JobState.DONE, json.writeValueAsString(result), null);
        } catch (JobCancelled e) {
            if (context.stopped) {
                jdbc.update(
                        "UPDATE core_job SET state = 'QUEUED', node = NULL WHERE id = ? AND node = ?", job.id(), node);
            } else {
                finish(job.id(), JobState.CANCELLED, null, null);
            }
        } catch (UserFacingProblem e) {
            finish(job.id(), JobState.FAILED, null, failure(e));
        } catch (Exception e) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            log.error("job {} of type {} failed, reference {}", job.id(), job.type(), reference, e);
            finish(
                    job.id(),
                    JobState.FAILED,
                    null,
                    json.writeValueAsString(List.of("core.problem.internal", reference)));
        } finally {
            running.remove(job.id());
        }
    }

    private String failure(UserFacingProblem problem) {
        List<String> parts = new ArrayList<>();
        parts.add(problem.messageKey());
        for (Object argument : problem.arguments()) {
            parts.add(String.valueOf(argument));
        }
        return json.writeValueAsString(parts);
    }

    private Actor owner(Claimed job) {
        Optional<Actor> owner = Optional.empty();
        if (job.ownerAccountId() != null) {
            owner = directory.findAccount(job.ownerAccountId());
        } else if (job.ownerTokenId() != null) {
            owner = directory.find(new SignedIn(null, job.ownerTokenId(), job.owner(), 0));
        } else if (access.system().reference().equals(job.owner())) {
            owner = Optional.of(access.system());
        }
        return owner.orElseThrow(NotSignedIn::new);
    }

    private void finish(long id, JobState state, @Nullable String result, @Nullable String failure) {
        jdbc.update(
                "UPDATE core_job SET state = ?, progress = IF(? = 'DONE', 1, progress), result = ?, failure = ?, finished_at = ?"
                        + " WHERE id = ? AND node = ?",
                state.name(),
                state.name(),
                result,
                failure,
                Timestamp.from(time.now()),
                id,
                node);
    }

    private final class RunningJob implements JobContext {
        private final long id;
        private final String parameters;
        private volatile boolean stopped;
        private long lastLook;

        RunningJob(long id, String parameters) {
            this.id = id;
            this.parameters = parameters;
        }

        @Override
        public long jobId() {
            return id;
        }

        @Override
        public <T> T parameters(Class<T> type) {
            return json.readValue(parameters, type);
        }

        @Override
        public void progress(double fraction) {
            jdbc.update(
                    "UPDATE core_job SET progress = ?, heartbeat_at = ? WHERE id = ? AND node = ?",
                    Math.clamp(fraction, 0, 1),
                    Timestamp.from(time.now()),
                    id,
                    node);
        }

        @Override
        public void checkCancelled() {
            if (stopped) {
                throw new JobCancelled();
            }
            long now = System.nanoTime();
            if (lastLook == 0 || now - lastLook > ASK_EVERY.toNanos()) {
                lastLook = now;
                Integer goesOn = jdbc.queryForObject(
                        "SELECT COUNT(*) FROM core_job WHERE id = ? AND node = ? AND NOT cancel_requested",
                        Integer.class,
                        id,
                        node);
                if (goesOn == null || goesOn == 0) {
                    throw new JobCancelled();
                }
            }
        }

        void stop() {
            stopped = true;
        }
    }
}
