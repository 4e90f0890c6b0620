package cn.zhiban.core.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * A real MariaDB server as a child process, with data that stay. It listens on 127.0.0.1 and on a socket in its own
 * folder, wants a password and needs no rights beyond those of the user who starts it. A server that a killed JVM left
 * behind is ended before a new one starts; one that dies alone is started again. Data are never deleted.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
    /** Database and account of the suite; the account may also make databases whose names begin like this. */
    public static final String NAME = "zhiban";
    /**
     * Unique codes and sign-in names must not differ by case, accent or width alone. The Unicode 14 weights (since
     * MariaDB 10.10) keep every Chinese character and emoji apart; utf8mb4_unicode_ci takes all those beyond the first
     * 65,536 for one and the same.
     */
    static final String COLLATION = "utf8mb4_uca1400_ai_ci";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedMariaDb.class);
    /** Bound on the start; after a crash the recovery of a large database can take minutes. */
    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    /** A server that dies sooner than this after a restart is given a pause, each twice as long as the one before. */
    private static final Duration WORTH_RESTARTING = Duration.ofSeconds(30);

    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private static final long FIRST_START_BYTES = 300L << 20;
    private static final long START_BYTES = 32L << 20;

    private final Settings settings;
    private final MariaDbHome home;
    private final MariaDbBinaries binaries;
    private final String password;
    private int port;
    private @Nullable Process process;
    private long restartedNanos;
    private long pauseMillis;
    private boolean closing;

    /**
     * Where the database lives and how much it may take.
     *
     * @param home folder of the database; made if missing, then readable by its owner only
     * @param base folder for the unpacked server, may be shared
     * @param port TCP port on 127.0.0.1; 0 takes any free one
     * @param bufferPool memory for InnoDB's pages
     * @param durable true: a commit is on disk when it returns; false (tests): up to a second later
     */
    public record Settings(Path home, Path base, int port, DataSize bufferPool, boolean durable) {}

    /**
     * Starts the server and returns when it takes connections.
     *
     * @throws DatabaseUnusable if the folder is in use or not writable, the disk is full, there is no server for this
     *     platform, or it does not start for another reason
     */
    public EmbeddedMariaDb(Settings settings) {
        long begin = System.nanoTime();
        this.settings = settings;
        port = settings.port();
        try {
            home = MariaDbHome.occupy(settings.home());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean started = false;
        try {
            if (Files.exists(home.unfinishedRestore())) {
                throw new DatabaseUnusable(
                        "restore-unfinished", null, home.folder().toString());
            }
            DiskSpace.require(home.folder(), home.isInstalled() ? START_BYTES : FIRST_START_BYTES);
            binaries = MariaDbBinaries.in(settings.base());
            home.endLeftOver();
            password = home.password();
            Files.createDirectories(home.temporary());
            if (!home.isInstalled()) {
                install();
            }
            launch();
            started = true;
            log.info("MariaDB {} on port {} after {} ms", MariaDbBinaries.version(), port, millisSince(begin));
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            if (!started) {
                stop();
            }
        }
    }

    /** Address of the suite's database for the MariaDB driver. */
    public String jdbcUrl() {
        return jdbcUrl(NAME);
    }

    /** Address of another database on the same server. */
    public String jdbcUrl(String schema) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + schema;
    }

    /** The account that the suite uses. */
    public String username() {
        return NAME;
    }

    /** Its password. */
    public String password() {
        return password;
    }

    /** Process id of the server. */
    synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    /** Fills a new folder with the system tables and puts it in place when it is complete. */
    private void install() throws IOException {
        long begin = System.nanoTime();
        home.discardUnfinished();
        Files.createDirectories(home.unfinishedData());
        List<String> command = command(home.unfinishedData());
        command.addAll(List.of("--bootstrap", "--silent-startup", "--log-warnings=0", "--innodb-buffer-pool-size=64M"));
        Process bootstrap = run(command);
        try (OutputStream in = bootstrap.getOutputStream()) {
            // administrators get in through the socket as the system user who runs the suite, without a password
            String user = System.getProperty("user.name", "root");
            String administrator = user.matches("[A-Za-z0-9._-]+") ? user : "root";
            in.write(("CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket='" + administrator
                            + "';\n")
                    .getBytes(StandardCharsets.UTF_8));
            for (Path script : binaries.systemTables()) {
                Files.copy(script, in);
            }
        } catch (IOException e) {
            // the server has gone away; its exit code and log say why
            log.debug("installation interrupted", e);
        }
        bootstrap.onExit().join();
        if (bootstrap.exitValue() != 0) {
            throw new IOException("installation ended with code " + bootstrap.exitValue());
        }
        Files.move(home.unfinishedData(), home.data(), StandardCopyOption.ATOMIC_MOVE);
        log.info("New database in {} after {} ms", home.data(), millisSince(begin));
    }

    /** Starts the server; a free port can be taken by another process in between, so that is tried three times. */
    private synchronized void launch() throws IOException {
        boolean choosePort = settings.port() == 0 && port == 0;
        for (int attempt = 1; ; attempt++) {
            if (choosePort) {
                port = freePort();
            }
            try {
                launchOnce();
                return;
            } catch (IOException e) {
                if (!choosePort
                        || attempt == 3
                        || !String.valueOf(home.lastErrors()).contains("already in use")) {
                    throw e;
                }
                log.info("Port {} was taken in the meantime", port);
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the restart logs its own failure
    private void launchOnce() throws IOException {
        Path init = home.writeOwnerOnly(home.folder().resolve("init.sql"), accountStatements());
        try {
            Process server = run(serverCommand(init));
            process = server;
            awaitReady(server);
            home.writeOwnerOnly(home.portFile(), Integer.toString(port));
            server.onExit()
                    .thenAccept(dead ->
                            Thread.ofPlatform().daemon().name("mariadb-restart").start(() -> restartAfterDeath(dead)));
        } finally {
            Files.deleteIfExists(init);
        }
    }

    private List<String> command(Path data) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                binaries.server().toString(),
                "--no-defaults",
                "--datadir=" + data,
                "--basedir=" + binaries.base(),
                "--tmpdir=" + home.temporary(),
                "--skip-name-resolve",
                "--character-set-server=utf8mb4",
                "--collation-server=" + COLLATION));
        if (home.isRoot()) {
            command.add("--user=root");
        }
        return command;
    }

    private List<String> serverCommand(Path init) throws IOException {
        List<String> command = command(home.data());
        command.addAll(List.of(
                "--init-file=" + init,
                "--pid-file=" + home.folder().resolve("mariadbd.pid"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                // on the loopback only; making a certificate would take six of the seven seconds of a start
                "--skip-ssl",
                "--local-infile=0",
                "--default-time-zone=+00:00",
                "--max-allowed-packet=64M",
                "--innodb-buffer-pool-size=" + settings.bufferPool().toBytes(),
                "--innodb-flush-log-at-trx-commit=" + (settings.durable() ? 1 : 0)));
        if (!settings.durable()) {
            command.add("--innodb-doublewrite=0");
        }
        if (binaries.usesSocket()) {
            // relative to the data folder: an absolute path may exceed the 107 characters that a socket may have
            command.add("--socket=mariadb.sock");
        }
        return command;
    }

    private Process run(List<String> command) throws IOException {
        Path serverLog = home.serverLog();
        if (Files.exists(serverLog)) {
            Files.move(
                    serverLog,
                    serverLog.resolveSibling(serverLog.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(binaries.base().toFile())
                .redirectErrorStream(true)
                .redirectOutput(serverLog.toFile());
        binaries.addTo(builder.environment());
        return builder.start();
    }

    /** Each statement on a line of its own: the server reads the file so. */
    private String accountStatements() {
        return """
                CREATE DATABASE IF NOT EXISTS `%1$s` CHARACTER SET utf8mb4 COLLATE %3$s;
                CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                ALTER USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                GRANT ALL ON `%1$s%%`.* TO '%1$s'@'127.0.0.1';
                """.formatted(NAME, password, COLLATION);
    }

    private void awaitReady(Process server) throws IOException {
        long begin = System.nanoTime();
        while (!Files.readString(home.serverLog(), StandardCharsets.ISO_8859_1).contains("ready for connections.")) {
            if (!server.isAlive()) {
                throw new IOException("the server ended with code " + server.exitValue());
            }
            if (System.nanoTime() - begin > START_LIMIT.toNanos()) {
                throw new IOException("the server was not ready after " + START_LIMIT.toMinutes() + " minutes");
            }
            try {
                Thread.sleep(15);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the server was starting", e);
            }
        }
    }

    /**
     * Someone ended the server, or the system did because memory ran out; the port stays, so the pool finds it again.
     * What keeps it from starting, such as a full disk, may pass, so this goes on until it runs or the suite ends.
     */
    private void restartAfterDeath(Process dead) {
        while (true) {
            long pause;
            synchronized (this) {
                if (closing || !dead.equals(process)) {
                    return;
                }
                log.error("MariaDB ended with code {}; its log is {}", dead.exitValue(), home.serverLog());
                boolean soon = System.nanoTime() - restartedNanos < WORTH_RESTARTING.toNanos() && restartedNanos != 0;
                pauseMillis = soon ? Math.clamp(pauseMillis * 2, 1_000, LONGEST_PAUSE_MILLIS) : 0;
                pause = pauseMillis;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            synchronized (this) {
                if (closing) {
                    return;
                }
                restartedNanos = System.nanoTime();
                try {
                    launch();
                    log.warn("MariaDB runs again");
                    return;
                } catch (IOException e) {
                    log.error("MariaDB could not be started again: {}", home.lastErrors(), e);
                    if (process != null && process.isAlive()) {
                        process.destroyForcibly().onExit().join();
                    }
                    process = dead;
                }
            }
        }
    }

    private DatabaseUnusable unusable(IOException failure) {
        String errors = home.lastErrors();
        if (DiskSpace.isExhausted(failure.getMessage()) || DiskSpace.isExhausted(errors)) {
            long free = home.folder().toFile().getUsableSpace() >> 20;
            return new DatabaseUnusable(
                    "disk-full",
                    failure,
                    home.folder().toString(),
                    Long.toString(free),
                    Long.toString(START_BYTES >> 20));
        }
        String why = errors == null ? String.valueOf(failure.getMessage()) : errors;
        return new DatabaseUnusable(
                "not-started", failure, why, home.serverLog().toString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private synchronized void stop() {
        closing = true;
        if (process != null && process.isAlive()) {
            MariaDbHome.end(process.toHandle());
        }
        try {
            home.close();
        } catch (IOException e) {
            log.warn("The lock of {} could not be given back", home.folder(), e);
        }
    }

    /** Ends the server in an orderly way and frees the folder. Calling it again does nothing. */
    @Override
    public void close() {
        long begin = System.nanoTime();
        stop();
        log.info("MariaDB stopped after {} ms", millisSince(begin));
    }
}
