package cn.zhiban.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhiban.core.database.DatabaseUnusable;
import cn.zhiban.core.database.SuiteDatabase;
import cn.zhiban.core.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** Each test with real embedded databases of its own, as a company has them. */
class BackupIT {
    @TempDir
    Path folder;

    private MockEnvironment here;
    private MockEnvironment elsewhere;
    private Path file;

    @BeforeEach
    void places() {
        here = environment("here");
        elsewhere = environment("elsewhere");
        file = folder.resolve("all.zhiban");
    }

    @Test
    void aRestoredBackupHasEveryRowAndFileOfTheOneThatWasWritten() throws Exception {
        Map<String, String> before = fill(here, 3_000);
        written(here, null);
        assertThat(run(elsewhere, "restore", false)).isZero();
        try (SuiteDatabase restored = SuiteDatabase.open(elsewhere);
                Connection connection = restored.connect()) {
            assertThat(checksums(connection)).isEqualTo(before);
        }
        assertThat(folder.resolve("elsewhere/files/AB/ABCDEFGHIJKLMNOPQRSTUV")).hasBinaryContent(content());
        assertThat(folder.resolve("elsewhere/restoring")).doesNotExist();
        assertThat(run(elsewhere, "verify", false)).isZero();
    }

    @Test
    void itIsTakenFromARunningSuiteAndShowsOneMomentThoughItWritesOn() throws Exception {
        fill(here, 20_000);
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger transfers = new AtomicInteger();
        try (SuiteDatabase running = SuiteDatabase.open(here)) {
            Thread writer = Thread.ofPlatform().start(() -> transfer(running, stop, transfers));
            while (transfers.get() < 50) {
                Thread.sleep(5);
            }
            int begun = transfers.get();
            written(here, null);
            assertThat(transfers.get()).isGreaterThan(begun);
            stop.set(true);
            writer.join();
        }
        assertThat(run(elsewhere, "restore", false)).isZero();
        try (SuiteDatabase restored = SuiteDatabase.open(elsewhere);
                Connection connection = restored.connect()) {
            assertThat(TableRows.strings(connection, "SELECT SUM(amount) FROM a_left"))
                    .containsExactly(TableRows.strings(connection, "SELECT 1000000 - SUM(amount) FROM z_right")
                            .getFirst());
            assertThat(TableRows.strings(connection, "SELECT amount > 0 FROM z_right"))
                    .containsExactly("1");
        }
    }

    @Test
    void onlyItsKeyOpensAnEncryptedOne() throws Exception {
        fill(here, 10);
        Path key = folder.resolve("key");
        Files.write(key, HexFormat.of().parseHex("00ff".repeat(16)));
        written(here, key);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("manifest.json");
        assertThat(run(elsewhere, "restore", false)).isEqualTo(1);
        Path other = folder.resolve("other");
        Files.writeString(other, "another passphrase");
        assertThat(run(elsewhere, "restore", false, other)).isEqualTo(1);
        assertThat(folder.resolve("elsewhere")).doesNotExist();
        assertThat(run(elsewhere, "restore", false, key)).isZero();
    }

