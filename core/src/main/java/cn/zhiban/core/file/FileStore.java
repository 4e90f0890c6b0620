package cn.zhiban.core.file;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.time.CompanyTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;

/**
 * Keeps uploaded files below {@code <data>/files}. A file is first written whole and forced to disk, then made known to
 * the database, so a crash leaves at most a file that nobody knows, never a row without a file. Anyone signed in may
 * store; reading is decided by the purpose's {@link FileGuard}.
 */
@Service
public class FileStore {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path home;
    private final JdbcTemplate jdbc;
    private final Access access;
    private final CompanyTime time;
    private final List<FileGuard> guards;

    FileStore(
            @Value("${zhiban.data:data}") Path data,
            JdbcTemplate jdbc,
            Access access,
            CompanyTime time,
            List<FileGuard> guards) {
        this.home = data.resolve("files").toAbsolutePath().normalize();
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
        this.guards = guards;
    }

    /**
     * Stores an upload.
     *
     * @param name name for people, may be anything
     * @param content read to its end, not closed
     * @param purpose what it belongs to
     * @param maxBytes the most that is taken
     * @param types content types that are taken (see {@link ContentTypes}); empty takes all
     * @throws FileTooLarge more bytes than allowed; nothing is kept
     * @throws FileTypeRefused another type; nothing is kept
     */
    public StoredFile store(String name, InputStream content, String purpose, long maxBytes, Set<String> types) {
        Actor actor = access.current();
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String publicId = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path target = path(publicId);
        Path temporary = target.resolveSibling(publicId + ".part");
        try {
            Files.createDirectories(target.getParent());
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                byte[] head = write(content, temporary, digest, maxBytes);
                String type = ContentTypes.detect(head);
                if (!types.isEmpty() && !types.contains(type)) {
                    throw new FileTypeRefused(name);
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
                String cleanName = cleanName(name);
                long size = Files.size(target);
                long id = insert(
                        publicId, cleanName, type, size, HexFormat.of().formatHex(digest.digest()), purpose, actor);
                return new StoredFile(id, publicId, cleanName, type, size, purpose, actor.reference());
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file the actor may read. @throws NotFound there is none, or it may not */
    public StoredFile get(String publicId) {
        Actor actor = access.current();
        StoredFile file = find(publicId);
        boolean allowed = guards.stream()
                .filter(guard -> guard.purpose().equals(file.purpose()))
                .anyMatch(guard -> guard.mayRead(actor, file));
        if (!allowed) {
            throw new NotFound("core.file", publicId);
        }
        return file;
    }

    /** A file that the calling service has made sure the actor may read, for example the source of its import. */
    public StoredFile getTrusted(String publicId) {
        return find(publicId);
    }

    /** Where the content of a file from this store lies. */
    public Path content(StoredFile file) {
        return path(file.publicId());
    }

    private StoredFile find(String publicId) {
        return jdbc
                .query(
                        "SELECT id, public_id, name, content_type, size_bytes, purpose, created_by FROM core_file WHERE public_id = ?",
                        (row, _) -> new StoredFile(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getString(6),
                                row.getString(7)),
                        publicId)
                .stream()
                .findFirst()
                .filter(file -> file.publicId().equals(publicId))
                .orElseThrow(() -> new NotFound("core.file", publicId));
    }

    private static byte[] write(InputStream content, Path file, MessageDigest digest, long maxBytes)
            throws IOException {
        byte[] head = content.readNBytes(64);
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            out.write(head);
            long size = head.length;
            byte[] buffer = new byte[64 * 1024];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > maxBytes) {
                    throw new FileTooLarge(maxBytes);
                }
                out.write(buffer, 0, read);
            }
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return head;
    }

    private long insert(
            String publicId, String name, String type, long size, String sha256, String purpose, Actor actor) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement("""
                            INSERT INTO core_file (public_id, name, content_type, size_bytes, sha256, purpose, created_by, created_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""", Statement.RETURN_GENERATED_KEYS);
                    insert.setString(1, publicId);
                    insert.setString(2, name);
                    insert.setString(3, type);
                    insert.setLong(4, size);
                    insert.setString(5, sha256);
                    insert.setString(6, purpose);
                    insert.setString(7, actor.reference());
                    insert.setTimestamp(8, Timestamp.from(time.now()));
                    return insert;
                },
                key);
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    private Path path(String publicId) {
        return home.resolve(publicId.substring(0, 2)).resolve(publicId);
    }

    /** The last part of a path, without control characters, short enough for the table. */
    private static String cleanName(String name) {
        String last = Arrays.stream(name.split("[/\\\\]")).reduce("", (_, part) -> part);
        String clean = last.replaceAll("\\p{Cntrl}", "").strip();
        String kept = clean.isEmpty() ? "file" : clean;
        return kept.length() > 255 ? kept.substring(kept.length() - 255) : kept;
    }
}
