package cn.zhiban.kb.article;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.kb.KbPermissions;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person is writing and has not saved yet, kept every few seconds, so that a lost connection, an ended session or a
 * killed server loses nothing. Everybody has their own; needs {@link KbPermissions#EDIT}.
 */
@Service
public class AutosaveService {
    /** Stands for an article that does not exist yet. */
    public static final long NEW = 0;

    private final JdbcTemplate jdbc;
    private final Access access;
    private final CompanyTime time;

    AutosaveService(JdbcTemplate jdbc, Access access, CompanyTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.time = time;
    }

    /**
     * What was kept.
     *
     * @param baseVersion counter of the article that the text started from
     * @param baseNumber number of the version that the text started from, or 0 if that is not known
     * @param content the text
     * @param savedAt when it was kept
     */
    public record Autosave(int baseVersion, int baseNumber, ArticleContent content, Instant savedAt) {}

    /** Keeps the text of whoever writes. @param articleId the article, or {@link #NEW} */
    @Transactional
    public void keep(long articleId, int baseVersion, ArticleContent content) {
        keep(articleId, baseVersion, 0, content);
    }

    /**
     * Keeps the text of whoever writes.
     *
     * @param articleId the article, or {@link #NEW}
     * @param baseNumber number of the version that the text started from
     */
    @Transactional
    public void keep(long articleId, int baseVersion, int baseNumber, ArticleContent content) {
        jdbc.update(
                "INSERT INTO kb_article_autosave (account_id, article_id, base_version, base_number, content, saved_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE base_version = VALUES(base_version),"
                        + " base_number = VALUES(base_number), content = VALUES(content), saved_at = VALUES(saved_at)",
                account(),
                articleId,
                baseVersion,
                baseNumber,
                ArticleContentJson.write(content),
                Timestamp.from(time.now()));
    }

    /** What was kept of whoever asks, if anything. */
    @Transactional(readOnly = true)
    public Optional<Autosave> find(long articleId) {
        return jdbc
                .query(
                        "SELECT base_version, base_number, content, saved_at FROM kb_article_autosave"
                                + " WHERE account_id = ? AND article_id = ?",
                        (row, _) -> new Autosave(
                                row.getInt(1),
                                row.getInt(2),
                                ArticleContentJson.read(row.getString(3)),
                                row.getTimestamp(4).toInstant()),
                        account(),
                        articleId)
                .stream()
                .findFirst();
    }

    /** Forgets it: it was saved or thrown away. */
    @Transactional
    public void forget(long articleId) {
        jdbc.update("DELETE FROM kb_article_autosave WHERE account_id = ? AND article_id = ?", account(), articleId);
    }

    private long account() {
        Long account = access.require(KbPermissions.EDIT).accountId();
        if (account == null) {
            throw new NotAllowed(KbPermissions.EDIT);
        }
        return account;
    }
}
