package cn.zhiban.core.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * One real MariaDB per test JVM, empty at its start, below {@code target/}. The server's 350 MB are unpacked once per
 * user, to {@code ~/.cache/zhiban}, and survive {@code mvn clean}.
 *
 * <p>Spring tests take it by annotation; contexts with the same schema share their data, so tests that count rows name
 * a schema of their own:
 *
 * <pre>{@code
 * @SpringBootTest(properties = "zhiban.test.schema=roster")   // zhiban_roster; without it: zhiban_test
 * @UseTestDatabase
 * class RosterServiceIT {
 * }</pre>
 *
 * <p>Tests without Spring ask {@link #jdbcUrl}. The database is reached like one that the company runs, by
 * {@code spring.datasource.url}, and {@code zhiban.data} points to {@code target/test-data}, or to
 * {@code zhiban.test.data} when that is set.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Set<String> CREATED = ConcurrentHashMap.newKeySet();

    /** Name of the property with a schema's short name. */
    public static final String SCHEMA = "zhiban.test.schema";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Map<String, Object> settings = Map.of(
                "spring.datasource.url", jdbcUrl(environment.getProperty(SCHEMA, "test")),
                "spring.datasource.username", username(),
                "spring.datasource.password", password(),
                // contexts stay cached, and each holds its pool
                "spring.datasource.hikari.minimum-idle", "1",
                "zhiban.data", environment.getProperty("zhiban.test.data", "target/test-data"));
        environment.getPropertySources().addFirst(new MapPropertySource("test database", settings));
    }

    /**
     * Address of a schema, which is made when it is first asked for.
     *
     * @param name lower-case letters, digits and underscores
     */
    public static String jdbcUrl(String name) {
        String schema = EmbeddedMariaDb.NAME + "_" + name;
        if (CREATED.add(schema)) {
            execute("CREATE DATABASE IF NOT EXISTS `" + schema + "` CHARACTER SET utf8mb4 COLLATE "
                    + EmbeddedMariaDb.COLLATION);
        }
        return Server.RUNNING.jdbcUrl(schema);
    }

    /** Throws a schema away with all its tables; the next {@link #jdbcUrl} makes it anew. */
    public static void drop(String name) {
        String schema = EmbeddedMariaDb.NAME + "_" + name;
        CREATED.remove(schema);
        execute("DROP DATABASE IF EXISTS `" + schema + "`");
    }

    /** The account, which may make and drop schemas. */
    public static String username() {
        return Server.RUNNING.username();
    }

    /** Its password. */
    public static String password() {
        return Server.RUNNING.password();
    }

    /** Where the server is unpacked, for tests that start one of their own. */
    public static Path base() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path caches =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return caches.resolve("zhiban").resolve("mariadb-base-" + MariaDbBinaries.version());
    }

    private static void execute(String sql) {
        try (var connection = DriverManager.getConnection(Server.RUNNING.jdbcUrl(), username(), password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts with the first test that asks. */
    private static final class Server {
        static final EmbeddedMariaDb RUNNING = start();

        private static EmbeddedMariaDb start() {
            for (int number = 1; ; number++) {
                Path home = Path.of("target", "test-database-" + number).toAbsolutePath();
                try {
                    clear(home);
                    EmbeddedMariaDb database = new EmbeddedMariaDb(
                            new EmbeddedMariaDb.Settings(home, base(), 0, DataSize.ofMegabytes(128), false));
                    // after the contexts have been closed: a context whose database is gone waits in vain for it
                    SpringApplication.getShutdownHandlers().add(database::close);
                    return database;
                } catch (DatabaseUnusable e) {
                    // another JVM tests in the same folder
                    if (!e.reason().equals("in-use") || number == 9) {
                        throw e;
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private static void clear(Path home) throws IOException {
            try (MariaDbHome old = MariaDbHome.occupy(home)) {
                old.endLeftOver();
                FileSystemUtils.deleteRecursively(old.data());
            }
        }
    }
}
