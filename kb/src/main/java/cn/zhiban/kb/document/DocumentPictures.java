package cn.zhiban.kb.document;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.UserFacingProblem;
import cn.zhiban.core.file.ContentTypes;
import cn.zhiban.core.file.FileStore;
import cn.zhiban.core.file.StoredFile;
import cn.zhiban.kb.article.ArticlePictures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the pictures of documents, each content once: importing a document again shows the same picture. */
@Component
class DocumentPictures {
    private static final long MOST_BYTES = 10L * 1024 * 1024;
    private static final Pattern EXPORTED = Pattern.compile("([A-Za-z0-9_-]{22})\\.[a-z]+");
    private static final String NOT_YET = "/files/0000000000000000000000";

    private final FileStore files;
    private final JdbcClient jdbc;

    DocumentPictures(FileStore files, JdbcClient jdbc) {
        this.files = files;
        this.jdbc = jdbc;
    }

    /**
     * Address of a picture in the suite; stores it if nobody has yet.
     *
     * @param store false only says what the address is or would be
     * @return empty if it is no picture that is safe to show, or too large
     */
    Optional<String> address(String path, Path content, boolean store) throws IOException {
        String sha256 = sha256(content);
        Optional<String> known = exported(path, sha256).or(() -> remembered(sha256));
        if (known.isPresent()) {
            return known.map(id -> "/files/" + id);
        }
        if (!store) {
            return Optional.of(NOT_YET);
        }
        try (InputStream in = Files.newInputStream(content)) {
            StoredFile file = files.store(path, in, ArticlePictures.PURPOSE, MOST_BYTES, ContentTypes.IMAGES);
            jdbc.sql("INSERT INTO kb_document_picture (sha256, public_id) VALUES (?, ?)"
                            + " ON DUPLICATE KEY UPDATE public_id = VALUES(public_id)")
                    .params(sha256, file.publicId())
                    .update();
            return Optional.of("/files/" + file.publicId());
        } catch (UserFacingProblem e) {
            return Optional.empty();
        }
    }

    /** Pictures in an export are named after their address. */
    private Optional<String> exported(String path, String sha256) throws IOException {
        Matcher name = EXPORTED.matcher(path.substring(path.lastIndexOf('/') + 1));
        return name.matches() && isStored(name.group(1), sha256) ? Optional.of(name.group(1)) : Optional.empty();
    }

    private Optional<String> remembered(String sha256) {
        return jdbc.sql("SELECT public_id FROM kb_document_picture WHERE sha256 = ?")
                .param(sha256)
                .query(String.class)
                .optional()
                .filter(id -> {
                    try {
                        return isStored(id, sha256);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }

    /** Whoever has the same content in hand learns nothing by its address. */
    private boolean isStored(String id, String sha256) throws IOException {
        try {
            StoredFile file = files.getTrusted(id);
            Path content = files.content(file);
            return file.purpose().equals(ArticlePictures.PURPOSE)
                    && Files.exists(content)
                    && sha256(content).equals(sha256);
        } catch (NotFound e) {
            return false;
        }
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
