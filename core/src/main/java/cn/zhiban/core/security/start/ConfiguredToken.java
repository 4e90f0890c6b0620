package cn.zhiban.core.security.start;

import cn.zhiban.core.audit.AuditLog;
import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.BearerTokens;
import cn.zhiban.core.time.CompanyTime;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers the token that the environment names ({@code ZHIBAN_API_TOKEN}) with every permission and all clients. The
 * environment is the truth: another value takes the place of the earlier one, and none ends it. One that an administrator
 * revoked stays revoked.
 */
@Component
class ConfiguredToken {
    static final String PROPERTY = "zhiban.api-token";

    /** The name it has among the tokens and in the audit log. */
    static final String NAME = "ZHIBAN_API_TOKEN";

    private static final int SHORTEST = 32;
    private static final String TYPE = "core.token";
    private static final Logger log = LoggerFactory.getLogger(ConfiguredToken.class);
    private final JdbcClient jdbc;
    private final StartLock lock;
    private final Access access;
    private final ActorDirectory directory;
    private final AuditLog audit;
    private final CompanyTime time;
    private final Translations translations;

    ConfiguredToken(
            JdbcClient jdbc,
            StartLock lock,
            Access access,
            ActorDirectory directory,
            AuditLog audit,
            CompanyTime time,
            Translations translations) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.access = access;
        this.directory = directory;
        this.audit = audit;
        this.time = time;
        this.translations = translations;
    }

    /**
     * Brings the database in line with the setting.
     *
     * @param secret the token, or null or empty for none
     * @throws UnusableSetting it is too short to be safe
     */
    @Transactional
    void register(@Nullable String secret) {
        String token = secret == null ? "" : secret.strip();
        if (!token.isEmpty() && token.length() < SHORTEST) {
            String reason = text(Locale.SIMPLIFIED_CHINESE) + " " + text(Locale.ENGLISH);
            throw new UnusableSetting(PROPERTY, reason);
        }
        lock.take();
        String hash = token.isEmpty() ? "" : BearerTokens.hash(token);
        revokeOthers(hash);
        if (!hash.isEmpty()) {
            long id = find(hash).orElseGet(() -> insert(hash));
            for (String permission : access.everyPermission()) {
                jdbc.sql("INSERT IGNORE INTO core_api_token_permission (token_id, permission) VALUES (?, ?)")
                        .params(id, permission)
                        .update();
            }
        }
        directory.forgetAfterCommit();
    }

    private Optional<Long> find(String hash) {
        record Row(long id, @Nullable Timestamp revokedAt) {}
        Optional<Row> row = jdbc.sql("SELECT id, revoked_at FROM core_api_token WHERE token_hash = ?")
                .param(hash)
                .query(Row.class)
                .optional();
        if (row.isPresent() && row.get().revokedAt() != null) {
            log.warn("{} was revoked and stays so; use another value", NAME);
        }
        return row.map(Row::id);
    }

    private long insert(String hash) {
        long id = jdbc.sql("INSERT INTO core_api_token (name, token_hash, all_clients, created_at)"
                        + " VALUES (?, ?, TRUE, ?) RETURNING id")
                .params(NAME, hash, Timestamp.from(time.now()))
                .query(Long.class)
                .single();
        audit.record("created", TYPE, id, NAME, null, null);
        return id;
    }

    private void revokeOthers(String hash) {
        List<Long> others = jdbc.sql("SELECT id FROM core_api_token"
                        + " WHERE created_by IS NULL AND revoked_at IS NULL AND token_hash <> ?")
                .param(hash)
                .query((found, _) -> found.getLong(1))
                .list();
        for (long id : others) {
            jdbc.sql("UPDATE core_api_token SET revoked_at = ? WHERE id = ?")
                    .params(Timestamp.from(time.now()), id)
                    .update();
            audit.record("revoked", TYPE, id, NAME, null, null);
        }
    }

    private String text(Locale locale) {
        return translations.getTranslation("core.security.start.token-too-short", locale, SHORTEST);
    }
}
