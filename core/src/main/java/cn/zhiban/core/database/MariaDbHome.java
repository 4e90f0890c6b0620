package cn.zhiban.core.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of one embedded database: lock, password, log and, below {@code data}, what the server itself writes. Only
 * its owner may look inside.
 */
final class MariaDbHome implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MariaDbHome.class);
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    /** InnoDB writes its pages back before it ends; with slow disks that takes a while. */
    private static final int STOP_SECONDS = 60;

    private final Path folder;
    private final FolderLock lock;

    private MariaDbHome(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Makes the folder if need be and takes it for this process.
     *
     * @throws DatabaseUnusable if it cannot be written or another instance has it
     */
    static MariaDbHome occupy(Path wanted) throws IOException {
        Path folder = wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            if (POSIX && !Files.getPosixFilePermissions(folder).equals(OWNER_FOLDER)) {
                Files.setPosixFilePermissions(folder, OWNER_FOLDER);
            }
            Path real = folder.toRealPath();
            FolderLock lock = FolderLock.tryTake(real, "lock");
            if (lock == null) {
                throw new DatabaseUnusable("in-use", null, real.toString());
            }
            return new MariaDbHome(real, lock);
        } catch (IOException e) {
            if (DiskSpace.isExhausted(e.getMessage())) {
                throw new DatabaseUnusable("disk-full", e, folder.toString(), "0", "1");
            }
            String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
            String why = e instanceof AccessDeniedException
                    ? "access denied"
                    : reason != null ? reason : e.getClass().getSimpleName();
            throw new DatabaseUnusable("not-writable", e, folder.toString(), why);
        }
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Where a new database is made; it becomes {@link #data()} when it is complete, so half a one never serves. */
    Path unfinishedData() {
        return folder.resolve("data.unfinished");
    }

    /** Where the running server's port is noted for commands that work beside the application. */
    Path portFile() {
        return folder.resolve("port");
    }

    /** Is there while a restore puts another database in place of the one that was. */
    Path unfinishedRestore() {
        return folder.resolve("restore-unfinished");
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    Path serverLog() {
        return folder.resolve("mariadbd.log");
    }

    boolean isInstalled() throws IOException {
        if (!Files.isDirectory(data())) {
            return false;
        }
        try (var content = Files.list(data())) {
            return content.findAny().isPresent();
        }
    }

    /** Removes what an interrupted installation left; that never held anything of the company. */
    void discardUnfinished() throws IOException {
        FileSystemUtils.deleteRecursively(unfinishedData());
    }

    /** The password of the suite's database account; made up on first use. */
    String password() throws IOException {
        Path file = folder.resolve("password");
        if (Files.exists(file)) {
            String stored = Files.readString(file).strip();
            if (!stored.isEmpty()) {
                return stored;
            }
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        writeOwnerOnly(file, password);
        return password;
    }

    /** Writes a file that nobody else could read at any moment. */
    Path writeOwnerOnly(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        FileAttribute<?>[] attributes = POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_FILE)}
                : new FileAttribute<?>[0];
        Files.createFile(file, attributes);
        Files.writeString(file, content, StandardOpenOption.WRITE);
        return file;
    }

    /** Whether this process is root's: the server then has to be told that this is meant. */
    boolean isRoot() throws IOException {
        return POSIX && Integer.valueOf(0).equals(Files.getAttribute(folder.resolve("lock"), "unix:uid"));
    }

    /**
     * Ends a server that a killed JVM left behind on this folder. Having the lock proves that nobody uses it. Found by
     * its arguments rather than by a pid file, because a JVM can also be killed before the pid is on disk.
     */
    void endLeftOver() {
        Set<String> ours = Set.of("--datadir=" + data(), "--datadir=" + unfinishedData());
        ProcessHandle.allProcesses().filter(process -> serves(process, ours)).forEach(process -> {
            log.warn("Ending the MariaDB process {} that an earlier run left behind", process.pid());
            end(process);
        });
    }

    private static boolean serves(ProcessHandle process, Set<String> ours) {
        ProcessHandle.Info info = process.info();
        return info.command().filter(command -> command.contains("mariadbd")).isPresent()
                && info.arguments()
                        .map(Arrays::asList)
                        .filter(arguments -> arguments.stream().anyMatch(ours::contains))
                        .isPresent();
    }

    /** Asks a server to end and waits; after a minute it is killed, which InnoDB's recovery also survives. */
    static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.warn("MariaDB process {} did not end in {} s and is killed", process.pid(), STOP_SECONDS);
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Last lines of the server's log that say what went wrong, or null. */
    @Nullable
    String lastErrors() {
        try {
            String errors = String.join(
                    " | ",
                    Files.readString(serverLog(), StandardCharsets.ISO_8859_1)
                            .lines()
                            .filter(line -> line.contains("[ERROR]"))
                            .map(line -> line.replaceFirst("^.*?\\[ERROR] ", ""))
                            .limit(3)
                            .toList());
            return errors.isEmpty() ? null : errors;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
