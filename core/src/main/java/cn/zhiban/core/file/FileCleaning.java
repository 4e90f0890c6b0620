package cn.zhiban.core.file;

import cn.zhiban.core.time.CompanyTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes, every hour, files whose {@link FileRetention} is over. Two processes may do it at once. */
@Component
class FileCleaning implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(FileCleaning.class);
    private static final int PAGE = 200;
    private static final long FIRST_MINUTES = 5;
    private static final long EVERY_MINUTES = 60;

    private final FileStore files;
    private final List<FileRetention> retentions;
    private final JdbcClient jdbc;
    private final CompanyTime time;
    private volatile @Nullable ScheduledExecutorService timer;

    FileCleaning(FileStore files, List<FileRetention> retentions, JdbcClient jdbc, CompanyTime time) {
        this.files = files;
        this.retentions = retentions;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** Deletes what is over now. @return number of files */
    int clean() {
        int deleted = 0;
        for (FileRetention retention : retentions) {
            Instant before = time.now().minus(retention.kept());
            List<String> page;
            do {
                page = jdbc.sql("SELECT public_id FROM core_file WHERE purpose = :purpose AND created_at < :before"
                                + " ORDER BY id LIMIT " + PAGE)
                        .param("purpose", retention.purpose())
                        .param("before", Timestamp.from(before))
                        .query(String.class)
                        .list();
                page.forEach(this::delete);
                deleted += page.size();
            } while (page.size() == PAGE);
        }
        return deleted;
    }

    /** The file first: what is left after a crash is found again by its row. */
    private void delete(String publicId) {
        try {
            Files.deleteIfExists(files.content(files.getTrusted(publicId)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (cn.zhiban.core.NotFound e) {
            return; // another process was faster
        }
        jdbc.sql("DELETE FROM core_file WHERE public_id = ?").param(publicId).update();
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("file-cleaning").daemon().factory());
        timer = started;
        started.scheduleWithFixedDelay(this::cleanSafely, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    private void cleanSafely() {
        try {
            int deleted = clean();
            if (deleted > 0) {
                log.info("{} files that had passed through were deleted", deleted);
            }
        } catch (DataAccessException | UncheckedIOException e) {
            log.warn("old files could not be deleted: {}", e.getMessage());
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
