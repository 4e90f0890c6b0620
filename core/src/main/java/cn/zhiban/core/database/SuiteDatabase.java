package cn.zhiban.core.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * The suite's database for commands that work without the suite: the one that a running suite has, or one that is
 * started here, or the company's own. For whoever runs the suite; nobody is asked for permissions.
 */
public final class SuiteDatabase implements AutoCloseable {
    private final String url;
    private final String username;
    private final String password;
    private final @Nullable EmbeddedMariaDb own;

    private SuiteDatabase(String url, String username, String password, @Nullable EmbeddedMariaDb own) {
        this.url = url;
        this.username = username;
        this.password = password;
        this.own = own;
    }

    /** The data folder that the settings name. */
    public static DataFolder folder(Environment environment) {
        return Binder.get(environment).bindOrCreate("zhiban", DataFolder.class);
    }

    /** Whether the settings name a database that the company runs. */
    public static boolean isExternal(Environment environment) {
        return StringUtils.hasText(environment.getProperty("spring.datasource.url"));
    }

    /**
     * The database as it is: reached if it runs, started if not.
     *
     * @throws DatabaseUnusable if it can be neither
     */
    public static SuiteDatabase open(Environment environment) {
        if (isExternal(environment)) {
            String url = environment.getProperty("spring.datasource.url", "");
            String username = environment.getProperty("spring.datasource.username", "");
            String password = environment.getProperty("spring.datasource.password", "");
            DatabaseCheck.check(url, username, password);
            return new SuiteDatabase(url, username, password, null);
        }
        EmbeddedMariaDb.Settings settings = settings(environment);
        try {
            return start(settings);
        } catch (DatabaseUnusable e) {
            if (!e.reason().equals("in-use")) {
                throw e;
            }
            return running(settings.home(), e);
        }
    }

    /**
     * An empty database of its own, for as long as this object is open.
     *
     * @param home where it lies; the caller deletes it
     */
    public static SuiteDatabase scratch(Environment environment, Path home) {
        EmbeddedMariaDb.Settings settings = settings(environment);
        return start(new EmbeddedMariaDb.Settings(home, settings.base(), 0, DataSize.ofMegabytes(128), false));
    }

    private static EmbeddedMariaDb.Settings settings(Environment environment) {
        return Binder.get(environment)
                .bindOrCreate("zhiban.database", EmbeddedDatabaseProperties.class)
                .settings(folder(environment));
    }

    private static SuiteDatabase start(EmbeddedMariaDb.Settings settings) {
        EmbeddedMariaDb started = new EmbeddedMariaDb(settings);
        return new SuiteDatabase(started.jdbcUrl(), started.username(), started.password(), started);
    }

    private static SuiteDatabase running(Path home, DatabaseUnusable inUse) {
        try {
            String port = Files.readString(home.resolve("port")).strip();
            String password = Files.readString(home.resolve("password")).strip();
            String url = "jdbc:mariadb://127.0.0.1:" + port + "/" + EmbeddedMariaDb.NAME;
            DatabaseCheck.check(url, EmbeddedMariaDb.NAME, password);
            return new SuiteDatabase(url, EmbeddedMariaDb.NAME, password, null);
        } catch (IOException e) {
            inUse.addSuppressed(e);
            throw inUse;
        }
    }

    /** A connection that hands out and takes values as the server keeps them, in UTC. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("forceConnectionTimeZoneToSession", "true");
        properties.setProperty("tinyInt1isBit", "false");
        properties.setProperty("yearIsDateType", "false");
        properties.setProperty("useBulkStmts", "true");
        return DriverManager.getConnection(url, properties);
    }

    /** Whether it was started here, so that nobody else uses it. */
    public boolean isOwn() {
        return own != null;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }

    /** Keeps the suite from starting on the embedded database while its folders are exchanged. */
    public static final class Exchange implements AutoCloseable {
        private final MariaDbHome home;

        private Exchange(MariaDbHome home) {
            this.home = home;
        }

        /** @throws DatabaseUnusable if the suite, or another command, uses the folder */
        public static Exchange begin(Environment environment) {
            try {
                MariaDbHome home = MariaDbHome.occupy(settings(environment).home());
                home.endLeftOver();
                return new Exchange(home);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Whether there is a database, or half of an exchanged one. */
        public boolean hasDatabase() throws IOException {
            return home.isInstalled();
        }

        /** Whether an earlier exchange was interrupted. */
        public boolean isUnfinished() {
            return Files.exists(home.unfinishedRestore());
        }

        /** From here until {@link #finish} the suite refuses to start on the folder. */
        public void mark() throws IOException {
            home.writeOwnerOnly(home.unfinishedRestore(), "");
        }

        /**
         * Puts another database in place.
         *
         * @param scratch home of a database made by {@link SuiteDatabase#scratch} that is closed
         * @param old where what was there goes; made if need be
         */
        public void replace(Path scratch, Path old) throws IOException {
            if (home.isInstalled()) {
                Files.createDirectories(old.resolve("mariadb"));
                Files.move(home.data(), old.resolve("mariadb").resolve("data"), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(home.data());
            Files.move(scratch.resolve("data"), home.data(), StandardCopyOption.ATOMIC_MOVE);
        }

        /** Everything is in place. */
        public void finish() throws IOException {
            Files.deleteIfExists(home.unfinishedRestore());
        }

        @Override
        public void close() {
            try {
                home.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
