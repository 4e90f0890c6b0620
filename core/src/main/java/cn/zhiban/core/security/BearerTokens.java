package cn.zhiban.core.security;

import cn.zhiban.core.time.CompanyTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds API tokens by the hash of their secret; the secret itself is nowhere kept. */
@Component
public class BearerTokens {
    private final JdbcClient jdbc;
    private final CompanyTime time;

    BearerTokens(JdbcClient jdbc, CompanyTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Optional<SignedIn> find(String secret) {
        Timestamp now = Timestamp.from(time.now());
        record Row(long id, String name) {}
        Optional<Row> found =
                jdbc.sql("""
                        SELECT id, name FROM core_api_token
                         WHERE token_hash = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)""").params(hash(secret), now).query(Row.class).optional();
        found.ifPresent(row -> jdbc.sql("""
                        UPDATE core_api_token SET last_used_at = ?
                         WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ? - INTERVAL 1 MINUTE)""").params(now, row.id(), now).update());
        return found.map(row -> new SignedIn(null, row.id(), row.name(), 0));
    }

    /** SHA-256 in hexadecimal: enough for secrets that are random, unlike passwords. */
    public static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