    @Test
    void damageIsFoundBeforeAnythingIsTouched() throws Exception {
        fill(here, 10);
        written(here, null);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(whole.length)] ^= 1;
            Files.write(file, round % 2 == 0 ? changed : java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertThatExceptionOfType(BackupProblem.class)
                    .isThrownBy(() -> new BackupFile(file, null).check())
                    .satisfies(problem -> assertThat(problem.reason()).isIn("damaged", "failed"));
        }
        assertThat(run(elsewhere, "restore", false)).isEqualTo(1);
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void aBackupOfANewerVersionIsRefusedWithItsName() throws Exception {
        fill(here, 10);
        try (SuiteDatabase database = SuiteDatabase.open(here);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO flyway_core SELECT 9000, '9000', description, type, script, checksum,"
                    + " installed_by, installed_on, execution_time, success FROM flyway_core WHERE version = '1'");
        }
        written(here, null);
        assertThatExceptionOfType(BackupProblem.class)
                .isThrownBy(() -> new BackupFile(file, null).check())
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("newer"))
                .withMessageContaining("core 9000");
    }

    @Test
    void whatIsThereIsKeptUnlessToldAndPutAsideThen() throws Exception {
        Map<String, String> before = fill(here, 10);
        written(here, null);
        Files.createDirectories(folder.resolve("here/index/old"));
        assertThat(run(here, "restore", false)).isEqualTo(1);
        try (SuiteDatabase database = SuiteDatabase.open(here);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM z_right");
            statement.execute("INSERT INTO a_left (amount) VALUES (5)");
        }
        assertThat(run(here, "restore", true)).isZero();
        try (SuiteDatabase database = SuiteDatabase.open(here);
                Connection connection = database.connect()) {
            assertThat(checksums(connection)).isEqualTo(before);
        }
        assertThat(folder.resolve("here/index")).doesNotExist();
        try (var put = Files.list(folder.resolve("here"))) {
            assertThat(put.filter(path -> path.getFileName().toString().startsWith("replaced-")))
                    .singleElement()
                    .satisfies(old -> assertThat(old.resolve("mariadb/data")).isNotEmptyDirectory())
                    .satisfies(old -> assertThat(old.resolve("files")).isNotEmptyDirectory())
                    .satisfies(old -> assertThat(old.resolve("index/old")).exists());
        }
    }

    @Test
    void nothingIsPutInPlaceBelowARunningSuite() throws Exception {
        fill(here, 10);
        written(here, null);
        try (SuiteDatabase running = SuiteDatabase.open(here)) {
            assertThat(running.isOwn()).isTrue();
            assertThat(run(here, "restore", true)).isEqualTo(1);
        }
    }

    @Test
    void anInterruptedRestoreNeverServesAndIsFinishedByTheNext() throws Exception {
        Map<String, String> before = fill(here, 10);
        written(here, null);
        try (SuiteDatabase.Exchange exchange = SuiteDatabase.Exchange.begin(here)) {
            exchange.mark();
            Files.move(folder.resolve("here/mariadb/data"), folder.resolve("elsewhere-data"));
        }
        assertThatExceptionOfType(DatabaseUnusable.class)
                .isThrownBy(() -> SuiteDatabase.open(here))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("restore-unfinished"));
        assertThat(run(here, "restore", false)).isZero();
        try (SuiteDatabase database = SuiteDatabase.open(here);
                Connection connection = database.connect()) {
            assertThat(checksums(connection)).isEqualTo(before);
        }
    }

    @Test
    void aCommandThatIsNoneIsExplained() {
        assertThat(BackupCommand.run(List.of("backup"))).isEqualTo(2);
        assertThat(BackupCommand.run(List.of("backup", "a", "--replace"))).isEqualTo(2);
        assertThat(BackupCommand.run(List.of("restore", "a", "--sure"))).isEqualTo(2);
    }

    private MockEnvironment environment(String name) {
        return new MockEnvironment()
                .withProperty("zhiban.data", folder.resolve(name).toString())
                .withProperty("zhiban.database.base", TestDatabase.base().toString());
    }

    private static byte[] content() {
        byte[] content = new byte[100_000];
        new Random(9).nextBytes(content);
        return content;
    }

    private void written(MockEnvironment environment, @Nullable Path key) throws IOException {
        Files.deleteIfExists(file);
        assertThat(run(environment, "backup", false, key)).isZero();
        assertThat(run(environment, "backup", false, key))
                .as("is not overwritten")
                .isEqualTo(1);
    }

    private int run(MockEnvironment environment, String command, boolean replace) {
        return run(environment, command, replace, null);
    }

    private int run(MockEnvironment environment, String command, boolean replace, @Nullable Path key) {
        return new BackupCommand(environment, Clock.systemUTC(), new PrintStream(new ByteArrayOutputStream()))
                .run(new BackupCommand.Request(command, file, key, replace, List.of()));
    }

    /** Core's tables, two that hold an invariant, and one of everything a column can be. */
    private Map<String, String> fill(MockEnvironment environment, int rows) throws Exception {
        try (SuiteDatabase database = SuiteDatabase.open(environment);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Flyway.configure()
                    .dataSource(connection.getMetaData().getURL(), "zhiban", password(environment))
                    .locations("classpath:db/migration/core")
                    .table("flyway_core")
                    .load()
                    .migrate();
            statement.execute("CREATE TABLE a_left (id BIGINT AUTO_INCREMENT PRIMARY KEY, amount INT NOT NULL)");
            statement.execute("CREATE TABLE z_right (id BIGINT AUTO_INCREMENT PRIMARY KEY, amount INT NOT NULL)");
            statement.execute("INSERT INTO a_left (amount) VALUES (1000000)");
            statement.execute("INSERT INTO z_right (amount) VALUES (0)");
            statement.execute("""
                    CREATE TABLE m_everything (id INT AUTO_INCREMENT PRIMARY KEY, flag BOOLEAN, big BIGINT, ratio DOUBLE,
                      money DECIMAL(20, 6), day DATE, moment DATETIME(6), stamp TIMESTAMP(6) NULL, clock TIME(3), bits BIT(9),
                      word VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, text MEDIUMTEXT, bytes LONGBLOB, hash BINARY(4),
                      kind ENUM ('A', 'B'), known UUID, doc JSON, twice BIGINT AS (big DIV 2) STORED, year YEAR,
                      parent INT NULL, CONSTRAINT fk_parent FOREIGN KEY (parent) REFERENCES m_everything (id))""");
            insertEverything(connection, rows);
            stored(connection, folder.resolve(environment.getProperty("zhiban.data", "")));
            return checksums(connection);
        }
    }

    private static void insertEverything(Connection connection, int rows) throws SQLException {
        Random random = new Random(rows);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO m_everything (flag, big, ratio, money, day, moment, stamp, clock, bits, word, text, bytes, hash,"
                        + " kind, known, doc, year, parent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UUID(), ?, ?, ?)")) {
            for (int i = 1; i <= rows; i++) {
                boolean empty = i % 7 == 0;
                byte[] bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                Object[] values = {
                    empty ? null : random.nextBoolean(),
                    random.nextLong(),
                    switch (i % 4) {
                        case 0 -> 2.2250738585072014E-308;
                        case 1 -> 0.1 + 0.2;
                        default -> random.nextGaussian() * 1e300;
                    },
                    empty ? null : "-12345678901234.567891",
                    empty ? null : "2026-02-28",
                    "2026-11-24 23:59:59." + (i % 3 == 0 ? "000000" : "00001" + i % 10),
                    empty ? null : "2026-03-29 02:30:00.5",
                    "-12:00:00.125",
                    empty ? null : new byte[] {1, (byte) i},
                    "é\\'\"\u0000\n😀退货" + i,
                    empty ? "" : "长文本".repeat(i % 50),
                    bytes,
                    new byte[] {0, 1, (byte) i, -1},
                    i % 2 == 0 ? "A" : null,
                    "{\"a\":" + i + "}",
                    2026,
                    i > 1 && !empty ? 1 + random.nextInt(i - 1) : null
                };
                for (int column = 0; column < values.length; column++) {
                    insert.setObject(column + 1, values[column]);
                }
                insert.executeUpdate();
            }
        }
    }

    private static void stored(Connection connection, Path data) throws Exception {
        Path stored = data.resolve("files/AB/ABCDEFGHIJKLMNOPQRSTUV");
        Files.createDirectories(stored.getParent());
        Files.write(stored, content());
        String sha256 = HexFormat.of().formatHex(CheckedContent.sha256().digest(content()));
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO core_file (public_id, name, content_type, size_bytes, sha256, purpose, created_by,"
                            + " created_at) VALUES ('ABCDEFGHIJKLMNOPQRSTUV', 'a', 'image/png', 100000, '" + sha256
                            + "', 'kb.image', 'system', '2026-11-24')");
        }
    }

    private String password(MockEnvironment environment) throws IOException {
        return Files.readString(Path.of(environment.getProperty("zhiban.data", ""), "mariadb", "password"));
    }

    /** The server's own checksums, which know nothing of how rows are written to a back-up. */
    private static Map<String, String> checksums(Connection connection) throws SQLException {
        Map<String, String> checksums = new LinkedHashMap<>();
        List<String> tables = new ArrayList<>(TableRows.tables(connection));
        for (String table : tables) {
            try (Statement statement = connection.createStatement();
                    var row = statement.executeQuery("CHECKSUM TABLE `" + table + "` EXTENDED")) {
                row.next();
                checksums.put(table, row.getString(2));
            }
        }
        return checksums;
    }

    /** Moves one from left to right, in one transaction, over and over. */
    private static void transfer(SuiteDatabase database, AtomicBoolean stop, AtomicInteger transfers) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!stop.get()) {
                statement.execute("UPDATE a_left SET amount = amount - 1");
                statement.execute("UPDATE z_right SET amount = amount + 1");
                connection.commit();
                transfers.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
