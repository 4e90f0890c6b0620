package cn.zhiban.core.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a back-up: a ZIP with the rows of every table as one moment shows them, the files the database knew at that
 * moment, configuration files beside the suite and the manifest. The suite may go on working.
 */
final class BackupWriter {
    private static final Logger log = LoggerFactory.getLogger(BackupWriter.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Connection connection;
    private final Path files;
    private final Path settings;
    private final Clock clock;

    /**
     * @param files folder of the stored files
     * @param settings folder whose {@code application.*} and {@code config/} are taken along
     */
    BackupWriter(Connection connection, Path files, Path settings, Clock clock) {
        this.connection = connection;
        this.files = files;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes the file, which appears under its name only when it is complete and on disk.
     *
     * @throws BackupProblem there is such a file already, or nothing to back up
     */
    Manifest write(Path target, @Nullable BackupKey key) throws IOException, SQLException {
        Path whole = target.toAbsolutePath().normalize();
        if (Files.exists(whole)) {
            throw new BackupProblem("file-exists", null, whole.toString());
        }
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, ownerOnly());
            Manifest manifest;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
                    OutputStream sealed = Seal.out(out, key);
                    ZipOutputStream zip = new ZipOutputStream(sealed)) {
                manifest = write(zip);
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private Manifest write(ZipOutputStream zip) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        }
        String moment = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        List<String> tables = TableRows.tables(connection);
        Map<String, Integer> schema = SchemaVersions.ofDatabase(connection, tables);
        if (schema.isEmpty()) {
            throw new BackupProblem("nothing-there", null);
        }
        // files first: the cleaning of old ones may be at work
        List<Manifest.Stored> stored = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        if (tables.contains("core_file")) {
            storedFiles(zip, stored, missing);
        }
        List<Manifest.Table> rows = new ArrayList<>();
        for (String table : tables) {
            zip.putNextEntry(new ZipEntry(BackupFile.TABLES + table));
            rows.add(TableRows.write(connection, table, new Unclosable(zip)));
            zip.closeEntry();
        }
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                moment,
                SchemaVersions.application(),
                TableRows.strings(connection, "SELECT VERSION()").getFirst(),
                schema,
                rows,
                stored,
                missing,
                settings(zip),
                System.getenv().keySet().stream()
                        .filter(name -> name.matches("(ZHIBAN|SPRING|SERVER|MANAGEMENT|HIBERNATE)_.*|PORT"))
                        .sorted()
                        .toList());
        zip.putNextEntry(new ZipEntry(BackupFile.MANIFEST));
        zip.write(JSON.writeValueAsBytes(manifest));
        zip.closeEntry();
        try (Statement statement = connection.createStatement()) {
            statement.execute("COMMIT");
        }
        return manifest;
    }

    private void storedFiles(ZipOutputStream zip, List<Manifest.Stored> stored, List<String> missing)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT public_id, sha256 FROM core_file ORDER BY id")) {
            while (rows.next()) {
                String publicId = rows.getString(1);
                String name = publicId.substring(0, 2) + "/" + publicId;
                try {
                    Manifest.Stored file = copy(zip, BackupFile.FILES, name, files.resolve(name));
                    stored.add(file);
                    if (!file.sha256().equals(rows.getString(2))) {
                        log.warn("The stored file {} is not what was once uploaded", publicId);
                    }
                } catch (NoSuchFileException e) {
                    missing.add(publicId);
                }
            }
        }
    }

    private List<Manifest.Stored> settings(ZipOutputStream zip) throws IOException {
        List<Manifest.Stored> copied = new ArrayList<>();
        if (Files.isDirectory(settings)) {
            try (Stream<Path> found = Files.walk(settings, 3)) {
                for (Path file : found.filter(this::isSetting).sorted().toList()) {
                    String name = settings.relativize(file).toString().replace('\\', '/');
                    copied.add(copy(zip, BackupFile.SETTINGS, name, file));
                }
            }
        }
        return copied;
    }

    private boolean isSetting(Path file) {
        String name = settings.relativize(file).toString().replace('\\', '/');
        return Files.isRegularFile(file)
                && name.matches("(?:config/(?:[^/]+/)?)?application[^/]*\\.(properties|ya?ml)");
    }

    private static Manifest.Stored copy(ZipOutputStream zip, String folder, String name, Path file) throws IOException {
        MessageDigest digest = CheckedContent.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            zip.putNextEntry(new ZipEntry(folder + name));
            long bytes = in.transferTo(zip);
            zip.closeEntry();
            return new Manifest.Stored(name, bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** Streams around an entry must not end the archive. */
    private static final class Unclosable extends FilterOutputStream {
        Unclosable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
