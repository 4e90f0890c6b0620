package cn.zhiban.core.file;

import cn.zhiban.core.time.CompanyTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes, every hour, files whose {@link FileRetention} is over, and puts aside to {@code lost-files} what a crash left
 * on disk and the database does not know. Two processes may do it at once.
 */
@Component
class FileCleaning implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(FileCleaning.class);
    private static final int PAGE = 200;
    private static final long FIRST_SECONDS = 20;
    private static final long EVERY_SECONDS = 3_600;

    private static final Duration LOST_KEPT = Duration.ofDays(30);
    /** More unknown files than known ones are no leftovers: this is another database than the one they belong to. */
    private static final int SUSPICIOUS = 20;

    private final FileStore files;
    private final Path data;
    private final Duration lostAfter;
    private final List<FileRetention> retentions;
    private final JdbcClient jdbc;
    private final CompanyTime time;
    private volatile @Nullable ScheduledExecutorService timer;

    FileCleaning(
            FileStore files,
            List<FileRetention> retentions,
            JdbcClient jdbc,
            CompanyTime time,
            @Value("${zhiban.data:data}") Path data,
            @Value("${zhiban.files.lost-after:1h}") Duration lostAfter) {
        this.files = files;
        this.data = data.toAbsolutePath().normalize();
        this.lostAfter = lostAfter;
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

    /** Puts aside what no row knows and nobody is writing any more. @return number of files */
    int putAsideLost() throws IOException {
        Path home = data.resolve("files");
        if (!Files.isDirectory(home)) {
            return 0;
        }
        List<Path> found;
        try (Stream<Path> all = Files.walk(home, 2)) {
            found = all.filter(this::isOldFile).toList();
        }
        Set<String> known = new HashSet<>(
                jdbc.sql("SELECT public_id FROM core_file").query(String.class).list());
        List<Path> lost = found.stream()
                .filter(file -> !known.contains(file.getFileName().toString()))
                .toList();
        if (lost.size() > SUSPICIOUS && lost.size() > known.size()) {
            log.warn("{} of the files in {} are not known to the database; is it the right one?", lost.size(), home);
            return 0;
        }
        Path aside = data.resolve("lost-files");
        for (Path file : lost) {
            Files.createDirectories(aside);
            Files.move(file, aside.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return lost.size();
    }

    private boolean isOldFile(Path file) {
        return Files.isRegularFile(file) && isOlder(file, lostAfter);
    }

    private boolean isOlder(Path file, Duration age) {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(time.now().minus(age));
        } catch (IOException e) {
            return false;
        }
    }

    private void forgetLost() throws IOException {
        Path aside = data.resolve("lost-files");
        if (Files.isDirectory(aside)) {
            try (Stream<Path> all = Files.list(aside)) {
                for (Path file : all.filter(file -> isOlder(file, LOST_KEPT)).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
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
        started.scheduleWithFixedDelay(this::cleanSafely, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void cleanSafely() {
        try {
            int deleted = clean();
            if (deleted > 0) {
                log.info("{} files that had passed through were deleted", deleted);
            }
            int lost = putAsideLost();
            if (lost > 0) {
                log.info("{} files that nothing refers to were put aside", lost);
            }
            forgetLost();
        } catch (DataAccessException | UncheckedIOException | IOException e) {
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
