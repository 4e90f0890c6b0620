package cn.zhiban.core.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A back-up that is read: first wholly checked, then entry by entry. */
final class BackupFile {
    static final String MANIFEST = "manifest.json";
    static final String TABLES = "tables/";
    static final String FILES = "files/";
    static final String SETTINGS = "settings/";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final @Nullable BackupKey key;

    BackupFile(Path file, @Nullable BackupKey key) {
        this.file = file;
        this.key = key;
    }

    /** Takes an entry; the stream ends where it does. */
    interface Reader {
        void read(String name, InputStream content) throws IOException, SQLException;
    }

    /** Hands over every entry but the manifest. */
    void each(Reader reader) throws SQLException {
        entries(reader);
    }

    /**
     * Reads the whole file and compares every entry with the manifest.
     *
     * @throws BackupProblem it is no back-up, damaged, sealed with another key, or of a newer version of the suite
     */
    Manifest check() throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        Manifest manifest = entries((name, content) -> {
            MessageDigest digest = CheckedContent.sha256();
            new DigestInputStream(content, digest).transferTo(java.io.OutputStream.nullOutputStream());
            found.put(name, HexFormat.of().formatHex(digest.digest()));
        });
        Map<String, String> expected = new HashMap<>();
        manifest.tables().forEach(table -> expected.put(TABLES + table.name(), table.sha256()));
        manifest.files().forEach(stored -> expected.put(FILES + stored.name(), stored.sha256()));
        manifest.settings().forEach(stored -> expected.put(SETTINGS + stored.name(), stored.sha256()));
        if (!expected.equals(found)) {
            throw damaged(null);
        }
        Map<String, Integer> known = SchemaVersions.ofThisSuite();
        manifest.schema().forEach((module, version) -> {
            Integer ours = known.get(module);
            if (ours == null || ours < version) {
                throw new BackupProblem(
                        "newer", null, module, version.toString(), String.valueOf(ours == null ? 0 : ours));
            }
        });
        return manifest;
    }

    private Manifest entries(Reader reader) throws SQLException {
        if (!Files.isRegularFile(file)) {
            throw new BackupProblem("no-file", null, file.toString());
        }
        Manifest manifest = null;
        try (InputStream opened = Seal.in(file, key)) {
            ZipInputStream zip = new ZipInputStream(opened);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                InputStream content = new Unclosable(zip);
                if (entry.getName().equals(MANIFEST)) {
                    manifest = manifest(content.readAllBytes());
                } else {
                    reader.read(entry.getName(), content);
                }
            }
            Seal.drain(opened);
        } catch (ZipException | java.io.EOFException e) {
            throw damaged(e);
        } catch (IOException e) {
            throw new BackupProblem("failed", e, String.valueOf(e.getMessage()));
        }
        if (manifest == null) {
            throw damaged(null);
        }
        return manifest;
    }

    private Manifest manifest(byte[] json) {
        try {
            int format = JSON.readTree(json).path("format").asInt(0);
            if (format > Manifest.FORMAT) {
                throw new BackupProblem(
                        "newer", null, "format", Integer.toString(format), Integer.toString(Manifest.FORMAT));
            }
            return JSON.readValue(json, Manifest.class);
        } catch (JacksonException e) {
            throw damaged(e);
        }
    }

    private BackupProblem damaged(@Nullable Exception cause) {
        return new BackupProblem("damaged", cause, file.toString());
    }

    private static final class Unclosable extends FilterInputStream {
        Unclosable(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the archive goes on behind the entry
        }
    }
}
