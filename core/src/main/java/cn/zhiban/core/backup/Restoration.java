package cn.zhiban.core.backup;

import cn.zhiban.core.database.SuiteDatabase;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.util.FileSystemUtils;

/**
 * Brings a checked back-up to life: into a scratch database to compare it, or in place of what is there. What was there
 * is put aside, never deleted, and until everything is in place nothing of it is touched.
 */
final class Restoration {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final BackupFile backup;
    private final Manifest manifest;
    private final Environment environment;
    private final Path data;
    private final Clock clock;

    Restoration(BackupFile backup, Manifest manifest, Environment environment, Clock clock) {
        this.backup = backup;
        this.manifest = manifest;
        this.environment = environment;
        this.clock = clock;
        this.data = SuiteDatabase.folder(environment).path();
    }

    /** Restores beside the data, compares every row and file with the manifest, and throws it away again. */
    void tryOut() throws IOException, SQLException {
        Files.createDirectories(data);
        // not below the folder for temporary files: the tool that unpacks the server deletes what it finds there
        Path scratch = Files.createTempDirectory(data, "verify-");
        try {
            load(scratch);
        } finally {
            FileSystemUtils.deleteRecursively(scratch);
        }
    }

    /**
     * Puts the back-up in place.
     *
     * @param replace put aside what is there; otherwise it must be empty
     * @return folder with what was there, which may not exist
     */
    Path restore(boolean replace) throws IOException, SQLException {
        Files.createDirectories(data);
        Path old = data.resolve("replaced-" + STAMP.format(clock.instant()));
        try (SuiteDatabase.Exchange exchange = SuiteDatabase.Exchange.begin(environment)) {
            boolean external = SuiteDatabase.isExternal(environment);
            boolean used = exchange.hasDatabase() && !external || isUsed(data.resolve("files"));
            if (used && !replace && !exchange.isUnfinished()) {
                throw new BackupProblem("not-empty", null, data.toString());
            }
            Path scratch = data.resolve("restoring");
            FileSystemUtils.deleteRecursively(scratch);
            Files.createDirectories(scratch);
            if (external) {
                loadExternal(scratch, replace);
            } else {
                load(scratch);
                exchange.mark();
                exchange.replace(scratch.resolve("mariadb"), old);
            }
            putAside("files", old);
            Files.move(scratch.resolve("files"), data.resolve("files"), StandardCopyOption.ATOMIC_MOVE);
            putAside("index", old); // the next start makes it anew
            putAside("settings-of-backup", old);
            if (Files.exists(scratch.resolve("settings"))) {
                Files.move(scratch.resolve("settings"), data.resolve("settings-of-backup"));
            }
            exchange.finish();
            FileSystemUtils.deleteRecursively(scratch);
        }
        return old;
    }

    private static boolean isUsed(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isPresent();
        }
    }

    private void putAside(String name, Path old) throws IOException {
        Path there = data.resolve(name);
        if (Files.exists(there)) {
            Files.createDirectories(old);
            Files.move(there, old.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void load(Path scratch) throws IOException, SQLException {
        try (SuiteDatabase database = SuiteDatabase.scratch(environment, scratch.resolve("mariadb"));
                Connection connection = database.connect()) {
            fill(connection, scratch);
        }
    }

    private void loadExternal(Path scratch, boolean replace) throws IOException, SQLException {
        try (SuiteDatabase database = SuiteDatabase.open(environment);
                Connection connection = database.connect()) {
            String others = TableRows.strings(
                            connection,
                            "SELECT COUNT(*) FROM information_schema.processlist"
                                    + " WHERE db = DATABASE() AND id <> CONNECTION_ID()")
                    .getFirst();
            if (!others.equals("0")) {
                throw new BackupProblem("database-in-use", null, others);
            }
            List<String> there = TableRows.tables(connection);
            if (!there.isEmpty() && !replace) {
                throw new BackupProblem("not-empty", null, connection.getCatalog());
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET foreign_key_checks = 0");
                for (String table : there) {
                    statement.execute("DROP TABLE " + TableRows.quoted(table));
                }
            }
            fill(connection, scratch);
        }
    }

    private void fill(Connection connection, Path scratch) throws IOException, SQLException {
        Map<String, Manifest.Table> tables = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET foreign_key_checks = 0, unique_checks = 0,"
                    + " sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'");
            for (Manifest.Table table : manifest.tables()) {
                statement.execute(table.create());
                tables.put(BackupFile.TABLES + table.name(), table);
            }
        }
        Files.createDirectories(scratch.resolve("files"));
        connection.setAutoCommit(false);
        backup.each((name, content) -> {
            Manifest.Table table = tables.get(name);
            if (table != null) {
                TableRows.read(connection, table, new BufferedInputStream(content));
                connection.commit();
            } else {
                Path target = scratch.resolve(name).normalize();
                if (!target.startsWith(scratch)) {
                    throw new BackupProblem("damaged", null, name);
                }
                Files.createDirectories(target.getParent());
                Files.copy(content, target);
            }
        });
        connection.setAutoCommit(true);
        compare(connection);
    }

    /** Every table once more, from the database this time. */
    private void compare(Connection connection) throws SQLException, IOException {
        List<String> different = new ArrayList<>();
        for (Manifest.Table table : manifest.tables()) {
            Manifest.Table restored = TableRows.write(connection, table.name(), OutputStream.nullOutputStream());
            if (restored.rows() != table.rows() || !restored.sha256().equals(table.sha256())) {
                different.add(table.name());
            }
        }
        if (!different.isEmpty()) {
            throw new BackupProblem("different", null, String.join(", ", different));
        }
    }
}
